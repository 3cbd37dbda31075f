package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;

import java.util.Map;
import java.util.concurrent.Callable;

/** Every way in which a held item could go, tried. */
@Command(
        description =
                "Try every way in which a held item could be destroyed, on a canary; each must be"
                        + " refused.")
final class SelfTestVerb implements Callable<Integer> {
    private final Holdfast root;

    SelfTestVerb(Holdfast root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        JsonNode result = root.ask(rest -> rest.post("/api/v1/selftest", Rest.body()), Map.of());
        root.answer(result, Human::print);
        if (result.path("ok").asBoolean()) {
            return 0;
        }
        long alarms = 0;
        for (JsonNode attempt : result.path("attempts")) {
            alarms += attempt.path("refused").asBoolean() ? 0 : 1;
        }
        root.printed()
                .note(
                        "HF-6015 "
                                + alarms
                                + " attempts were not refused: stop disposition and look at those"
                                + " listed as ALARM");
        return 1;
    }
}

package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Legal holds. */
@Command(description = "Legal holds: freeze what a matter may need, whatever retention says.")
final class HoldVerbs extends VerbGroup {
    HoldVerbs(Holdfast root) {
        super(root);
    }

    @Command(description = "Place a hold; what arrives later is caught too.")
    int place(
            @Option(names = "--matter", required = true, paramLabel = "M") String matter,
            @Option(names = "--custodian", paramLabel = "C") @Nullable List<String> custodians,
            @Option(names = "--query", paramLabel = "Q") @Nullable String query,
            @Option(names = "--from", paramLabel = "D") @Nullable LocalDate from,
            @Option(names = "--to", paramLabel = "D") @Nullable LocalDate to,
            @Option(
                            names = "--allow-empty",
                            description = "place it though nothing is in its scope yet")
                    boolean allowEmpty) {
        ObjectNode body =
                Rest.body().put("matter", matter).put("query", query).put("allowEmpty", allowEmpty);
        body.putArray("custodians");
        (custodians == null ? List.<String>of() : custodians)
                .forEach(body.withArray("custodians")::add);
        body.put("from", from == null ? null : from.toString());
        body.put("to", to == null ? null : to.toString());
        return root.ask(
                rest -> {
                    JsonNode preview = rest.post("/api/v1/holds/preview", body);
                    root.printed()
                            .note(
                                    String.format(
                                            Locale.ROOT,
                                            "%,d items in scope, %,d of them unreadable and held in"
                                                    + " doubt",
                                            preview.path("items").asLong(),
                                            preview.path("unreadable").asLong()));
                    return rest.post("/api/v1/holds", body);
                });
    }

    @Command(description = "List all holds.")
    int list() {
        return root.ask(rest -> rest.get("/api/v1/holds"));
    }

    @Command(description = "Release a hold; it still protects for the time of grace.")
    int release(
            @Parameters(paramLabel = "ID") long hold,
            @Option(names = "--reason", paramLabel = "TEXT") @Nullable String reason) {
        return root.ask(
                rest ->
                        rest.post(
                                "/api/v1/holds/" + hold + "/release",
                                Rest.body().put("reason", reason)));
    }

    @Command(description = "Notices to custodians; not part of this version.")
    int notices(@Parameters(paramLabel = "ID") long hold) {
        throw new Problem(
                Code.NOT_OFFERED,
                "notices to the custodians of hold " + hold + " are not part of this version",
                "send them yourself; 'hold list' shows the scope");
    }
}

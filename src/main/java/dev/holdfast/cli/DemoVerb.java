package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;

import dev.holdfast.demo.DemoScript;
import dev.holdfast.home.Home;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;

/** The main job, shown on a sample archive. */
@Command(
        description =
                "Show the main job on a sample archive of a small company, then serve the console.")
final class DemoVerb implements Callable<Integer> {
    /** A demonstration cannot wait a day between approval and execution. */
    private static final Map<String, Object> SETTINGS =
            Map.of(
                    "holdfast.disposition.cooling",
                    "PT0S",
                    "holdfast.organisation",
                    DemoScript.ORGANISATION);

    private final Holdfast root;

    @Option(names = "--no-serve", description = "end when the demonstration is over")
    boolean noServe;

    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "N",
            description = "of the console; default 8080")
    int port;

    DemoVerb(Holdfast root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = root.home();
        if (noServe) {
            try (Connected connected = Connected.to(home, SETTINGS)) {
                root.answer(new DemoRun(root, home, root.rest(connected)).run(), Human::print);
            }
            return 0;
        }
        try (Connected connected =
                Connected.running(home).orElseGet(() -> Connected.started(home, port, SETTINGS))) {
            JsonNode summary = new DemoRun(root, home, root.rest(connected)).run();
            Hosted own = connected.own();
            if (own == null) {
                root.answer(summary, Human::print);
                root.printed().note("The console is at " + root.rest(connected).address() + "/");
                return 0;
            }
            if (root.json) {
                root.answer(summary, Human::print);
                root.printed().note("The console is at http://127.0.0.1:" + own.port() + "/");
            } else {
                root.answer(summary, Human::print);
                ServeVerb.say(root, own);
            }
            root.printed().out().flush();
            own.await();
        }
        return 0;
    }
}

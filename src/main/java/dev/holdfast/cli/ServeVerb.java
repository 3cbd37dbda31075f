package dev.holdfast.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.holdfast.home.Home;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Runs the service and the console until the process is asked to end. */
@Command(description = "Run the service and the web console.")
final class ServeVerb implements Callable<Integer> {
    private final Holdfast root;

    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "N",
            description = "default 8080; 0 for any free port")
    int port;

    ServeVerb(Holdfast root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException {
        Home home = root.home();
        Optional<Connected> running = Connected.running(home);
        if (running.isPresent()) {
            throw new Problem(
                    Code.HOME_LOCKED,
                    "the home "
                            + home.root()
                            + " is served already, at http://127.0.0.1:"
                            + running.get().port(),
                    "use that, or name another home with --home");
        }
        try (Hosted own = Hosted.start(home, port, Map.of())) {
            say(root, own);
            own.await();
        }
        return 0;
    }

    /** Prints where the console is and, while there is nobody yet, how to become the first. */
    static void say(Holdfast root, Hosted own) {
        ObjectNode answer = Rest.body().put("address", "http://127.0.0.1:" + own.port() + "/");
        own.setupLink()
                .ifPresent(link -> answer.put("setup", "http://127.0.0.1:" + own.port() + link));
        root.answer(
                answer,
                (said, printed) -> {
                    printed.line("The console is at " + said.path("address").asText());
                    if (said.has("setup")) {
                        printed.line("Set it up once at " + said.path("setup").asText());
                    }
                    printed.line("Stop it with Ctrl-C.");
                });
        root.printed().out().flush();
    }
}

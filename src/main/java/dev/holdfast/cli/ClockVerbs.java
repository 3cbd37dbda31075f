package dev.holdfast.cli;

import picocli.CommandLine.Command;

/** The clock that cooling, grace and retention end by. */
@Command(description = "The clock: time that passed while nobody watched counts when confirmed.")
final class ClockVerbs extends VerbGroup {
    ClockVerbs(Holdfast root) {
        super(root);
    }

    @Command(description = "Show the clock as the register has seen it, and its jumps.")
    int show() {
        return root.ask(rest -> rest.get("/api/v1/clock"));
    }

    @Command(description = "Answer for the clock: the time that nobody watched has passed.")
    int confirm() {
        return root.ask(rest -> rest.post("/api/v1/clock/confirm", Rest.body()));
    }
}

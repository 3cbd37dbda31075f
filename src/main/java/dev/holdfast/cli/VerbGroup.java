package dev.holdfast.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** A verb that says nothing without a second word. */
abstract class VerbGroup implements Callable<Integer> {
    final Holdfast root;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before a verb runs
    CommandSpec spec;

    VerbGroup(Holdfast root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "what to do is missing: " + String.join(", ", spec.subcommands().keySet()));
    }
}

package dev.holdfast.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import picocli.CommandLine;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The entry point: {@code holdfast [--home DIR] [--json] [--tenant T] [--as USER] VERB …}. */
public final class Main {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private Main() {}

    /** Runs a verb and ends the process with its status. */
    public static void main(String[] args) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        int status = run(args, out, err);
        out.flush();
        err.flush();
        System.exit(status);
    }

    /**
     * Runs a verb in this process.
     *
     * @return 0 done, 1 refused or failed, 2 wrong usage
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        Holdfast root = new Holdfast(new Printed(out, err));
        CommandLine command = root.commandLine(args);
        command.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        command.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        boolean json = Arrays.asList(args).contains("--json");
        command.setParameterExceptionHandler(
                (thrown, given) -> wrongUsage(thrown, json, root.printed()));
        command.setExecutionExceptionHandler(
                (thrown, which, parsed) -> failed(thrown, json, root.printed()));
        return command.execute(args);
    }

    private static int wrongUsage(
            CommandLine.ParameterException thrown, boolean json, Printed printed) {
        CommandLine command = thrown.getCommandLine();
        printed.note(String.valueOf(thrown.getMessage()));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(thrown, command.getErr())) {
            printed.note(command.getUsageMessage().strip().lines().findFirst().orElse(""));
        }
        printed.note("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        if (json) {
            printed.json(
                    Refused.document(
                            new Problem(
                                    Code.WRONG_USAGE,
                                    String.valueOf(thrown.getMessage()),
                                    "see '"
                                            + command.getCommandSpec().qualifiedName()
                                            + " --help'")));
        }
        return WRONG_USAGE;
    }

    private static int failed(Exception thrown, boolean json, Printed printed) {
        ObjectNode document =
                switch (thrown) {
                    case Refused refused -> refused.document();
                    case Problem problem -> Refused.document(problem);
                    default ->
                            Refused.document(
                                    new Problem(
                                            Code.UNEXPECTED,
                                            "the command failed (" + thrown + ")",
                                            "please report it with what you typed"));
                };
        printed.note(Refused.line(document));
        if (json) {
            printed.json(document);
        }
        return FAILED;
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}

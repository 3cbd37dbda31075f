package dev.holdfast.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;

/** Writes reports. */
@Command(description = "Write a report as PDF/A; 'report list' names the kinds.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class ReportVerb implements Callable<Integer> {
    private final Holdfast root;

    @Parameters(paramLabel = "KIND")
    String kind;

    @Option(names = "--out", paramLabel = "F.pdf")
    @Nullable Path out;

    @Option(names = "--from", paramLabel = "D", description = "first day of an audit trail")
    @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "D", description = "its last day")
    @Nullable LocalDate to;

    @Option(names = "--matter", paramLabel = "M", description = "the one matter of a hold register")
    @Nullable String matter;

    @Spec CommandSpec spec;

    ReportVerb(Holdfast root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        if (kind.equals("list")) {
            return root.ask(rest -> rest.get("/api/v1/reports"));
        }
        if (out == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Missing required option: '--out=F.pdf'");
        }
        ObjectNode body = body(kind, out);
        body.put("from", from == null ? null : from.toString());
        body.put("to", to == null ? null : to.toString());
        body.put("matter", matter);
        return root.ask(rest -> rest.post("/api/v1/reports", body));
    }

    static ObjectNode body(String kind, Path out) {
        return Rest.body()
                .put("kind", kind)
                .put("out", out.toAbsolutePath().normalize().toString());
    }
}

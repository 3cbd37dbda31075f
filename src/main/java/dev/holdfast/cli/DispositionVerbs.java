package dev.holdfast.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.LocalDate;

/** Disposition. */
@Command(
        description =
                "Disposition: plan what may go, have two people approve it, destroy it, certify"
                        + " it.")
final class DispositionVerbs extends VerbGroup {
    private static final String PATH = "/api/v1/dispositions";

    DispositionVerbs(Holdfast root) {
        super(root);
    }

    @Command(description = "Freeze and seal what is due.")
    int plan(
            @Option(names = "--as-of", paramLabel = "DATE", description = "default today")
                    @Nullable LocalDate asOf,
            @Option(
                            names = "--transfer",
                            description = "hand the items over in a package before they go here")
                    boolean transfer) {
        ObjectNode body = Rest.body().put("transfer", transfer);
        body.put("asOf", asOf == null ? null : asOf.toString());
        return root.ask(rest -> rest.post(PATH, body));
    }

    @Command(description = "Show a plan, or all of them.")
    int show(@Parameters(arity = "0..1", paramLabel = "PLAN") @Nullable Long plan) {
        return root.ask(rest -> rest.get(plan == null ? PATH : PATH + "/" + plan));
    }

    @Command(description = "Agree to a plan; two different people must (--as USER).")
    int approve(
            @Parameters(paramLabel = "PLAN") long plan,
            @Option(names = "--comment", paramLabel = "TEXT") @Nullable String comment) {
        return root.ask(
                rest ->
                        rest.post(
                                PATH + "/" + plan + "/approve",
                                Rest.body().put("comment", comment)));
    }

    @Command(description = "Halt an execution after the batch that is running.")
    int stop(
            @Parameters(paramLabel = "PLAN") long plan,
            @Option(
                            names = {"--comment", "--reason"},
                            paramLabel = "TEXT")
                    @Nullable String comment) {
        return root.ask(
                rest ->
                        rest.post(
                                PATH + "/" + plan + "/stop", Rest.body().put("comment", comment)));
    }

    @Command(description = "End a plan; what it has not destroyed stays.")
    int reject(
            @Parameters(paramLabel = "PLAN") long plan,
            @Option(
                            names = {"--comment", "--reason"},
                            paramLabel = "TEXT")
                    @Nullable String comment) {
        return root.ask(
                rest ->
                        rest.post(
                                PATH + "/" + plan + "/reject",
                                Rest.body().put("comment", comment)));
    }

    @Command(description = "Destroy what the plan lists and nothing else keeps.")
    int execute(
            @Parameters(paramLabel = "PLAN") long plan,
            @Option(
                            names = "--out",
                            paramLabel = "DIR",
                            description = "for a transfer: an empty folder for the package")
                    @Nullable Path out) {
        ObjectNode body = Rest.body();
        body.put("out", out == null ? null : out.toAbsolutePath().normalize().toString());
        return root.ask(rest -> rest.post(PATH + "/" + plan + "/execute", body));
    }
}

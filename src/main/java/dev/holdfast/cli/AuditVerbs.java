package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The audit log. */
@Command(description = "The audit log: who did what, and the proof that it was not edited.")
final class AuditVerbs extends VerbGroup {
    AuditVerbs(Holdfast root) {
        super(root);
    }

    @Command(description = "List entries, newest first.")
    int list(
            @Option(names = "--limit", defaultValue = "100", paramLabel = "N") int limit,
            @Option(
                            names = "--from",
                            paramLabel = "TIME",
                            description = "ISO 8601, as 2026-01-31T00:00:00Z")
                    @Nullable String from,
            @Option(names = "--to", paramLabel = "TIME") @Nullable String to,
            @Option(names = "--actor", paramLabel = "USER") @Nullable String actor,
            @Option(
                            names = "--action",
                            paramLabel = "ACTION",
                            description = "such as hold.place, or hold for all")
                    @Nullable String action,
            @Option(names = "--before", paramLabel = "ENTRY") @Nullable Long before) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("limit", limit);
        put(asked, "from", from);
        put(asked, "to", to);
        put(asked, "actor", actor);
        put(asked, "action", action);
        put(asked, "before", before);
        return root.ask(rest -> rest.get("/api/v1/audit", asked));
    }

    @Command(
            description =
                    "Compute the whole log again and compare it with every signed checkpoint.")
    int verify(
            @Option(
                            names = "--checkpoint",
                            paramLabel = "FILE",
                            description = "a checkpoint kept elsewhere")
                    @Nullable List<Path> copies) {
        ObjectNode body = Rest.body();
        for (Path copy : copies == null ? List.<Path>of() : copies) {
            try {
                body.withArray("checkpoints").add(Files.readString(copy));
            } catch (IOException e) {
                throw new Problem(
                        Code.PATH_NOT_FOUND,
                        "the checkpoint " + copy + " cannot be read",
                        "check the path",
                        e);
            }
        }
        return verified(rest -> rest.post("/api/v1/audit/verify", body));
    }

    @Command(description = "Sign the log as it stands; keep the note somewhere else.")
    int checkpoint() {
        return root.ask(
                rest -> rest.post("/api/v1/audit/checkpoints", Rest.body()),
                (answer, printed) -> printed.line(answer.path("note").asText().stripTrailing()));
    }

    @Command(
            description =
                    "Prove that an entry is in the log; prints a proof to check without this"
                            + " program.")
    int prove(@Parameters(paramLabel = "ENTRY") long entry) {
        return root.ask(
                rest -> rest.post("/api/v1/audit/" + entry + "/proof", Rest.body()),
                (answer, printed) -> printed.json(answer));
    }

    private int verified(Holdfast.Ask ask) {
        return verified(root, ask);
    }

    /** Prints a verdict; a bad one is a failure. */
    static int verified(Holdfast root, Holdfast.Ask ask) {
        JsonNode verdict = root.ask(ask, Map.of());
        root.answer(verdict, Human::print);
        if (verdict.path("ok").asBoolean()) {
            return 0;
        }
        root.printed()
                .note(
                        "HF-6014 "
                                + verdict.path("problems").size()
                                + " promises are broken: keep the home as it is and look at the"
                                + " problems listed");
        return 1;
    }

    private static void put(Map<String, Object> asked, String name, @Nullable Object value) {
        if (value != null) {
            asked.put(name, value);
        }
    }
}

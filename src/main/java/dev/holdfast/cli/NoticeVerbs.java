package dev.holdfast.cli;

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
import java.time.LocalDate;
import java.util.List;

/** Hold notices. */
@Command(description = "Notices to custodians: send, remind, change the text, say who has left.")
final class NoticeVerbs extends VerbGroup {
    NoticeVerbs(Holdfast root) {
        super(root);
    }

    @Command(
            description =
                    "Tell every custodian of a hold who has not been told, or would be told"
                            + " something else today.")
    int send(
            @Parameters(paramLabel = "HOLD") long hold,
            @Option(names = "--custodian", paramLabel = "C", description = "only these")
                    @Nullable List<String> custodians) {
        return root.ask(rest -> rest.post("/api/v1/holds/" + hold + "/notices", whom(custodians)));
    }

    @Command(description = "Remind those who have not acknowledged, now.")
    int remind(
            @Parameters(paramLabel = "HOLD") long hold,
            @Option(names = "--custodian", paramLabel = "C", description = "only these")
                    @Nullable List<String> custodians) {
        return root.ask(
                rest -> rest.post("/api/v1/holds/" + hold + "/notices/remind", whom(custodians)));
    }

    @Command(
            description =
                    "Do now what is due: reminders, escalations, notices of release. A running"
                            + " service does it every minute.")
    int round() {
        return root.ask(rest -> rest.post("/api/v1/notices/round", Rest.body()));
    }

    @Command(description = "Show the text of a matter's notices, or put another in its place.")
    int template(
            @Parameters(paramLabel = "MATTER") String matter,
            @Option(
                            names = "--kind",
                            defaultValue = "hold",
                            paramLabel = "KIND",
                            description = "hold, reminder, escalation, succession or release")
                    String kind,
            @Option(
                            names = "--file",
                            paramLabel = "YAML",
                            description = "with subject, body and questions")
                    @Nullable Path file) {
        ObjectNode body = Rest.body().put("matter", matter).put("kind", kind);
        if (file != null) {
            body.put("text", text(file));
        }
        return root.ask(rest -> rest.post("/api/v1/notices/template", body));
    }

    @Command(description = "Say that a custodian has left, and tell whoever follows.")
    int leave(
            @Parameters(paramLabel = "MATTER") String matter,
            @Parameters(paramLabel = "CUSTODIAN") String custodian,
            @Option(
                            names = "--successor",
                            paramLabel = "ADDRESS",
                            description = "default the manager, else counsel")
                    @Nullable String successor,
            @Option(names = "--on", paramLabel = "DATE", description = "default today")
                    @Nullable LocalDate on) {
        ObjectNode body =
                Rest.body()
                        .put("matter", matter)
                        .put("custodian", custodian)
                        .put("successor", successor)
                        .put("on", on == null ? null : on.toString());
        return root.ask(rest -> rest.post("/api/v1/notices/leave", body));
    }

    private static ObjectNode whom(@Nullable List<String> custodians) {
        ObjectNode body = Rest.body();
        var list = body.putArray("custodians");
        if (custodians != null) {
            custodians.forEach(list::add);
        }
        return body;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Problem(
                    Code.PATH_NOT_FOUND,
                    "the file " + file + " cannot be read",
                    "check the path",
                    e);
        }
    }
}

package dev.holdfast.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Matters. */
@Command(description = "Matters: the lawsuits and inquiries that holds are for.")
final class MatterVerbs extends VerbGroup {
    private static final String PATH = "/api/v1/matters";

    MatterVerbs(Holdfast root) {
        super(root);
    }

    /** What is written on a matter's cover. */
    static final class Cover {
        @Option(names = "--description", paramLabel = "TEXT", description = "what it is about")
        @Nullable String description;

        @Option(names = "--party", paramLabel = "P", description = "who is in dispute; repeatable")
        @Nullable List<String> parties;

        @Option(
                names = "--counsel",
                paramLabel = "C",
                description = "who advises, by name or mail address; repeatable")
        @Nullable List<String> counsel;

        @Option(
                names = "--custodian",
                paramLabel = "C",
                description = "whom it concerns; joins those named before; repeatable")
        @Nullable List<String> custodians;

        @Option(
                names = "--date",
                paramLabel = "DAY=WHAT",
                description = "a key date, such as 2027-03-01=hearing; repeatable")
        @Nullable Map<LocalDate, String> dates;

        void write(ObjectNode body) {
            body.put("description", description);
            list(body, "parties", parties);
            list(body, "counsel", counsel);
            list(body, "custodians", custodians);
            if (dates != null) {
                ObjectNode days = body.putObject("dates");
                dates.forEach((day, what) -> days.put(day.toString(), what));
            }
        }

        private static void list(ObjectNode body, String name, @Nullable List<String> values) {
            if (values != null) {
                var list = body.putArray(name);
                values.forEach(list::add);
            }
        }
    }

    @Command(description = "Open a matter.")
    int open(@Parameters(paramLabel = "NAME") String name, @Mixin Cover cover) {
        ObjectNode body = Rest.body().put("matter", name);
        cover.write(body);
        return root.ask(rest -> rest.post(PATH, body));
    }

    @Command(description = "Show a matter with its custodians, dates and holds.")
    int show(@Parameters(paramLabel = "MATTER") String matter) {
        return root.ask(rest -> rest.get(PATH + "/" + Rest.part(matter)));
    }

    @Command(description = "Change what is written on a matter's cover; what is given replaces.")
    int edit(
            @Parameters(paramLabel = "MATTER") String matter,
            @Option(names = "--name", paramLabel = "NAME", description = "a new name")
                    @Nullable String name,
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            description = "open (also a closed one, again) or on-appeal")
                    @Nullable String state,
            @Mixin Cover cover) {
        ObjectNode body = Rest.body().put("matter", matter).put("name", name).put("state", state);
        cover.write(body);
        return root.ask(rest -> rest.post(PATH + "/edit", body));
    }

    @Command(description = "Add a custodian to a matter, or say how one is reached.")
    int custodian(
            @Parameters(paramLabel = "MATTER") String matter,
            @Parameters(paramLabel = "NAME") String custodian,
            @Option(names = "--mail", paramLabel = "ADDRESS", description = "where notices go")
                    @Nullable String mail,
            @Option(
                            names = "--manager",
                            paramLabel = "ADDRESS",
                            description = "who is told when no answer comes")
                    @Nullable String manager) {
        ObjectNode body =
                Rest.body()
                        .put("matter", matter)
                        .put("custodian", custodian)
                        .put("mail", mail)
                        .put("manager", manager);
        return root.ask(rest -> rest.post(PATH + "/custodians", body));
    }

    @Command(description = "List all matters.")
    int list() {
        return root.ask(rest -> rest.get(PATH));
    }

    @Command(description = "Close a matter that has no active hold.")
    int close(@Parameters(paramLabel = "MATTER") String matter) {
        return root.ask(rest -> rest.post(PATH + "/close", Rest.body().put("matter", matter)));
    }
}

package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Legal holds. */
@Command(description = "Legal holds: freeze what a matter may need, whatever retention says.")
final class HoldVerbs extends VerbGroup {
    private static final String PATH = "/api/v1/holds";

    HoldVerbs(Holdfast root) {
        super(root);
    }

    /** What a hold freezes. */
    static final class Scope {
        @Option(names = "--custodian", paramLabel = "C", description = "whose items; repeatable")
        @Nullable List<String> custodians;

        @Option(
                names = "--location",
                paramLabel = "L",
                description = "a folder such as Inbox/Projects, a source or a site; repeatable")
        @Nullable List<String> locations;

        @Option(names = "--query", paramLabel = "Q", description = "KQL")
        @Nullable String query;

        @Option(names = "--from", paramLabel = "D", description = "the first day")
        @Nullable LocalDate from;

        @Option(names = "--to", paramLabel = "D", description = "the last day, included")
        @Nullable LocalDate to;

        ObjectNode body() {
            ObjectNode body = Rest.body().put("query", query);
            body.put("from", from == null ? null : from.toString());
            body.put("to", to == null ? null : to.toString());
            list(body, "custodians", custodians);
            list(body, "locations", locations);
            return body;
        }

        private static void list(ObjectNode body, String name, @Nullable List<String> values) {
            var list = body.putArray(name);
            if (values != null) {
                values.forEach(list::add);
            }
        }
    }

    @Command(description = "Count what a hold would freeze; places none.")
    int preview(@Mixin Scope scope) {
        return root.ask(rest -> rest.post(PATH + "/preview", scope.body()));
    }

    @Command(description = "Place a hold; what arrives later is caught too.")
    int place(
            @Option(names = "--matter", required = true, paramLabel = "M") String matter,
            @Mixin Scope scope,
            @Option(
                            names = "--allow-empty",
                            description = "place it though nothing is in its scope yet")
                    boolean allowEmpty) {
        ObjectNode body = scope.body().put("matter", matter).put("allowEmpty", allowEmpty);
        return root.ask(
                rest -> {
                    tell(rest.post(PATH + "/preview", body));
                    return rest.post(PATH, body);
                });
    }

    private void tell(JsonNode preview) {
        root.printed()
                .note(
                        String.format(
                                Locale.ROOT,
                                "%,d items in scope (%s), %,d of them unreadable and held in doubt",
                                preview.path("items").asLong(),
                                Human.bytes(preview.path("bytes").asLong()),
                                preview.path("unreadable").asLong()));
        preview.path("custodians")
                .properties()
                .forEach(
                        one ->
                                root.printed()
                                        .note(
                                                String.format(
                                                        Locale.ROOT,
                                                        "  %,12d  %s",
                                                        one.getValue().asLong(),
                                                        one.getKey())));
        if (preview.hasNonNull("warning")) {
            root.printed().note("Warning: " + preview.path("warning").asText());
        }
    }

    @Command(description = "List all holds.")
    int list() {
        return root.ask(rest -> rest.get(PATH));
    }

    @Command(description = "What a release would let go, by policy; asks for nothing.")
    int impact(@Parameters(paramLabel = "ID") long hold) {
        return root.ask(rest -> rest.get(PATH + "/" + hold + "/impact"));
    }

    @Command(
            description =
                    "Ask for a hold's release; called by another person (--as), confirm it. It"
                            + " still protects for the time of grace.")
    int release(
            @Parameters(paramLabel = "ID") long hold,
            @Option(names = "--reason", paramLabel = "TEXT") @Nullable String reason,
            @Option(names = "--confirm", description = "only confirm, never ask") boolean confirm) {
        return root.ask(
                rest ->
                        rest.post(
                                PATH + "/" + hold + (confirm ? "/release/confirm" : "/release"),
                                Rest.body().put("reason", reason)));
    }

    @Command(name = "confirm-release", description = "Confirm a release another has asked for.")
    int confirmRelease(
            @Parameters(paramLabel = "ID") long hold,
            @Option(names = "--reason", paramLabel = "TEXT") @Nullable String comment) {
        return release(hold, comment, true);
    }

    @Command(name = "cancel-release", description = "Take the request for a release back.")
    int cancelRelease(
            @Parameters(paramLabel = "ID") long hold,
            @Option(names = "--reason", paramLabel = "TEXT") @Nullable String comment) {
        return root.ask(
                rest ->
                        rest.post(
                                PATH + "/" + hold + "/release/cancel",
                                Rest.body().put("reason", comment)));
    }

    @Command(description = "Holds that freeze nothing, stopped growing, or lost their source.")
    int alarms(@Option(names = "--all", description = "those that have ended too") boolean all) {
        return root.ask(
                rest -> {
                    JsonNode standing = rest.post(PATH + "/alarms", Rest.body());
                    return all ? rest.get(PATH + "/alarms", Map.of("all", true)) : standing;
                });
    }

    @Command(description = "Who was told what, and who has acknowledged it.")
    int notices(@Parameters(paramLabel = "ID") long hold) {
        return root.ask(rest -> rest.get(PATH + "/" + hold + "/notices"));
    }
}

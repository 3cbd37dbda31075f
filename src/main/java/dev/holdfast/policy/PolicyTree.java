package dev.holdfast.policy;

import com.fasterxml.jackson.databind.JsonNode;

import dev.holdfast.problem.Code;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Turns a tree that the schema has accepted into a {@link Policy}; refuses what a schema cannot
 * see, such as 30 February.
 */
final class PolicyTree {
    /** A field whose value has the right shape and no sense. */
    static final class BadField extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Code code;
        private final String pointer;
        private final String reason;

        BadField(Code code, String pointer, String reason, @Nullable Throwable cause) {
            super(reason, cause);
            this.code = code;
            this.pointer = pointer;
            this.reason = reason;
        }

        Code code() {
            return code;
        }

        String pointer() {
            return pointer;
        }

        String reason() {
            return reason;
        }
    }

    private PolicyTree() {}

    static Policy policy(JsonNode node) {
        Policy.Level level = word(Policy.Level.class, node.get("level"));
        Trigger from = TriggerTree.trigger(node.get("from"));
        if (level == Policy.Level.POLICY && TriggerTree.mentions(from, Trigger.Labelled.class)) {
            throw new BadField(
                    Code.POLICY_UNKNOWN_TRIGGER,
                    "/from",
                    "'labelled' starts a period only where level is label",
                    null);
        }
        Policy.Bound kind = word(Policy.Bound.class, node.get("kind"));
        Policy.Then then = word(Policy.Then.class, node.get("then"));
        if (kind == Policy.Bound.MAXIMUM && then == Policy.Then.RETAIN_ONLY) {
            throw new BadField(
                    Code.BAD_POLICY, "/then", "a maximum cannot end in retain-only", null);
        }
        if (level == Policy.Level.POLICY && node.has("label")) {
            throw new BadField(
                    Code.BAD_POLICY, "/label", "only a policy with level: label is a label", null);
        }
        Policy newest =
                new Policy(
                        node.get("id").asText(),
                        node.get("title").asText(),
                        text(node.get("recordClass")),
                        text(node.get("jurisdiction")),
                        ground(node.get("ground")),
                        authority(node.get("authority")),
                        kind,
                        level,
                        ScopeTree.scopeOrWhole(node.get("scope")),
                        length(node.get("period"), "/period", from, then),
                        from,
                        rounding(node.get("round"), "/round"),
                        then,
                        extensions(node),
                        new Binding(
                                words(node.path("binds").get("keeper")),
                                words(node.path("binds").get("not"))),
                        validity(node.get("valid"), "/valid"),
                        transition(node),
                        List.of(),
                        ScopeTree.labelling(node.get("label")),
                        ExampleTree.examples(node.path("examples")));
        return withEarlier(newest, node.path("earlier"));
    }

    /** Earlier versions are policies of their own, so that each knows what came before it. */
    private static Policy withEarlier(Policy newest, JsonNode nodes) {
        List<Policy> older = new ArrayList<>();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            older.addFirst(earlier(newest, nodes.get(i), "/earlier/" + i, older));
        }
        for (int i = 0; i < older.size(); i++) {
            LocalDate ends = older.get(i).valid().to();
            LocalDate next = (i == 0 ? newest : older.get(i - 1)).valid().from();
            if (ends == null || next == null || !ends.isBefore(next)) {
                throw new BadField(
                        Code.BAD_POLICY,
                        "/earlier/" + i + "/valid",
                        "an earlier version ends before the next one is in force: give this one"
                                + " valid.to and that one a later valid.from",
                        null);
            }
        }
        return version(
                newest,
                newest.authority(),
                newest.period(),
                newest.round(),
                newest.valid(),
                newest.transition(),
                older,
                newest.examples());
    }

    private static Policy earlier(Policy newest, JsonNode node, String at, List<Policy> older) {
        Authority now = newest.authority();
        String cite = node.has("cite") ? node.get("cite").asText() : now.cite();
        return version(
                newest,
                new Authority(cite, now.read(), now.confidence(), now.source(), now.note()),
                node.has("period")
                        ? length(node.get("period"), at + "/period", newest.from(), newest.then())
                        : newest.period(),
                node.has("round") ? rounding(node.get("round"), at + "/round") : newest.round(),
                validity(node.get("valid"), at + "/valid"),
                transition(node),
                older,
                List.of());
    }

    private static Policy version(
            Policy of,
            Authority authority,
            Length period,
            Rounding round,
            Validity valid,
            Policy.Transition transition,
            List<Policy> earlier,
            List<Example> examples) {
        return new Policy(
                of.id(),
                of.title(),
                of.recordClass(),
                of.jurisdiction(),
                of.ground(),
                authority,
                of.kind(),
                of.level(),
                of.scope(),
                period,
                of.from(),
                round,
                of.then(),
                of.extensions(),
                of.binding(),
                valid,
                transition,
                earlier,
                of.labelling(),
                examples);
    }

    private static Extensions extensions(JsonNode node) {
        JsonNode extendable = node.get("extendable");
        return new Extensions(
                words(node.get("tolls")),
                words(node.get("extends")),
                extendable == null
                        ? null
                        : calendarPeriod(extendable.get("by").asText(), "/extendable/by"),
                extendable == null ? null : text(extendable.get("word")));
    }

    private static @Nullable Ground ground(@Nullable JsonNode node) {
        return node == null ? null : word(Ground.class, node);
    }

    private static Policy.Transition transition(JsonNode node) {
        JsonNode word = node.get("transition");
        return word == null ? Policy.Transition.ALL : word(Policy.Transition.class, word);
    }

    private static Rounding rounding(@Nullable JsonNode node, String pointer) {
        if (node == null) {
            return new Rounding.None();
        }
        if (node.isArray()) {
            List<Rounding> inTurn = new ArrayList<>();
            node.forEach(part -> inTurn.add(rounding(part, pointer)));
            return new Rounding.InTurn(inTurn);
        }
        return checked(Code.BAD_POLICY, pointer, () -> Rounding.parse(node.asText()));
    }

    static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : node.asText().strip();
    }

    private static Authority authority(JsonNode node) {
        JsonNode confidence = node.get("confidence");
        return new Authority(
                node.get("cite").asText(),
                date(node.get("read"), "/authority/read"),
                confidence == null
                        ? Authority.Confidence.UNSTATED
                        : word(Authority.Confidence.class, confidence),
                text(node.get("source")),
                text(node.get("note")));
    }

    private static Length length(JsonNode node, String pointer, Trigger from, Policy.Then then) {
        Length length = checked(Code.POLICY_BAD_PERIOD, pointer, () -> Length.parse(node.asText()));
        if (length instanceof Length.Life && !TriggerTree.mentions(from, Trigger.Event.class)) {
            throw new BadField(
                    Code.POLICY_BAD_PERIOD,
                    pointer,
                    "'life' ends with an event: write from: event:NAME",
                    null);
        }
        if (length instanceof Length.Permanent && then != Policy.Then.RETAIN_ONLY) {
            throw new BadField(
                    Code.POLICY_BAD_PERIOD,
                    pointer,
                    "what is kept permanently has no end: write then: retain-only",
                    null);
        }
        return length;
    }

    static Period calendarPeriod(String text, String pointer) {
        return checked(
                Code.POLICY_BAD_PERIOD,
                pointer,
                () -> new Length.Calendar(Period.parse(text)).period());
    }

    private static Validity validity(@Nullable JsonNode node, String at) {
        if (node == null) {
            return Validity.ALWAYS;
        }
        LocalDate from = date(node.get("from"), at + "/from");
        LocalDate to = date(node.get("to"), at + "/to");
        return checked(Code.BAD_POLICY, at + "/to", () -> new Validity(from, to));
    }

    static @Nullable LocalDate date(@Nullable JsonNode node, String pointer) {
        return node == null || node.isNull()
                ? null
                : checked(Code.BAD_POLICY, pointer, () -> LocalDate.parse(node.asText()));
    }

    static SortedSet<String> words(@Nullable JsonNode node) {
        SortedSet<String> words = new TreeSet<>();
        if (node != null) {
            node.forEach(word -> words.add(word.asText()));
        }
        return words;
    }

    static <E extends Enum<E>> E word(Class<E> type, JsonNode node) {
        return Enum.valueOf(type, node.asText().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static <T> T checked(Code code, String pointer, Supplier<T> parse) {
        try {
            return parse.get();
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw new BadField(code, pointer, String.valueOf(e.getMessage()), e);
        }
    }
}

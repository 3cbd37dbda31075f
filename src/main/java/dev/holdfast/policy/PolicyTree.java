package dev.holdfast.policy;

import com.fasterxml.jackson.databind.JsonNode;

import dev.holdfast.problem.Code;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
        Trigger from = trigger(node.get("from"));
        if (level == Policy.Level.POLICY && mentionsLabel(from)) {
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
        return new Policy(
                node.get("id").asText(),
                node.get("title").asText(),
                authority(node.get("authority")),
                kind,
                level,
                scope(node.get("scope")),
                period(node.get("period").asText()),
                from,
                checked(
                        Code.BAD_POLICY,
                        "/round",
                        () -> Rounding.parse(node.path("round").asText("none"))),
                then,
                words(node.get("tolls")),
                words(node.path("binds").get("keeper")),
                validity(node.get("valid")),
                examples(node.path("examples")));
    }

    private static Authority authority(JsonNode node) {
        JsonNode confidence = node.get("confidence");
        return new Authority(
                node.get("cite").asText(),
                date(node.get("read"), "/authority/read"),
                confidence == null
                        ? Authority.Confidence.KNOWN
                        : word(Authority.Confidence.class, confidence));
    }

    private static Scope scope(@Nullable JsonNode node) {
        if (node == null) {
            return Scope.WHOLE_TENANT;
        }
        JsonNode custodians = node.get("custodians");
        JsonNode query = node.get("query");
        Scope.Custodians who = null;
        if (custodians != null) {
            who =
                    custodians.isArray()
                            ? new Scope.Custodians.Named(new HashSet<>(words(custodians)))
                            : new Scope.Custodians.Group(custodians.get("group").asText());
        }
        return new Scope(query == null ? null : query.asText(), who);
    }

    private static Period period(String text) {
        Period period = checked(Code.POLICY_BAD_PERIOD, "/period", () -> Period.parse(text));
        if (period.isZero()) {
            throw new BadField(Code.POLICY_BAD_PERIOD, "/period", "must be at least one day", null);
        }
        return period;
    }

    private static Trigger trigger(JsonNode node) {
        if (node.isTextual()) {
            return Trigger.parse(node.asText()).orElseThrow();
        }
        boolean later = node.has("later-of");
        List<Trigger> parts = new ArrayList<>();
        node.get(later ? "later-of" : "earlier-of").forEach(part -> parts.add(trigger(part)));
        return later ? new Trigger.LaterOf(parts) : new Trigger.EarlierOf(parts);
    }

    private static boolean mentionsLabel(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Labelled() -> true;
            case Trigger.Own own -> false;
            case Trigger.Event event -> false;
            case Trigger.LaterOf(List<Trigger> of) ->
                    of.stream().anyMatch(PolicyTree::mentionsLabel);
            case Trigger.EarlierOf(List<Trigger> of) ->
                    of.stream().anyMatch(PolicyTree::mentionsLabel);
        };
    }

    private static Validity validity(@Nullable JsonNode node) {
        if (node == null) {
            return Validity.ALWAYS;
        }
        LocalDate from = date(node.get("from"), "/valid/from");
        LocalDate to = date(node.get("to"), "/valid/to");
        return checked(Code.BAD_POLICY, "/valid/to", () -> new Validity(from, to));
    }

    private static List<Example> examples(JsonNode nodes) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            String at = "/examples/" + i;
            JsonNode node = nodes.get(i);
            Map<String, LocalDate> dates = new HashMap<>();
            for (Map.Entry<String, JsonNode> field : node.get("item").properties()) {
                if (Trigger.parse(field.getKey()).isPresent()) {
                    LocalDate day = date(field.getValue(), at + "/item/" + field.getKey());
                    if (day != null) {
                        dates.put(field.getKey(), day);
                    }
                }
            }
            examples.add(
                    new Example(
                            dates,
                            stated(node, "retainUntil", at),
                            stated(node, "dispositionOn", at)));
        }
        return examples;
    }

    private static @Nullable Optional<LocalDate> stated(JsonNode node, String field, String at) {
        return node.has(field)
                ? Optional.ofNullable(date(node.get(field), at + "/" + field))
                : null;
    }

    private static @Nullable LocalDate date(@Nullable JsonNode node, String pointer) {
        return node == null || node.isNull()
                ? null
                : checked(Code.BAD_POLICY, pointer, () -> LocalDate.parse(node.asText()));
    }

    private static SortedSet<String> words(@Nullable JsonNode node) {
        SortedSet<String> words = new TreeSet<>();
        if (node != null) {
            node.forEach(word -> words.add(word.asText()));
        }
        return words;
    }

    private static <E extends Enum<E>> E word(Class<E> type, JsonNode node) {
        return Enum.valueOf(type, node.asText().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static <T> T checked(Code code, String pointer, Supplier<T> parse) {
        try {
            return parse.get();
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw new BadField(code, pointer, String.valueOf(e.getMessage()), e);
        }
    }
}

package dev.holdfast.proof;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A question that another program answered by a plain scan.
 *
 * @param asked the question as the truth file writes it
 * @param kql the same question in KQL
 * @param count messages that match
 * @param digest SHA-256 of the sorted paths, joined by line feeds
 */
record TruthQuery(String asked, String kql, long count, String digest) {
    /** Nothing where KQL cannot ask this: a regular expression over raw bytes. */
    static Optional<TruthQuery> of(JsonNode truth) {
        JsonNode query = truth.get("query");
        return kql(query)
                .map(
                        kql ->
                                new TruthQuery(
                                        query.toString(),
                                        kql,
                                        truth.get("count").asLong(),
                                        truth.get("sha256_of_sorted_paths").asText()));
    }

    private static Optional<String> kql(JsonNode query) {
        boolean word = query.path("word").asBoolean();
        List<String> all = new ArrayList<>();
        for (var part : query.properties()) {
            JsonNode value = part.getValue();
            switch (part.getKey()) {
                case "any" -> all.add(anywhere(value, word));
                case "not_any" -> all.add("NOT " + anywhere(value, word));
                case "subject", "body" ->
                        all.add(part.getKey() + ":" + literal(value.asText(), word));
                case "near" ->
                        all.add(
                                "(%s NEAR(%d) %s)"
                                        .formatted(
                                                value.get(0).asText(),
                                                value.get(2).asInt(),
                                                value.get(1).asText()));
                case "from", "from_domain" -> all.add("from:" + value.asText());
                case "recipient" -> all.add("(to:%1$s OR cc:%1$s)".formatted(value.asText()));
                case "date_from" -> all.add("sent>=" + value.asText());
                case "date_to" -> all.add("sent<" + value.asText());
                case "has_attachment" -> all.add("hasattachment:" + value.asText());
                case "word" -> {}
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(String.join(" AND ", all));
    }

    private static String anywhere(JsonNode value, boolean word) {
        List<String> either = new ArrayList<>();
        List<String> values = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(one -> values.add(one.asText()));
        } else {
            values.add(value.asText());
        }
        for (String text : values) {
            either.add("subject:" + literal(text, word));
            either.add("body:" + literal(text, word));
        }
        return "(" + String.join(" OR ", either) + ")";
    }

    /** What is searched as a literal may end within a word: a prefix. */
    private static String literal(String text, boolean word) {
        boolean open = !word && Character.isLetterOrDigit(text.charAt(text.length() - 1));
        return '"' + text + (open ? "*" : "") + '"';
    }
}

package dev.holdfast.find;

import dev.holdfast.search.kql.Kql;
import dev.holdfast.search.kql.Parsing;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a query must be to stand for good, as the scope of a policy, a hold or an event: it may
 * speak of what items say, not of what was decided about them. A policy whose scope asks for an
 * outcome would decide by its own decision.
 */
public final class StandingScope {
    private static final Pattern DECIDED =
            Pattern.compile("(?i)(?<![\\w\"])(outcome|policy|plan|hold|matter)\\s*[:=<]");

    private StandingScope() {}

    /** What is wrong with the query, or empty if nothing is. */
    public static Optional<String> fault(String kql) {
        return switch (Kql.read(kql, Instant.EPOCH)) {
            case Parsing.Refused refused ->
                    Optional.of(
                            "column "
                                    + refused.column()
                                    + ": "
                                    + refused.what()
                                    + "; "
                                    + refused.hint());
            case Parsing.Parsed parsed -> {
                Matcher decided =
                        DECIDED.matcher(parsed.expanded().replaceAll("\"[^\"]*\"", "\"\""));
                yield decided.find()
                        ? Optional.of(
                                decided.group(1)
                                        + ": depends on what is decided; a scope that stands names"
                                        + " what the items themselves say")
                        : Optional.empty();
            }
        };
    }
}

package dev.holdfast.find;

import dev.holdfast.search.kql.Kql;
import dev.holdfast.search.kql.Parsing;
import dev.holdfast.search.kql.Property;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a query must be to stand for good, as the scope of a policy, a hold or an event: it may
 * speak of what items say, not of what was decided about them. A policy whose scope asks for an
 * outcome would decide by its own decision.
 */
public final class StandingScope {
    private static final Pattern DECIDED =
            Pattern.compile("(?i)(?<![\\w\"])(outcome|policy|plan|hold|matter|erasure)\\s*[:=<]");

    private static final Pattern PEOPLE =
            Pattern.compile(
                    "(?i)(?<![\\w\"])("
                            + Arrays.stream(Property.values())
                                    .filter(one -> one.type() == Property.Type.MEMBERS)
                                    .map(Property::label)
                                    .collect(Collectors.joining("|"))
                            + ")\\s*[:=<]");

    private StandingScope() {}

    /** Whether what the query finds depends on the custodian directory. */
    public static boolean followsDirectory(String kql) {
        return Kql.read(kql, Instant.EPOCH) instanceof Parsing.Parsed parsed
                && PEOPLE.matcher(parsed.expanded().replaceAll("\"[^\"]*\"", "\"\"")).find();
    }

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

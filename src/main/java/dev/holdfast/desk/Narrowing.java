package dev.holdfast.desk;

import dev.holdfast.console.Mark;
import dev.holdfast.console.SearchPage;
import dev.holdfast.decide.Outcome;
import dev.holdfast.find.SearchArchive;
import dev.holdfast.search.Facet;
import dev.holdfast.search.kql.Ast;
import dev.holdfast.search.kql.Kql;
import dev.holdfast.search.kql.Parsing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The facets of a result: each choice is the query with one more condition, or with it taken away
 * again.
 */
final class Narrowing {
    private static final int CHOICES = 8;
    private static final String AND = " AND ";

    private final String query;
    private final boolean alternatives;

    Narrowing(String query, Instant asOf) {
        this.query = query.strip();
        this.alternatives =
                Kql.read(query, asOf) instanceof Parsing.Parsed parsed
                        && parsed.ast() instanceof Ast.Or;
    }

    List<SearchPage.Facet> facets(SearchArchive.Outcome found) {
        List<SearchPage.Choice> outcomes =
                Stream.of(Outcome.HELD, Outcome.KEEP, Outcome.REVIEW, Outcome.DUE)
                        .map(
                                outcome ->
                                        choice(
                                                Wording.mark(outcome),
                                                outcome.label(),
                                                found.sets().getOrDefault(outcome.label(), 0L),
                                                "outcome:" + outcome.label()))
                        .filter(choice -> choice.items() > 0)
                        .toList();
        return Stream.of(
                        new SearchPage.Facet("Outcome", outcomes),
                        facet(
                                "Custodian",
                                found.facets().getOrDefault(Facet.CUSTODIAN, Map.of()),
                                name -> "custodian:" + Wording.quoted(name)),
                        facet(
                                "Kind",
                                found.facets().getOrDefault(Facet.KIND, Map.of()),
                                kind -> "kind:" + kind),
                        facet(
                                "Sent",
                                found.facets().getOrDefault(Facet.YEAR, Map.of()),
                                year -> "sent>=" + year + "-01-01 AND sent<=" + year + "-12-31"))
                .filter(facet -> !facet.choices().isEmpty())
                .toList();
    }

    private SearchPage.Facet facet(
            String name, Map<String, Long> counts, Function<String, String> clause) {
        return new SearchPage.Facet(
                name,
                counts.entrySet().stream()
                        .filter(entry -> !entry.getKey().isBlank())
                        .limit(CHOICES)
                        .map(
                                entry ->
                                        choice(
                                                Mark.PLAIN,
                                                entry.getKey(),
                                                entry.getValue(),
                                                clause.apply(entry.getKey())))
                        .toList());
    }

    private SearchPage.Choice choice(Mark mark, String label, long items, String clause) {
        boolean chosen =
                query.equals(clause)
                        || query.endsWith(AND + clause)
                        || query.contains(AND + clause + AND);
        return new SearchPage.Choice(
                mark, label, items, chosen ? without(clause) : with(clause), chosen);
    }

    private String with(String clause) {
        if (query.equals("*")) {
            return clause;
        }
        return (alternatives ? "(" + query + ")" : query) + AND + clause;
    }

    private String without(String clause) {
        if (query.equals(clause)) {
            return "*";
        }
        return query.endsWith(AND + clause)
                ? query.substring(0, query.length() - clause.length() - AND.length())
                : query.replace(AND + clause + AND, AND);
    }
}

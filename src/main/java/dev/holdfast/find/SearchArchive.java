package dev.holdfast.find;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.extract.Extracted;
import dev.holdfast.item.ItemId;
import dev.holdfast.item.ItemSet;
import dev.holdfast.pace.SearchesFirst;
import dev.holdfast.register.Item;
import dev.holdfast.register.Items;
import dev.holdfast.register.Transactions;
import dev.holdfast.search.Facet;
import dev.holdfast.search.SearchIndex;
import dev.holdfast.search.SearchRequest;
import dev.holdfast.search.SearchResult;
import dev.holdfast.search.Snippets;
import dev.holdfast.search.kql.Kql;
import dev.holdfast.search.kql.Parsing;
import dev.holdfast.search.kql.Property;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Searches for people: exact total, hits with a snippet, facets. Every search is logged with its
 * query and total.
 */
@Singleton
public class SearchArchive {
    private static final int SNIPPET_CHARACTERS = 200;

    /** One hit, as a list shows it. */
    public record Hit(Item item, float score, Snippets.Snippet snippet) {}

    /**
     * @param query as typed
     * @param expanded as understood, every operator written out
     * @param explained as an English sentence
     * @param total all matching items, exact
     * @param unreadable items of the archive that could not be read and so are judged by no query
     * @param notes what the writer may have meant differently
     * @param sets counts in the sets asked for
     */
    public record Outcome(
            String query,
            String expanded,
            String explained,
            long total,
            long unreadable,
            List<Hit> hits,
            Map<Facet, Map<String, Long>> facets,
            Map<String, Long> sets,
            List<String> notes) {}

    private final Transactions transactions;
    private final SearchIndex index;
    private final RegisterSets sets;
    private final Items items;
    private final ReadItem reader;
    private final AuditLog audit;
    private final Clock clock;

    SearchArchive(
            Transactions transactions,
            SearchIndex index,
            RegisterSets sets,
            Items items,
            ReadItem reader,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.index = index;
        this.sets = sets;
        this.items = items;
        this.reader = reader;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param counted further named sets to count the matching items in
     * @throws dev.holdfast.problem.Problem HF-4001 with column and hint when the query cannot be
     *     understood
     */
    public Outcome search(
            String query,
            int limit,
            SearchRequest.Order order,
            Set<Facet> facets,
            Map<String, ItemSet> counted,
            Actor by)
            throws InterruptedException {
        try (SearchesFirst.Search search = SearchesFirst.begin()) {
            Parsing.Parsed parsed = Kql.parse(query, clock.instant());
            SearchResult result =
                    index.search(
                            new SearchRequest(parsed.ast(), limit, order, facets, counted), sets);
            long unreadable =
                    index.select(Kql.parse("unreadable:true", clock.instant()).ast(), sets).size();
            Map<ItemId, Item> found =
                    transactions.write(
                            connection -> {
                                Map<String, Object> detail = new LinkedHashMap<>();
                                detail.put("query", query);
                                detail.put("expanded", parsed.expanded());
                                detail.put("total", result.total());
                                audit.append(connection, by, "search", "archive", detail);
                                return items
                                        .find(
                                                connection,
                                                result.hits().stream()
                                                        .map(SearchResult.Hit::item)
                                                        .toList())
                                        .stream()
                                        .collect(Collectors.toMap(Item::id, Function.identity()));
                            });
            List<Hit> hits = new ArrayList<>();
            Snippets snippets = new Snippets(parsed.ast());
            for (SearchResult.Hit hit : result.hits()) {
                Item item = found.get(hit.item());
                if (item != null && !item.destroyed()) {
                    hits.add(new Hit(item, hit.score(), snippet(snippets, reader.read(item))));
                }
            }
            return new Outcome(
                    query,
                    parsed.expanded(),
                    parsed.explained(),
                    result.total(),
                    unreadable,
                    hits,
                    result.facets(),
                    result.sets(),
                    parsed.notes().stream().map(Parsing.Note::text).toList());
        }
    }

    /** From the body if it has a match, else from an attachment, else the body's beginning. */
    private static Snippets.Snippet snippet(Snippets snippets, Extracted extracted) {
        Snippets.Snippet body =
                snippets.snippet(Property.BODY, extracted.body(), SNIPPET_CHARACTERS);
        if (!body.marks().isEmpty()) {
            return body;
        }
        return extracted.attachments().stream()
                .map(
                        attachment ->
                                snippets.snippet(
                                        Property.BODY, attachment.text(), SNIPPET_CHARACTERS))
                .filter(snippet -> !snippet.marks().isEmpty())
                .findFirst()
                .orElse(body);
    }
}

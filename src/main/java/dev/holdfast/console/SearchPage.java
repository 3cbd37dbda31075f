package dev.holdfast.console;

import dev.holdfast.item.ItemId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Query, its meaning, the exact total, facets and hits.
 *
 * @param meaning the query in words, such as {@code mail sent from 1 Jan 2019 in which …}
 * @param total exact
 * @param unread items that could not be read and that this query therefore did not judge
 * @param problem why the query was not run; all else is empty then
 * @param next offset of the next hits; empty when these are the last
 */
public record SearchPage(
        String query,
        String meaning,
        long total,
        long unread,
        Duration took,
        List<Facet> facets,
        List<Hit> hits,
        Optional<Integer> next,
        Optional<BadQuery> problem) {

    /**
     * @param position of the offending character, from 0
     */
    public record BadQuery(String code, String what, int position, String hint) {}

    public record Facet(String name, List<Choice> choices) {}

    /**
     * @param query the query narrowed (or, when chosen, widened) by this choice
     */
    public record Choice(Mark mark, String label, long items, String query, boolean chosen) {}

    /**
     * @param outcome in words, such as {@code keep until 31 Dec 2028}; empty before the first
     *     evaluation
     */
    public record Hit(
            ItemId id,
            String subject,
            Mark mark,
            String outcome,
            String people,
            Optional<Instant> date,
            int attachments,
            List<Fragment> snippet) {}

    /** The page before anything was asked. */
    public static SearchPage blank() {
        return new SearchPage(
                "",
                "",
                0,
                0,
                Duration.ZERO,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}

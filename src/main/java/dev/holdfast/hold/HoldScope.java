package dev.holdfast.hold;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a hold freezes: items of these custodians, at these locations, of these days, that match the
 * query. What could not be read is held when its custodian or its location is in scope, whatever
 * the query and the dates say.
 *
 * @param locations each the name of a source or site, or folders one below the other as in an
 *     item's path, such as {@code Inbox/Projects}; found wherever these folders follow each other,
 *     so that in doubt more is held and not less
 */
public record HoldScope(
        List<String> custodians,
        List<String> locations,
        @Nullable String query,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    public HoldScope {
        custodians = List.copyOf(custodians);
        locations = List.copyOf(locations);
        query = query == null || query.isBlank() ? null : query.strip();
    }

    /** At any location. */
    public HoldScope(
            List<String> custodians,
            @Nullable String query,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        this(custodians, List.of(), query, from, to);
    }

    /** Whether it names anything at all. */
    public boolean isBlank() {
        return !placed() && query == null && from == null && to == null;
    }

    /** The scope as one KQL query, unreadable items included. */
    public String toKql() {
        List<String> where = where();
        if (!inDoubt()) {
            return where.getFirst();
        }
        String unreadable =
                where.isEmpty() ? "unreadable:true" : "(" + either(where) + " AND unreadable:true)";
        return "(" + named() + ") OR " + unreadable;
    }

    /**
     * Whether items are held only because they could not be read: not when custodians or locations
     * are all that is named, for these are known of every item.
     */
    boolean inDoubt() {
        return query != null || from != null || to != null || where().size() != 1;
    }

    /** What the scope names, without the unreadable items that are held in doubt. */
    public String named() {
        List<String> parts = new ArrayList<>(where());
        if (from != null) {
            parts.add("date>=" + from);
        }
        if (to != null) {
            parts.add("date<=" + to);
        }
        if (query != null) {
            parts.add("(" + query + ")");
        }
        return String.join(" AND ", parts);
    }

    /**
     * Everything of the custodians at the locations, whatever it says: what a hold's own share is
     * measured against.
     */
    public String surroundings() {
        return placed() ? String.join(" AND ", where()) : "*";
    }

    private boolean placed() {
        return !custodians.isEmpty() || !locations.isEmpty();
    }

    private List<String> where() {
        List<String> where = new ArrayList<>();
        if (!custodians.isEmpty()) {
            where.add(any(custodians, name -> "custodian:\"" + name + "\""));
        }
        if (!locations.isEmpty()) {
            where.add(any(locations, name -> "path:\"" + name + "\" OR source:\"" + name + "\""));
        }
        return where;
    }

    private static String any(List<String> names, Function<String, String> kql) {
        return names.stream()
                .map(name -> kql.apply(name.replace("\"", "")))
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static String either(List<String> where) {
        return where.size() == 1 ? where.getFirst() : "(" + String.join(" OR ", where) + ")";
    }
}

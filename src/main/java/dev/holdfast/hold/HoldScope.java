package dev.holdfast.hold;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a hold freezes: items of these custodians, of these days, that match the query. What could
 * not be read is held when its custodian is in scope, whatever the query and the dates say.
 */
public record HoldScope(
        List<String> custodians,
        @Nullable String query,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    public HoldScope {
        custodians = List.copyOf(custodians);
        query = query == null || query.isBlank() ? null : query.strip();
    }

    /** Whether it names anything at all. */
    public boolean isBlank() {
        return custodians.isEmpty() && query == null && from == null && to == null;
    }

    /** The scope as one KQL query, unreadable items included. */
    public String toKql() {
        String named = named();
        if (query == null && from == null && to == null) {
            return named;
        }
        String unreadable =
                custodians.isEmpty()
                        ? "unreadable:true"
                        : "(" + custodianKql() + " AND unreadable:true)";
        return "(" + named + ") OR " + unreadable;
    }

    /** What the scope names, without the unreadable items that are held in doubt. */
    public String named() {
        List<String> parts = new ArrayList<>();
        if (!custodians.isEmpty()) {
            parts.add(custodianKql());
        }
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

    private String custodianKql() {
        return custodians.stream()
                .map(name -> "custodian:\"" + name.replace("\"", "") + "\"")
                .collect(Collectors.joining(" OR ", "(", ")"));
    }
}

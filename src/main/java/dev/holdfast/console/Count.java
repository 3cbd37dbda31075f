package dev.holdfast.console;

/**
 * A number that leads to the items behind it.
 *
 * @param href path of the page that lists them; empty when there is nothing to list
 */
public record Count(long items, String href) {
    public static Count of(long items) {
        return new Count(items, "");
    }

    /** Leads to the hits of a KQL query. */
    public static Count ofQuery(long items, String query) {
        return new Count(items, Show.search(query));
    }
}

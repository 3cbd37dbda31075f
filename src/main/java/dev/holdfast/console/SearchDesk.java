package dev.holdfast.console;

import dev.holdfast.access.Identity;
import dev.holdfast.item.ItemId;

import java.io.InputStream;
import java.util.function.Supplier;

/** Finds items and opens one. Both are written to the audit log by whoever implements this. */
public interface SearchDesk {
    /**
     * @param from offset of the first hit, from 0
     * @param sort {@code -date}, {@code date} or {@code score}
     * @return with {@link SearchPage#problem()} when the query is not well formed
     */
    SearchPage search(String query, String sort, int from, Identity who);

    /**
     * @param query whose hits the text marks; may be empty
     * @throws dev.holdfast.problem.Problem HF-1001 when there is no such item
     */
    ItemPage open(ItemId item, String query, Identity who);

    /** The original bytes, as they came. */
    Original original(ItemId item, Identity who);

    /**
     * @param fileName for the browser to save as
     */
    record Original(String fileName, long bytes, Supplier<InputStream> content) {}
}

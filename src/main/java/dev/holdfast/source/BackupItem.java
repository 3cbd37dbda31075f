package dev.holdfast.source;

import dev.holdfast.item.Content;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/**
 * One item as its source gave it: the original bytes and where they were.
 *
 * @param key stable name of the item within its source; the same item has the same key in the next
 *     run
 * @param path where the item was, for people: folder and file, mailbox folder, drive path
 * @param content the original bytes
 * @param modified when the source last changed it, or null when the source does not say
 * @param properties what the source knows and the bytes do not say, such as a Graph category;
 *     lower-case names
 * @param unreadable why the source could not take this item apart (a broken container, a truncated
 *     archive), or null
 */
public record BackupItem(
        String key,
        String path,
        Content content,
        @Nullable Instant modified,
        Map<String, String> properties,
        @Nullable String unreadable) {
    public BackupItem {
        properties = Map.copyOf(properties);
    }
}

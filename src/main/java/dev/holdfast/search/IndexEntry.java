package dev.holdfast.search;

import dev.holdfast.extract.Extracted;
import dev.holdfast.item.ItemId;

/**
 * Everything the index needs to know of one item.
 *
 * @param bytes size of the original
 */
public record IndexEntry(
        ItemId item,
        String custodian,
        String source,
        String path,
        long bytes,
        Extracted extracted) {}

package dev.holdfast.ingest;

import java.util.List;

/**
 * A batch between the workers and acceptance.
 *
 * @param seen items of the source in this batch
 * @param duplicates known before anything was read
 */
record PreparedBatch(List<PreparedItem> items, long seen, long duplicates, long bytes) {}

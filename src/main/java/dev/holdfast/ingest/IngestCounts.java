package dev.holdfast.ingest;

/**
 * What became of the top-level items of a run: {@code seen = stored + duplicates + failed}.
 *
 * @param unreadable stored, but their text could not be read
 * @param failed could not be kept at all
 * @param bytes original bytes seen
 */
public record IngestCounts(
        long seen, long stored, long duplicates, long unreadable, long failed, long bytes) {
    public static final IngestCounts NONE = new IngestCounts(0, 0, 0, 0, 0, 0);

    IngestCounts plus(IngestCounts more) {
        return new IngestCounts(
                seen + more.seen,
                stored + more.stored,
                duplicates + more.duplicates,
                unreadable + more.unreadable,
                failed + more.failed,
                bytes + more.bytes);
    }
}

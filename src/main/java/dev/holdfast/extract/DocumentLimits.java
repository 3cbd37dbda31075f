package dev.holdfast.extract;

import java.time.Duration;

/**
 * What reading one document may cost.
 *
 * @param processes how many reading processes at most
 * @param heapMegabytes of each process
 * @param time for one document; then its process is killed
 * @param textChars of one document, and of each document in it
 * @param embedded documents within a document, at all depths
 * @param depth of documents within documents
 */
public record DocumentLimits(
        int processes, int heapMegabytes, Duration time, int textChars, int embedded, int depth) {
    public static final DocumentLimits DEFAULT =
            new DocumentLimits(
                    Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
                    512,
                    Duration.ofSeconds(60),
                    10_000_000,
                    1000,
                    8);
}

package dev.holdfast.report;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A list too long to hold: its row count, known before printing, and a source that can be opened
 * again.
 *
 * @param count rows {@code source} will yield; a report refuses to be printed when it yields
 *     another number
 * @param source opens the rows in printing order; may be opened several times (pages, attachment),
 *     each closed by the printer
 */
public record Listing<T>(long count, Supplier<Stream<T>> source) {
    public Listing {
        if (count < 0) {
            throw new IllegalArgumentException("a list has no negative length: " + count);
        }
    }

    public static <T> Listing<T> of(List<T> rows) {
        List<T> copy = List.copyOf(rows);
        return new Listing<>(copy.size(), copy::stream);
    }

    public static <T> Listing<T> empty() {
        return of(List.of());
    }
}

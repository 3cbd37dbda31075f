package dev.holdfast.console;

import dev.holdfast.access.Identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where items come from, and whether all of them came. */
public interface SourceDesk {
    List<Source> sources(Identity who);

    /**
     * @param expected items the source says it has; empty when it cannot say; @param state in words
     */
    record Source(
            String name,
            String kind,
            Optional<Instant> last,
            Optional<Long> expected,
            Count captured,
            long unreadable,
            long bytes,
            Mark mark,
            String state) {}
}

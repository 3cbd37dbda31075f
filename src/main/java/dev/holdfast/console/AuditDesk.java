package dev.holdfast.console;

import dev.holdfast.access.Identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The audit trail, newest first, and its verification. */
public interface AuditDesk {
    /**
     * @param before entries with smaller numbers only; empty for the newest; @param words that
     *     action, subject or actor contain
     */
    Trail trail(Optional<Long> before, String words, Identity who);

    Verified verify(Identity who);

    /**
     * @param older number to continue before; empty when these are the oldest
     */
    record Trail(
            long entries,
            String root,
            Optional<Instant> checkpoint,
            List<Entry> page,
            Optional<Long> older) {}

    record Entry(
            long number, Instant at, String actor, String action, String subject, String detail) {}

    record Verified(boolean ok, long entries, String root, Duration took, List<String> problems) {}
}

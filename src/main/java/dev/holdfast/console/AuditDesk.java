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

    /** Tries every way in which a held item could go. */
    SelfTested selfTest(Identity who);

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

    /**
     * @param refused how many attempts were refused
     * @param alarms the attempts that were not
     * @param byWhom what refused, by how many attempts it refused
     */
    record SelfTested(long refused, List<Tried> alarms, List<Refusing> byWhom, Duration took) {}

    /** Who or what refused some attempts, and those attempts. */
    record Refusing(String by, List<Tried> attempts) {}

    record Tried(String path, String message) {}

    record Verified(boolean ok, long entries, String root, Duration took, List<String> problems) {}
}

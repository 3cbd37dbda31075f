package dev.holdfast.console;

import dev.holdfast.access.Identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Matters and the legal holds in them. */
public interface MatterDesk {
    List<Matter> matters(Identity who);

    /**
     * @throws dev.holdfast.problem.Problem HF-1001 when there is no such matter
     */
    MatterPage matter(String id, Identity who);

    /**
     * @return id of the new matter
     */
    String openMatter(String name, Identity who);

    /** Changes what is written on a matter's cover; no dates and custodians: as they are. */
    void editMatter(String id, Cover cover, Identity who);

    /** Adds a custodian, or says how one is reached. */
    void custodian(String id, String custodian, String mail, String manager, Identity who);

    /**
     * @throws dev.holdfast.problem.Problem when holds in it are still active
     */
    void closeMatter(String id, Identity who);

    /** Counts what a hold would freeze, and changes nothing. */
    Preview preview(Scope scope, Identity who);

    /**
     * @throws dev.holdfast.problem.Problem when nothing is in scope, or the matter is closed
     */
    void place(Scope scope, Identity who);

    /** Asks for the release, or confirms it when another person has asked. */
    void release(String hold, String reason, Identity who);

    /** Takes a request for release back. */
    void cancelRelease(String hold, Identity who);

    /**
     * @param attention what needs somebody, or empty
     */
    record Matter(
            String id,
            String name,
            boolean open,
            int activeHolds,
            Count items,
            Instant opened,
            String openedBy,
            String attention) {}

    /**
     * @param custodians whom a hold may name
     */
    record MatterPage(Matter matter, Cover cover, List<Hold> holds, List<String> custodians) {}

    /**
     * What is written on a matter's cover.
     *
     * @param state {@code open}, {@code on-appeal} or {@code closed}
     */
    record Cover(
            String state,
            String description,
            List<String> parties,
            List<String> counsel,
            List<Custodian> custodians,
            SortedMap<LocalDate, String> dates) {}

    /**
     * @param mail how notices reach them, or empty
     * @param manager who is told when no answer comes, or empty
     */
    record Custodian(String name, String mail, String manager, Optional<LocalDate> left) {}

    /**
     * @param scope in words
     * @param asked the request to release it that waits for another person
     */
    record Hold(
            String id,
            String scope,
            Count items,
            Instant placed,
            String placedBy,
            Optional<Asked> asked,
            Optional<Instant> released,
            String releasedBy) {}

    /**
     * @param impact what a release would let go, in words
     */
    record Asked(String by, Instant at, String reason, String impact) {}

    /**
     * @param custodians empty for all; @param query KQL, may be empty
     */
    record Scope(
            String matter,
            List<String> custodians,
            List<String> locations,
            String query,
            Optional<LocalDate> from,
            Optional<LocalDate> to) {}

    /**
     * @param unreadable of these, items held in doubt because they could not be read
     * @param custodians items by custodian, most first
     * @param meaning the scope in words or KQL
     * @param warning what to think about first, or empty
     */
    record Preview(
            long items,
            long bytes,
            long unreadable,
            Map<String, Long> custodians,
            String meaning,
            String warning) {}
}

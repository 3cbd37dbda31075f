package dev.holdfast.source.graph;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of one source between runs: how far each folder has been read, which messages are
 * in the archive in which version, and what could not be captured and why. Each method is one
 * transaction. Ids are case-sensitive.
 */
public interface SyncLedger {
    /** How far a mailbox has been read. */
    enum State {
        /** Begun and not ended: also what a crash leaves behind. */
        RUNNING,
        /** Every folder was read to its end. */
        DONE,
        /** Something could not be read this time; the code says what came first. */
        INCOMPLETE,
        /** No mailbox that the mail API reaches; the code says why. */
        UNCAPTURABLE
    }

    /** What became of one message. */
    enum Fate {
        CAPTURED,
        /** A documented fault that never heals. */
        UNCAPTURABLE,
        /** Failed this time; the next run tries it first. */
        FAILED,
        /**
         * Asked for after its removal was announced, and gone. What was captured before stays in
         * the archive.
         */
        GONE
    }

    /**
     * How far a folder has been read.
     *
     * @param deltaLink begins the next round, or null before the first round ended
     * @param resumeLink next page of the round under way, or null between rounds
     * @param shape what the links were asked with; links of another shape are worthless
     */
    record Position(@Nullable String deltaLink, @Nullable String resumeLink, String shape) {}

    /**
     * One message of a page.
     *
     * @param item immutable id
     * @param version digest of its properties, or empty when it was not captured
     * @param code of the fault, or empty
     */
    record Entry(String item, String folder, String version, Fate fate, String code) {}

    /**
     * The counts of a folder, as the service gave them.
     *
     * @param totalItems items of all types
     * @param messages those of them that are messages
     */
    record Counted(MailFolder folder, long totalItems, long messages, Instant at) {}

    /** Marks the mailbox as running; keeps everything else known of it. */
    void begin(Mailbox mailbox, Instant at);

    /**
     * @param code first thing that went wrong, or empty
     */
    void end(String mailbox, State state, String code, Instant at);

    Optional<Position> position(String mailbox, String folder);

    /** The versions captured before, for those of {@code items} that were. */
    Map<String, String> versions(String mailbox, Collection<String> items);

    /**
     * Records a page: its messages, the removals it announced (still to be looked into), and the
     * position after it. Called only when everything captured in it is durable.
     *
     * @param folder null when the entries belong to no round, and then {@code position} is null too
     */
    void commit(
            String mailbox,
            @Nullable String folder,
            Collection<Entry> entries,
            Collection<String> removed,
            @Nullable Position position);

    /** Forgets how far the folder was read, so that the next round starts from its beginning. */
    void restart(String mailbox, String folder);

    /** The folders of the mailbox as just counted; others are no longer listed. */
    void counted(String mailbox, List<Counted> folders);

    /** Messages that failed, with the folder they were in. */
    Map<String, String> failed(String mailbox);

    /** Messages whose removal was announced and has not been looked into. */
    List<String> removals(String mailbox);

    /**
     * Captured and failed messages of folders that are no longer listed: their removal was never
     * announced.
     */
    List<String> orphans(String mailbox);

    /** What is known of every mailbox, by address. */
    List<Coverage> coverage();
}

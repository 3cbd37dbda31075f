package dev.holdfast.source.graph;

import dev.holdfast.source.BackupItem;

import org.jspecify.annotations.Nullable;

/** What came of reading one message. */
sealed interface Reading {
    String item();

    /**
     * @param entry what the ledger will say once {@code backup} is durable
     */
    record Captured(String item, BackupItem backup, SyncLedger.Entry entry) implements Reading {}

    /** The archive has this very version; a replay, or a move that changed nothing. */
    record Unchanged(String item, SyncLedger.Entry entry) implements Reading {}

    /** The service says it does not exist. */
    record Gone(String item) implements Reading {}

    /**
     * @param remains its properties and body as JSON where these could be had, to be kept in place
     *     of the MIME form
     */
    record Uncapturable(String item, String folder, String code, @Nullable BackupItem remains)
            implements Reading {}

    record Failed(String item, String folder, GraphFault fault) implements Reading {}
}

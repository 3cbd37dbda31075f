package dev.holdfast.vault;

import dev.holdfast.item.Content;
import dev.holdfast.item.Sha256;

import java.io.IOException;
import java.io.OutputStream;
import java.util.SortedMap;

/** Append-only store of sealed contents. Safe for many threads. */
public interface Vault extends AutoCloseable {
    /** A content compressed and encrypted in memory or in a temporary file, not yet stored. */
    interface Sealed {
        Sha256 sha256();

        long bytes();

        /**
         * Gives up a sealed content that is not going to be appended; a large one has a temporary
         * file.
         */
        default void discard() throws IOException {}
    }

    /**
     * Compresses and encrypts under a fresh key. Costs processor time only: call it from many
     * threads.
     */
    Sealed seal(Content content) throws IOException;

    /** Appends one sealed content. Not durable before {@link #sync()} returns. */
    Stored append(Sealed sealed) throws IOException;

    /** Returns when everything appended so far is on disk. One call covers a whole batch. */
    void sync() throws IOException;

    /**
     * Writes the original bytes, after checking that they are the ones asked for.
     *
     * @throws dev.holdfast.problem.Problem HF-6002 when the stored bytes are damaged or the key
     *     does not fit
     */
    void read(Stored stored, OutputStream out) throws IOException;

    /**
     * Destroys contents: without its key a content is gone, and the key is nowhere else.
     *
     * @param permit of the disposition code; good for one call
     * @param keys where the keys are, in the transaction that reduces the items
     * @return contents that went; fewer than permitted where a living item has the same content
     */
    long destroy(DestructionPermit permit, ContentKeys keys);

    /**
     * Copies the sealed bytes of a content as they are to the end of the newest pack. Not durable
     * before {@link #sync()} returns.
     *
     * @return where the copy lies; the original stays
     */
    Stored copy(Stored stored) throws IOException;

    /** Begins a new pack, so that none of those there now is written to any more. */
    void roll() throws IOException;

    /** The packs, by number, with their bytes on disk. */
    SortedMap<Integer, Long> packs() throws IOException;

    /**
     * Gives the space of a pack back. Nothing is overwritten: on flash memory that would only write
     * elsewhere, and what is in a pack cannot be read without keys that are gone.
     *
     * @param use asked whether any content still lies there
     * @return its bytes
     * @throws dev.holdfast.problem.Problem HF-6016 when one does, or when the pack is written to
     */
    long remove(int pack, PackUse use) throws IOException;

    /** Bytes of all packs on disk. */
    long bytesOnDisk() throws IOException;

    @Override
    void close() throws IOException;
}

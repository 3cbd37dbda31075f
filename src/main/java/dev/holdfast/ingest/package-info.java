/**
 * Takes backup items in: reads, extracts, seals, accepts, indexes.
 *
 * <p>A run is a line of stations. One thread reads the source and cuts it into batches; workers
 * hash, extract and seal a batch each; one thread accepts the batches in their order: vault {@code
 * fsync} first, then one register transaction with the item rows and the audit entry, whose commit
 * is the moment of acceptance; the index follows behind. Every queue is bounded, so memory does not
 * grow with the archive. Whatever dies, the register decides what was accepted, and the index
 * catches up from it.
 */
@NullMarked
package dev.holdfast.ingest;

import org.jspecify.annotations.NullMarked;

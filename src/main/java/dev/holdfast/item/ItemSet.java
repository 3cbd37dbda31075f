package dev.holdfast.item;

import org.roaringbitmap.BatchIterator;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/**
 * An immutable set of items, as a Roaring bitmap of their ordinals.
 *
 * <p>Hold membership, a policy's scope, a frozen disposition plan and a search result are all item
 * sets; what they have in common or apart is bitmap algebra: {@code scope.and(held)}, {@code
 * due.andNot(held)}.
 */
public final class ItemSet implements Iterable<ItemId> {
    /** Ordinals taken from the bitmap at once. */
    private static final int BATCH = 256;

    private static final ItemSet EMPTY = new ItemSet(new RoaringBitmap());

    private final RoaringBitmap bits;

    private ItemSet(RoaringBitmap bits) {
        this.bits = bits;
    }

    public static ItemSet empty() {
        return EMPTY;
    }

    public static ItemSet of(long... ordinals) {
        Builder builder = builder();
        for (long ordinal : ordinals) {
            builder.add(ordinal);
        }
        return builder.build();
    }

    /** All ordinals from {@code first} to {@code last}, both included. */
    public static ItemSet range(long first, long last) {
        RoaringBitmap bits = new RoaringBitmap();
        if (first <= last) {
            bits.add(first, last + 1);
        }
        return new ItemSet(bits);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Wraps a bitmap the caller gives up: it must not be changed afterwards. */
    public static ItemSet adopt(RoaringBitmap bits) {
        return new ItemSet(bits);
    }

    /** The bitmap itself, for algebra in hot loops; it must not be changed. */
    public RoaringBitmap bitmap() {
        return bits;
    }

    public long size() {
        return bits.getLongCardinality();
    }

    public boolean isEmpty() {
        return bits.isEmpty();
    }

    public boolean contains(long ordinal) {
        return bits.contains((int) ordinal);
    }

    public boolean contains(ItemId item) {
        return contains(item.ordinal());
    }

    public ItemSet and(ItemSet other) {
        return new ItemSet(RoaringBitmap.and(bits, other.bits));
    }

    public ItemSet or(ItemSet other) {
        return new ItemSet(RoaringBitmap.or(bits, other.bits));
    }

    public ItemSet andNot(ItemSet other) {
        return new ItemSet(RoaringBitmap.andNot(bits, other.bits));
    }

    public ItemSet xor(ItemSet other) {
        return new ItemSet(RoaringBitmap.xor(bits, other.bits));
    }

    /** Calls {@code action} with every ordinal, ascending. */
    public void forEachOrdinal(LongConsumer action) {
        int[] some = new int[BATCH];
        BatchIterator ordinals = bits.getBatchIterator();
        while (ordinals.hasNext()) {
            int read = ordinals.nextBatch(some);
            for (int i = 0; i < read; i++) {
                action.accept(Integer.toUnsignedLong(some[i]));
            }
        }
    }

    public LongStream ordinals() {
        return StreamSupport.stream(spliterator(), false).mapToLong(ItemId::ordinal);
    }

    @Override
    public Iterator<ItemId> iterator() {
        PeekableIntIterator ordinals = bits.getIntIterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return ordinals.hasNext();
            }

            @Override
            public ItemId next() {
                return new ItemId(Integer.toUnsignedLong(ordinals.next()));
            }
        };
    }

    /** The portable Roaring serialisation, the same for the same set. */
    public byte[] toBytes() {
        RoaringBitmap compact = bits.clone();
        compact.runOptimize();
        ByteArrayOutputStream out = new ByteArrayOutputStream(compact.serializedSizeInBytes());
        try (DataOutputStream data = new DataOutputStream(out)) {
            compact.serialize(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static ItemSet fromBytes(byte[] bytes) {
        RoaringBitmap bits = new RoaringBitmap();
        try (DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes))) {
            bits.deserialize(data);
        } catch (IOException e) {
            throw new UncheckedIOException("not a serialised item set", e);
        }
        return new ItemSet(bits);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof ItemSet that && (bits == that.bits || bits.equals(that.bits)));
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    @Override
    public String toString() {
        return size() + " items";
    }

    /** Collects ordinals in any order; ascending is fastest. */
    public static final class Builder {
        private final RoaringBitmap bits = new RoaringBitmap();

        public Builder add(long ordinal) {
            bits.add((int) ordinal);
            return this;
        }

        public Builder addAll(ItemSet items) {
            bits.or(items.bits);
            return this;
        }

        /** The set so far; the builder must not be used afterwards. */
        public ItemSet build() {
            return new ItemSet(bits);
        }
    }
}

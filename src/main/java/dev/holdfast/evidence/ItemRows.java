package dev.holdfast.evidence;

import dev.holdfast.item.ItemId;
import dev.holdfast.item.ItemSet;
import dev.holdfast.register.Item;
import dev.holdfast.register.Items;
import dev.holdfast.register.Transactions;
import dev.holdfast.report.Listing;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** Rows of a report from rows of the register, a page at a time, however many there are. */
@Singleton
class ItemRows {
    private static final int PAGE = 1_000;

    private final Transactions transactions;
    private final Items items;

    ItemRows(Transactions transactions, Items items) {
        this.transactions = transactions;
        this.items = items;
    }

    /** A line an item, by item number; an item's row, if only its residue, is never deleted. */
    <T> Listing<T> of(ItemSet set, Function<Item, T> line) {
        return new Listing<>(set.size(), () -> stream(set, line));
    }

    <T> Stream<T> stream(ItemSet set, Function<Item, T> line) {
        return set.ordinals()
                .mapToObj(ItemId::new)
                .gather(Gatherers.windowFixed(PAGE))
                .flatMap(page -> read(page).stream())
                .map(line);
    }

    private List<Item> read(List<ItemId> page) {
        return transactions.read(connection -> items.find(connection, page));
    }
}

package dev.holdfast.find;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.extract.Extracted;
import dev.holdfast.item.ItemId;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Item;
import dev.holdfast.register.Items;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * Shows one item: what it says, its family, its versions, or its original bytes. Every look is
 * logged.
 */
@Singleton
public class ShowItem {
    /**
     * @param versions the item at the same place, oldest first, this one included
     */
    public record Shown(Item item, Extracted extracted, List<Item> versions) {}

    private final Transactions transactions;
    private final Items items;
    private final ReadItem reader;
    private final AuditLog audit;

    ShowItem(Transactions transactions, Items items, ReadItem reader, AuditLog audit) {
        this.transactions = transactions;
        this.items = items;
        this.reader = reader;
        this.audit = audit;
    }

    /**
     * @throws Problem HF-1001 when there is no such item, HF-2024 when it was destroyed
     */
    public Shown show(ItemId id, Actor by) throws InterruptedException {
        Item item = look(id, "item.show", by);
        List<Item> versions = transactions.read(connection -> items.versionsOf(connection, id));
        return new Shown(item, reader.read(item), versions);
    }

    /** Writes the original bytes, bit for bit. */
    public Item writeOriginal(ItemId id, OutputStream out, Actor by) throws IOException {
        Item item = look(id, "item.read", by);
        reader.writeOriginal(item, out);
        return item;
    }

    private Item look(ItemId id, String action, Actor by) {
        return transactions.write(
                connection -> {
                    Item item =
                            items.find(connection, id)
                                    .orElseThrow(
                                            () ->
                                                    new Problem(
                                                            Code.NOT_FOUND,
                                                            "there is no item " + id,
                                                            "use the id that search prints"));
                    if (item.destroyed()) {
                        throw new Problem(
                                Code.ITEM_DESTROYED,
                                "item "
                                        + id
                                        + " was destroyed on "
                                        + item.destroyedAt()
                                        + " under plan "
                                        + item.planId(),
                                "see 'holdfast disposition show "
                                        + item.planId()
                                        + "' for its certificate");
                    }
                    audit.append(
                            connection,
                            by,
                            action,
                            "item/" + id,
                            Map.of("sha256", item.sha256().hex()));
                    return item;
                });
    }
}

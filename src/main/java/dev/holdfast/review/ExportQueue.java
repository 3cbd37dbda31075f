package dev.holdfast.review;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.item.ItemId;
import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.Policy;
import dev.holdfast.register.Item;
import dev.holdfast.register.Items;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what waits for a review as CSV (RFC 4180), a line an item. */
@Singleton
public class ExportQueue {
    private static final int BATCH = 1_000;

    private final ReviewQueue queue;
    private final Transactions transactions;
    private final Items items;
    private final AuditLog audit;

    ExportQueue(ReviewQueue queue, Transactions transactions, Items items, AuditLog audit) {
        this.queue = queue;
        this.transactions = transactions;
        this.items = items;
        this.audit = audit;
    }

    /** Writes the whole queue. @return how many items it has */
    public long write(Writer out, Actor by) throws IOException {
        out.write("item,class,stage,reason,policies,kind,custodian,date,bytes,subject,path\r\n");
        long lines = 0;
        for (ReviewClass one : queue.classes()) {
            for (int stage = 0; stage < one.stages().size(); stage++) {
                lines += write(one, stage, out);
            }
        }
        long written = lines;
        transactions.write(
                connection ->
                        audit.append(
                                connection,
                                by,
                                "review.export",
                                "archive",
                                Map.of("items", written)));
        return lines;
    }

    private long write(ReviewClass one, int stage, Writer out) throws IOException {
        ItemSet set = one.at().get(stage);
        long[] ordinals = set.ordinals().toArray();
        String policies =
                one.waiting().policies().stream().map(Policy::id).collect(Collectors.joining(" "));
        for (int from = 0; from < ordinals.length; from += BATCH) {
            List<ItemId> ids = new ArrayList<>();
            for (int i = from; i < Math.min(from + BATCH, ordinals.length); i++) {
                ids.add(new ItemId(ordinals[i]));
            }
            for (Item item : transactions.read(connection -> items.find(connection, ids))) {
                Instant date = item.date();
                out.write(
                        List.of(
                                        item.id().toString(),
                                        one.id(),
                                        one.stages().get(stage).name(),
                                        one.waiting().words(),
                                        policies,
                                        item.kind().label(),
                                        item.custodian(),
                                        date == null ? "" : date.toString(),
                                        Long.toString(item.bytes()),
                                        item.subject(),
                                        item.path())
                                .stream()
                                .map(ExportQueue::field)
                                .collect(Collectors.joining(",", "", "\r\n")));
            }
        }
        return ordinals.length;
    }

    /** A leading character that a spreadsheet would take for a formula is made text. */
    private static String field(String text) {
        String safe = text.matches("(?s)[=+@\\-\t].*") ? "'" + text : text;
        return safe.matches("[^\",\\r\\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}

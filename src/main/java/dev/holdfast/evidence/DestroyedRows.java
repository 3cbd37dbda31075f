package dev.holdfast.evidence;

import dev.holdfast.disposition.Plan;
import dev.holdfast.item.ItemId;
import dev.holdfast.item.Kind;
import dev.holdfast.item.Sha256;
import dev.holdfast.pace.SearchesFirst;
import dev.holdfast.register.Transactions;
import dev.holdfast.report.CertificateModel.DestroyedItem;
import dev.holdfast.report.Listing;

import jakarta.inject.Singleton;

import org.roaringbitmap.PeekableIntIterator;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * What a certificate lists: the residue of a plan's items, a page of the register at a time and no
 * column more than is printed, because there may be millions.
 */
@Singleton
class DestroyedRows {
    private static final int PAGE = 1_000;

    /** Rows printed between two looks whether somebody searches. */
    private static final int PIECE = 32;

    private static final Kind[] KINDS = Kind.values();

    private final Transactions transactions;

    DestroyedRows(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * By item number.
     *
     * @param count how many the register has
     */
    Listing<DestroyedItem> of(Plan plan, long count, ZoneId zone) {
        return new Listing<>(count, () -> new Pages(plan, zone).stream());
    }

    private final class Pages {
        private final Plan plan;
        private final ZoneId zone;
        private final PriorityQueue<Members> classes =
                new PriorityQueue<>(Comparator.comparingInt(Members::next));
        private final Map<Integer, String> custodians = new HashMap<>();
        private long after = Long.MIN_VALUE;
        private long printed;

        Pages(Plan plan, ZoneId zone) {
            this.plan = plan;
            this.zone = zone;
            plan.classes().stream()
                    .filter(one -> !one.members().isEmpty())
                    .forEach(one -> classes.add(new Members(one)));
        }

        Stream<DestroyedItem> stream() {
            return Stream.iterate(next(), page -> !page.isEmpty(), page -> next())
                    .flatMap(List::stream)
                    .peek(row -> giveWay());
        }

        private List<DestroyedItem> next() {
            return transactions.read(this::read);
        }

        private void giveWay() {
            if (++printed % PIECE == 0) {
                SearchesFirst.giveWay();
            }
        }

        private List<DestroyedItem> read(Connection connection) throws SQLException {
            List<DestroyedItem> page = new ArrayList<>(PAGE);
            try (PreparedStatement select =
                    connection.prepareStatement(
                            "SELECT ordinal, kind, coalesce(sent, received, modified, created),"
                                + " custodian_id, sha256 FROM item WHERE state = 1 AND plan_id = ?"
                                + " AND ordinal > ? ORDER BY ordinal LIMIT ?")) {
                select.setLong(1, plan.id());
                select.setLong(2, after);
                select.setInt(3, PAGE);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        page.add(item(connection, row));
                    }
                }
            }
            if (!page.isEmpty()) {
                after = page.getLast().item().ordinal();
            }
            return page;
        }

        private DestroyedItem item(Connection connection, ResultSet row) throws SQLException {
            long ordinal = row.getLong(1);
            Timestamp at = row.getTimestamp(3);
            return new DestroyedItem(
                    new ItemId(ordinal),
                    KINDS[row.getInt(2)].label(),
                    at == null ? null : LocalDate.ofInstant(at.toInstant(), zone),
                    custodian(connection, row.getInt(4)),
                    itemClass((int) ordinal),
                    Sha256.ofDigest(row.getBytes(5)));
        }

        /** There are few; they are read together when one is missing. */
        private String custodian(Connection connection, int id) throws SQLException {
            if (!custodians.containsKey(id)) {
                try (PreparedStatement select =
                                connection.prepareStatement("SELECT id, name FROM custodian");
                        ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        custodians.put(row.getInt(1), row.getString(2));
                    }
                }
            }
            return custodians.getOrDefault(id, "");
        }

        private String itemClass(int ordinal) {
            Members nearest = classes.peek();
            while (nearest != null && nearest.next() < ordinal) {
                classes.remove();
                if (nearest.advancedTo(ordinal)) {
                    classes.add(nearest);
                }
                nearest = classes.peek();
            }
            return nearest != null && nearest.next() == ordinal ? nearest.name : "";
        }
    }

    /** A class, walked through beside the rows, which come in the same order; no two share any. */
    private static final class Members {
        private final String name;
        private final PeekableIntIterator ordinals;

        Members(Plan.PlanClass one) {
            name = String.join(", ", one.policies());
            ordinals = one.members().bitmap().getIntIterator();
        }

        int next() {
            return ordinals.peekNext();
        }

        boolean advancedTo(int ordinal) {
            ordinals.advanceIfNeeded(ordinal);
            return ordinals.hasNext();
        }
    }
}

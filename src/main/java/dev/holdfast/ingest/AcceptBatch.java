package dev.holdfast.ingest;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.item.ItemId;
import dev.holdfast.item.MerkleRoot;
import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.AcceptItems;
import dev.holdfast.register.ArchiveLock;
import dev.holdfast.register.NewItem;
import dev.holdfast.register.Origin;
import dev.holdfast.register.Transactions;
import dev.holdfast.search.IndexEntry;
import dev.holdfast.vault.Stored;
import dev.holdfast.vault.Vault;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The station where items become accepted: vault first, then one register transaction. Called by
 * one thread at a time.
 */
@Singleton
class AcceptBatch {
    /**
     * @param entries the accepted items, ascending, ready for the index
     * @param duplicates found only now, among items of the same run
     */
    record Accepted(List<IndexEntry> entries, long duplicates) {}

    private final Transactions transactions;
    private final AcceptItems register;
    private final Vault vault;
    private final AuditLog audit;
    private final FollowRegister index;
    private final ReentrantLock oneByOne = new ReentrantLock();

    AcceptBatch(
            Transactions transactions,
            AcceptItems register,
            Vault vault,
            AuditLog audit,
            FollowRegister index) {
        this.transactions = transactions;
        this.register = register;
        this.vault = vault;
        this.audit = audit;
        this.index = index;
    }

    Accepted accept(
            Origin origin, long ingest, @Nullable String label, Actor by, PreparedBatch batch)
            throws IOException, InterruptedException {
        if (batch.items().isEmpty()) {
            return new Accepted(List.of(), 0);
        }
        oneByOne.lockInterruptibly();
        try {
            List<Stored> stored = append(batch);
            Accepted accepted =
                    transactions.write(
                            connection ->
                                    accept(connection, origin, ingest, label, by, batch, stored));
            index.add(accepted.entries());
            return accepted;
        } finally {
            oneByOne.unlock();
        }
    }

    /**
     * Bytes reach the disk before the register names them; what a crash leaves behind here is only
     * unused space.
     */
    private List<Stored> append(PreparedBatch batch) throws IOException {
        List<Stored> stored = new ArrayList<>(batch.items().size());
        Set<Sha256> appended = new HashSet<>();
        for (PreparedItem item : batch.items()) {
            appendOnce(item.content(), appended, stored);
            appendOnce(item.text(), appended, stored);
        }
        vault.sync();
        return stored;
    }

    private void appendOnce(
            Vault.@Nullable Sealed sealed, Set<Sha256> appended, List<Stored> stored)
            throws IOException {
        if (sealed != null && appended.add(sealed.sha256())) {
            stored.add(vault.append(sealed));
        }
    }

    private Accepted accept(
            Connection connection,
            Origin origin,
            long ingest,
            @Nullable String label,
            Actor by,
            PreparedBatch batch,
            List<Stored> stored)
            throws SQLException {
        ArchiveLock.share(connection);
        List<PreparedItem> fresh = new ArrayList<>(batch.items().size());
        int[] versions = new int[batch.items().size()];
        chooseFresh(connection, origin, batch, fresh, versions);
        if (fresh.isEmpty()) {
            return new Accepted(List.of(), batch.items().size());
        }
        Set<Sha256> known =
                register.known(connection, stored.stream().map(Stored::sha256).toList());
        register.insertContents(
                connection, stored.stream().filter(s -> !known.contains(s.sha256())).toList());
        refuseLostContents(connection, fresh);
        long first = register.takeOrdinals(connection, fresh.size());
        List<NewItem> rows = fresh.stream().map(PreparedItem::item).toList();
        register.insertItems(connection, origin, ingest, first, rows, versions);
        if (label != null) {
            register.label(connection, first, fresh.size(), label, by.name());
        }
        audit.append(
                connection,
                by,
                "ingest.batch",
                "ingest/" + ingest,
                Map.of(
                        "first",
                        first,
                        "last",
                        first + fresh.size() - 1,
                        "items",
                        fresh.size(),
                        "root",
                        root(rows)));
        List<IndexEntry> entries = new ArrayList<>(fresh.size());
        for (int i = 0; i < fresh.size(); i++) {
            NewItem row = rows.get(i);
            entries.add(
                    new IndexEntry(
                            new ItemId(first + i),
                            origin.custodian(),
                            origin.source(),
                            row.path(),
                            row.bytes(),
                            fresh.get(i).extracted()));
        }
        return new Accepted(entries, batch.items().size() - fresh.size());
    }

    /**
     * A worker left out bytes the vault already had; if they were destroyed since, this batch must
     * not be accepted.
     */
    private void refuseLostContents(Connection connection, List<PreparedItem> fresh)
            throws SQLException {
        Set<Sha256> needed = new HashSet<>();
        for (PreparedItem item : fresh) {
            needed.add(item.item().sha256());
            if (item.item().textSha256() != null) {
                needed.add(item.item().textSha256());
            }
        }
        if (register.known(connection, needed).size() < needed.size()) {
            throw new Problem(
                    Code.CONTENT_DESTROYED_MEANWHILE,
                    "a content of this batch was destroyed while it was being ingested again",
                    "ingest the same paths once more; nothing of this batch was accepted");
        }
    }

    private static String root(List<NewItem> rows) {
        MerkleRoot root = new MerkleRoot();
        rows.forEach(row -> root.add(row.sha256().bytes()));
        return root.root().hex();
    }

    private void chooseFresh(
            Connection connection,
            Origin origin,
            PreparedBatch batch,
            List<PreparedItem> fresh,
            int[] versions)
            throws SQLException {
        List<byte[]> identities =
                batch.items().stream().map(item -> origin.identityOf(item.item().key())).toList();
        Map<ByteBuffer, Set<String>> known = register.versions(connection, identities);
        for (int i = 0; i < batch.items().size(); i++) {
            PreparedItem item = batch.items().get(i);
            Set<String> earlier =
                    known.computeIfAbsent(ByteBuffer.wrap(identities.get(i)), k -> new HashSet<>());
            if (earlier.add(
                    NewItem.version(
                            item.item().sha256(), item.item().properties().get("revision")))) {
                versions[fresh.size()] = earlier.size();
                fresh.add(item);
            }
        }
    }
}

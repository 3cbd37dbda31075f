package dev.holdfast.integrity;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.audit.VerifyAuditLog;
import dev.holdfast.disposition.VerifyPlans;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.policy.PolicyReader;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.ArchiveLock;
import dev.holdfast.register.Items;
import dev.holdfast.register.ServiceLogin;
import dev.holdfast.register.Transactions;
import dev.holdfast.search.SearchIndex;
import dev.holdfast.vault.Stored;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.VaultCheck;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Checks that nothing accepted is lost and nothing was changed unseen.
 *
 * <p>Always: the log's hashes and checkpoints; that every living item has a key; that the index has
 * exactly the living items; that items, plans, holds, policies, events and evaluations are those
 * the log tells of; that no hold lacks an item of its scope; that what refuses in the database is
 * what this version brought. Deep: every byte of every pack, every content opened and compared with
 * its hash, every file of the index.
 */
@Singleton
public class VerifyArchive {
    private static final int PROBLEMS_LISTED = 100;

    /**
     * @param entries of the audit log
     * @param root of the audit log, hexadecimal
     * @param items living items
     * @param contents keys that were looked at
     * @param problems a line each, the first hundred
     * @param warnings what breaks no promise and weakens one; a line each
     */
    public record Outcome(
            long entries,
            String root,
            long items,
            long contents,
            boolean deep,
            List<String> problems,
            List<String> warnings) {
        public boolean ok() {
            return problems.isEmpty();
        }
    }

    private final Transactions transactions;
    private final VerifyAuditLog log;
    private final Items items;
    private final SearchIndex index;
    private final Vault vault;
    private final VaultCheck packs;
    private final VerifyPlans plans;
    private final PolicyReader policies;
    private final HoldChecks holds;
    private final RuleTexts rules;
    private final AuditLog audit;

    VerifyArchive(
            Transactions transactions,
            VerifyAuditLog log,
            Items items,
            SearchIndex index,
            Vault vault,
            VaultCheck packs,
            VerifyPlans plans,
            PolicyReader policies,
            HoldChecks holds,
            RuleTexts rules,
            AuditLog audit) {
        this.transactions = transactions;
        this.log = log;
        this.items = items;
        this.index = index;
        this.vault = vault;
        this.packs = packs;
        this.plans = plans;
        this.policies = policies;
        this.holds = holds;
        this.rules = rules;
        this.audit = audit;
    }

    public Outcome verify(boolean deep, Actor by) {
        List<String> problems = new ArrayList<>();
        VerifyAuditLog.Outcome checked =
                transactions.read(connection -> log.verify(connection, List.of()));
        problems.addAll(checked.problems());
        ItemSet living = transactions.read(items::live);
        compareIndex(living, deep, problems);
        if (deep) {
            walkPacks(problems);
        }
        long contents = transactions.read(connection -> openContents(connection, deep, problems));
        transactions.read(connection -> missingKeys(connection, problems));
        transactions.read(
                connection -> {
                    RegisterChecks.run(connection, problems);
                    BatchRoots.compare(connection, problems);
                    holds.compare(connection, living, problems);
                    plans.verify(connection, problems);
                    Guards.compare(connection, problems);
                    PolicyTexts.compare(connection, policies, problems);
                    rules.compare(problems);
                    return problems.size();
                });
        if (deep) {
            transactions.read(connection -> ItemDates.compare(connection, index, problems));
        }
        Outcome outcome =
                new Outcome(
                        checked.entries(),
                        checked.root(),
                        living.size(),
                        contents,
                        deep,
                        problems.stream().limit(PROBLEMS_LISTED).toList(),
                        transactions.read(ServiceLogin::excess).stream()
                                .map(VerifyArchive::ofLogin)
                                .toList());
        return note(outcome, by);
    }

    /** A log that was tampered with may not take the entry: the finding is told all the same. */
    private Outcome note(Outcome outcome, Actor by) {
        try {
            transactions.write(
                    connection ->
                            audit.append(
                                    connection,
                                    by,
                                    "verify",
                                    "archive",
                                    Map.of(
                                            "deep",
                                            outcome.deep(),
                                            "ok",
                                            outcome.ok(),
                                            "problems",
                                            outcome.problems().size())));
            return outcome;
        } catch (Problem refused) {
            List<String> problems = new ArrayList<>(outcome.problems());
            problems.add("the log does not take this finding: " + refused.getMessage());
            return new Outcome(
                    outcome.entries(),
                    outcome.root(),
                    outcome.items(),
                    outcome.contents(),
                    outcome.deep(),
                    problems,
                    outcome.warnings());
        }
    }

    private static String ofLogin(String excess) {
        return "the login of the service could take every guard of the register away: " + excess;
    }

    private void compareIndex(ItemSet living, boolean deep, List<String> problems) {
        ItemSet indexed = index.items();
        living.andNot(indexed)
                .ordinals()
                .limit(PROBLEMS_LISTED)
                .forEach(n -> problems.add("item " + n + " is not in the index"));
        indexed.andNot(living)
                .ordinals()
                .limit(PROBLEMS_LISTED)
                .forEach(n -> problems.add("the index has item " + n + ", which does not live"));
        if (deep) {
            try {
                index.verify();
            } catch (Problem damaged) {
                problems.add(damaged.getMessage());
            }
        }
    }

    private void walkPacks(List<String> problems) {
        try {
            packs.walk().findings().stream()
                    .filter(finding -> finding.kind() == VaultCheck.Kind.DAMAGED)
                    .limit(PROBLEMS_LISTED)
                    .forEach(
                            finding ->
                                    problems.add(
                                            "pack "
                                                    + finding.pack()
                                                    + " is damaged at byte "
                                                    + finding.offset()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens every content whose key is there; without {@code deep} only counts them. */
    private long openContents(Connection connection, boolean deep, List<String> problems)
            throws SQLException {
        ArchiveLock.sharePacks(connection);
        long contents = 0;
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT sha256, bytes, pack, pack_offset, sealed_bytes, wrapped_key FROM"
                                + " content ORDER BY pack, pack_offset")) {
            select.setFetchSize(1_000);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    contents++;
                    if (deep && problems.size() < PROBLEMS_LISTED) {
                        open(
                                new Stored(
                                        Sha256.ofDigest(row.getBytes(1)),
                                        row.getLong(2),
                                        row.getInt(3),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getBytes(6)),
                                problems);
                    }
                }
            }
        }
        return contents;
    }

    private void open(Stored stored, List<String> problems) {
        try {
            vault.read(stored, OutputStream.nullOutputStream());
        } catch (Problem damaged) {
            problems.add("content " + stored.sha256().hex() + ": " + damaged.getMessage());
        } catch (IOException e) {
            problems.add("content " + stored.sha256().hex() + " cannot be read: " + e.getMessage());
        }
    }

    private static int missingKeys(Connection connection, List<String> problems)
            throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT ordinal, sha256 FROM item i WHERE state = 0 AND (NOT EXISTS"
                                        + " (SELECT FROM content c WHERE c.sha256 = i.sha256) OR"
                                        + " (text_sha256 IS NOT NULL AND NOT EXISTS (SELECT FROM"
                                        + " content c WHERE c.sha256 = i.text_sha256))) LIMIT "
                                        + PROBLEMS_LISTED);
                ResultSet row = select.executeQuery()) {
            int missing = 0;
            while (row.next()) {
                missing++;
                problems.add(
                        "item "
                                + row.getLong(1)
                                + " has lost its content "
                                + HexFormat.of().formatHex(row.getBytes(2)));
            }
            return missing;
        }
    }
}

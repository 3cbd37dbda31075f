package dev.holdfast.retention;

import dev.holdfast.audit.Actor;
import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;
import dev.holdfast.rules.RuleBook;
import dev.holdfast.rules.RuleFile;
import dev.holdfast.rules.RuleFile.Origin;
import dev.holdfast.rules.RuleShelf;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rule books that ever decided, as the register keeps them. The tenant's rules that decide are
 * those last activated, whatever has become of the folder they came from.
 */
@Singleton
public class RuleVersions implements RuleShelf {
    /**
     * A book on record.
     *
     * @param activatedAt when it was last activated, null if it came with a version of Holdfast
     */
    public record Version(
            Sha256 digest,
            int rules,
            int files,
            int tenantFiles,
            Instant firstUsedAt,
            String firstUsedBy,
            @Nullable Instant activatedAt,
            @Nullable String activatedBy) {}

    private static final String LIST =
            """
            SELECT b.digest, b.rules, b.first_used_at, b.first_used_by,
                (SELECT count(*) FROM rule_book_file f WHERE f.digest = b.digest) AS files,
                (SELECT count(*) FROM rule_book_file f WHERE f.digest = b.digest AND f.tenant)
                    AS tenant_files,
                a.activated_at, a.activated_by
            FROM rule_book b LEFT JOIN LATERAL (
                SELECT activated_at, activated_by FROM rule_activation
                WHERE digest = b.digest ORDER BY id DESC LIMIT 1) a ON true
            ORDER BY b.first_used_at DESC, b.digest
            """;

    private final Transactions transactions;
    private final Clock clock;

    RuleVersions(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<RuleFile> active() {
        List<RuleFile> files = new ArrayList<>(RuleFile.builtIn());
        lastActivated()
                .flatMap(this::find)
                .ifPresent(
                        book ->
                                book.stream()
                                        .filter(file -> file.origin() == Origin.TENANT)
                                        .forEach(files::add));
        return List.copyOf(files);
    }

    /** The digest of the book activated last; empty if none ever was. */
    private Optional<Sha256> lastActivated() {
        return transactions.read(
                connection -> {
                    try (PreparedStatement select =
                                    connection.prepareStatement(
                                            "SELECT digest FROM rule_activation ORDER BY id DESC"
                                                    + " LIMIT 1");
                            ResultSet row = select.executeQuery()) {
                        return row.next()
                                ? Optional.of(Sha256.parse(row.getString(1)))
                                : Optional.empty();
                    }
                });
    }

    /**
     * @throws Problem HF-5017 if the texts on record are not those of the digest
     */
    @Override
    public Optional<List<RuleFile>> find(Sha256 digest) {
        List<RuleFile> files =
                transactions.read(
                        connection -> {
                            try (PreparedStatement select =
                                    connection.prepareStatement(
                                            "SELECT name, drl, tenant FROM rule_book_file WHERE"
                                                    + " digest = ? ORDER BY tenant, name")) {
                                select.setString(1, digest.hex());
                                return files(select);
                            }
                        });
        if (!files.isEmpty() && !RuleBook.digest(files).equals(digest)) {
            throw new Problem(
                    Code.RULE_BOOK_BROKEN,
                    "the rule book " + digest + " on record is not what decided",
                    "restore the register from a backup: nothing is decided by changed rules");
        }
        return files.isEmpty() ? RuleShelf.BUILT_IN.find(digest) : Optional.of(files);
    }

    private static List<RuleFile> files(PreparedStatement select) throws SQLException {
        List<RuleFile> files = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Origin origin = row.getBoolean("tenant") ? Origin.TENANT : Origin.HOLDFAST;
                files.add(new RuleFile(row.getString("name"), row.getString("drl"), origin));
            }
        }
        return files;
    }

    @Override
    public void keep(RuleBook book) {
        transactions.write(
                connection -> {
                    keep(connection, book, Actor.SYSTEM);
                    return book;
                });
    }

    /** In the caller's transaction; what is on record stays as it is. */
    void keep(Connection connection, RuleBook book, Actor by) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO rule_book (digest, rules, first_used_at, first_used_by) VALUES"
                                + " (?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, book.digest().hex());
            insert.setInt(2, book.rules());
            insert.setTimestamp(3, Timestamp.from(clock.instant()));
            insert.setString(4, by.name());
            if (insert.executeUpdate() == 0) {
                return;
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO rule_book_file (digest, name, tenant, drl) VALUES (?, ?, ?,"
                                + " ?)")) {
            for (RuleFile file : book.files()) {
                insert.setString(1, book.digest().hex());
                insert.setString(2, file.name());
                insert.setBoolean(3, file.origin() == Origin.TENANT);
                insert.setString(4, file.drl());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** In the caller's transaction: from its commit on this book's tenant rules decide. */
    void activate(Connection connection, RuleBook book, Actor by) throws SQLException {
        keep(connection, book, by);
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO rule_activation (digest, activated_at, activated_by) VALUES"
                                + " (?, ?, ?)")) {
            insert.setString(1, book.digest().hex());
            insert.setTimestamp(2, Timestamp.from(clock.instant()));
            insert.setString(3, by.name());
            insert.executeUpdate();
        }
    }

    /** Every book on record, the newest first. */
    public List<Version> list() {
        return transactions.read(
                connection -> {
                    List<Version> versions = new ArrayList<>();
                    try (PreparedStatement select = connection.prepareStatement(LIST);
                            ResultSet row = select.executeQuery()) {
                        while (row.next()) {
                            Timestamp activated = row.getTimestamp("activated_at");
                            versions.add(
                                    new Version(
                                            Sha256.parse(row.getString("digest")),
                                            row.getInt("rules"),
                                            row.getInt("files"),
                                            row.getInt("tenant_files"),
                                            row.getTimestamp("first_used_at").toInstant(),
                                            row.getString("first_used_by"),
                                            activated == null ? null : activated.toInstant(),
                                            row.getString("activated_by")));
                        }
                    }
                    return versions;
                });
    }
}

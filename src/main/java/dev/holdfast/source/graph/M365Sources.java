package dev.holdfast.source.graph;

import dev.holdfast.home.Home;
import dev.holdfast.source.graph.M365Connection.Credential;

import jakarta.inject.Singleton;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * The Microsoft 365 sources of this archive; their secrets are files below the home's keys folder.
 */
@Singleton
public class M365Sources {
    private static final String COLUMNS =
            "SELECT name, directory_id, client_id, credential, credential_file, graph_root,"
                    + " login_host FROM m365_source";

    private final DataSource database;
    private final Transactions transactions;
    private final Home home;

    public M365Sources(DataSource database, Home home) {
        this.database = database;
        this.transactions = new Transactions(database);
        this.home = home;
    }

    public List<M365Connection> all() {
        return transactions.run(
                connection -> {
                    try (PreparedStatement statement =
                                    connection.prepareStatement(COLUMNS + " ORDER BY name");
                            ResultSet rows = statement.executeQuery()) {
                        List<M365Connection> all = new ArrayList<>();
                        while (rows.next()) {
                            all.add(read(rows));
                        }
                        return all;
                    }
                });
    }

    public Optional<M365Connection> find(String name) {
        return all().stream().filter(source -> source.name().equals(name)).findAny();
    }

    public SyncLedger ledger(String name) {
        return new PostgresSyncLedger(database, name);
    }

    /**
     * @return false when there is a source of that name already; nothing is changed then
     */
    static boolean insert(Connection connection, M365Connection source, Instant at)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO m365_source
                            (name, directory_id, client_id, credential, credential_file, graph_root, login_host, added_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                        """)) {
            insert.setString(1, source.name());
            insert.setString(2, source.directoryId());
            insert.setString(3, source.clientId());
            insert.setString(
                    4,
                    switch (source.credential()) {
                        case Credential.Secret secret -> "secret";
                        case Credential.Certificate certificate -> "certificate";
                    });
            insert.setString(5, String.valueOf(source.credential().file().getFileName()));
            insert.setString(6, source.graphRoot().toString());
            insert.setString(7, source.loginHost().toString());
            insert.setObject(8, at.atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    Transactions transactions() {
        return transactions;
    }

    private M365Connection read(ResultSet row) throws SQLException {
        var file = home.keys().resolve(row.getString(5));
        Credential credential =
                row.getString(4).equals("secret")
                        ? new Credential.Secret(file)
                        : new Credential.Certificate(file);
        return new M365Connection(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                credential,
                URI.create(row.getString(6)),
                URI.create(row.getString(7)));
    }
}

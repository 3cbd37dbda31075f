package dev.holdfast.proof;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.VerifyAuditLog;
import dev.holdfast.find.SelectItems;
import dev.holdfast.home.Home;
import dev.holdfast.ingest.IngestItems;
import dev.holdfast.item.ItemId;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.register.Item;
import dev.holdfast.register.Items;
import dev.holdfast.register.Origin;
import dev.holdfast.register.Transactions;
import dev.holdfast.search.SearchIndex;
import dev.holdfast.service.Service;
import dev.holdfast.source.archive.ArchiveSource;
import dev.holdfast.vault.Vault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A running service on a home of its own, and what a user does with it. */
final class Archive implements AutoCloseable {
    private static final int ITEMS_AT_ONCE = 1_000;

    private final Home home;
    private final Service service;

    private Archive(Home home, Service service) {
        this.home = home;
        this.service = service;
    }

    static Archive start(Path folder) {
        return start(folder, Map.of());
    }

    static Archive start(Path folder, Map<String, Object> settings) {
        Home home = new Home(folder);
        return new Archive(home, Service.start(home, 0, settings));
    }

    IngestItems.Outcome ingest(Path path, String source) throws InterruptedException {
        return ingest(path, new Origin(source, "custodian of " + source));
    }

    IngestItems.Outcome ingest(Path path, Origin origin) throws InterruptedException {
        return bean(IngestItems.class)
                .ingest(
                        ArchiveSource.of(origin.source(), List.of(path), home.temp()),
                        origin,
                        path.toString(),
                        null,
                        new Actor("proof"),
                        progress -> {});
    }

    ItemSet select(String kql) {
        return bean(SelectItems.class).select(kql);
    }

    ItemSet indexed() {
        return bean(SearchIndex.class).items();
    }

    ItemSet live() {
        return read(bean(Items.class)::live);
    }

    /** The register's rows of {@code items}, ascending. */
    List<Item> rows(ItemSet items) {
        List<Item> rows = new ArrayList<>();
        List<ItemId> ids = new ArrayList<>();
        items.forEach(ids::add);
        for (int i = 0; i < ids.size(); i += ITEMS_AT_ONCE) {
            List<ItemId> some = ids.subList(i, Math.min(ids.size(), i + ITEMS_AT_ONCE));
            rows.addAll(read(connection -> bean(Items.class).find(connection, some)));
        }
        return rows;
    }

    /** SHA-256 of the original as the vault gives it back. */
    Sha256 readBack(Item item) throws IOException {
        var stored = read(connection -> bean(Items.class).content(connection, item.sha256()));
        ByteArrayOutputStream original = new ByteArrayOutputStream();
        bean(Vault.class).read(stored.orElseThrow(), original);
        return Sha256.of(original.toByteArray());
    }

    VerifyAuditLog.Outcome verifyLog() {
        return read(connection -> bean(VerifyAuditLog.class).verify(connection, List.of()));
    }

    <T> T read(Transactions.Work<T> work) {
        return bean(Transactions.class).read(work);
    }

    <T> T bean(Class<T> type) {
        return service.context().getBean(type);
    }

    @Override
    public void close() {
        service.close();
    }
}

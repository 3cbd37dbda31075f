package dev.holdfast.model;

import dev.holdfast.audit.Actor;
import dev.holdfast.clock.WatchClock;
import dev.holdfast.compaction.CompactPacks;
import dev.holdfast.find.SelectItems;
import dev.holdfast.ingest.IngestItems;
import dev.holdfast.item.ItemId;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Code;
import dev.holdfast.register.Item;
import dev.holdfast.register.Items;
import dev.holdfast.register.Origin;
import dev.holdfast.register.Transactions;
import dev.holdfast.source.ItemSource;
import dev.holdfast.vault.Stored;
import dev.holdfast.vault.Vault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Taking in, reading back, and moving what was taken in. */
final class Arrivals {
    private static final int MOST = 40;
    private static final int NEAR = 400;

    private Arrivals() {}

    static List<Operation> operations() {
        return List.of(
                Operation.of("ingest", 200, Arrivals::ingest, Code.CONTENT_DESTROYED_MEANWHILE),
                Operation.of("read-back", 9_000, Arrivals::readBack),
                Operation.of("search", 3_000, Arrivals::search),
                Operation.of("clock-beat", 500, Arrivals::beat),
                Operation.of("compact", 4, Arrivals::compact, Code.COMPACTION_RUNS));
    }

    /**
     * Letters near each other: many are new, some are there already, some were destroyed, or are
     * being destroyed, and some share their content with what is.
     */
    private static boolean ingest(World world, Random random) throws InterruptedException {
        String custodian = Letter.CUSTODIANS.get(random.nextInt(Letter.CUSTODIANS.size()));
        int count = 1 + random.nextInt(MOST);
        int end = Math.min(World.LETTERS - MOST, NEAR + world.history().arrived().size() * 12);
        int first =
                random.nextInt(4) == 0
                        ? random.nextInt(end)
                        : Math.max(0, end - random.nextInt(NEAR));
        List<Letter> letters =
                IntStream.range(first, first + count).mapToObj(world::letter).toList();
        long before = Journal.now();
        IngestItems.Outcome outcome =
                world.bean(IngestItems.class)
                        .ingest(
                                new Letters(letters),
                                new Origin("letters", custodian),
                                "letters",
                                null,
                                new Actor(People.some(random)),
                                progress -> {});
        world.write(
                new Fact.Arrived(
                        custodian,
                        letters.stream().map(Letter::number).toList(),
                        before,
                        Journal.now()));
        if (outcome.counts().seen() != count || outcome.counts().failed() != 0) {
            world.broken("of " + count + " letters came " + outcome.counts());
        }
        world.count("items", "stored", outcome.counts().stored());
        return outcome.counts().stored() > 0;
    }

    private record Letters(List<Letter> letters) implements ItemSource {
        @Override
        public String name() {
            return "letters";
        }

        @Override
        public long expectedBytes() {
            return 0;
        }

        @Override
        public void readAll(Receiver receiver) throws IOException, InterruptedException {
            for (Letter letter : letters) {
                receiver.accept(letter.item());
            }
        }
    }

    /** A living item gives its bytes back, in the same moment in which it is seen to live. */
    private static boolean readBack(World world, Random random) throws IOException {
        Items items = world.bean(Items.class);
        int ordinal = 1 + random.nextInt(Math.max(1, world.history().arrived().size() * 20));
        Optional<Stored> stored =
                world.bean(Transactions.class)
                        .read(
                                connection -> {
                                    List<Item> found =
                                            items.find(connection, List.of(new ItemId(ordinal)));
                                    return found.isEmpty() || found.getFirst().path().isEmpty()
                                            ? Optional.empty()
                                            : items.content(connection, found.getFirst().sha256());
                                });
        if (stored.isEmpty()) {
            return false;
        }
        ByteArrayOutputStream original = new ByteArrayOutputStream();
        world.bean(Vault.class).read(stored.get(), original);
        if (!Sha256.of(original.toByteArray()).equals(stored.get().sha256())) {
            world.broken("item " + ordinal + " has other bytes than were accepted");
        }
        return true;
    }

    private static boolean search(World world, Random random) {
        Scope scope = Scope.some(random, world.base());
        ItemSet found = world.bean(SelectItems.class).select(scope.scope().toKql());
        return !found.isEmpty();
    }

    private static boolean beat(World world, Random random) {
        world.bean(WatchClock.class).beat();
        return true;
    }

    private static boolean compact(World world, Random random) throws InterruptedException {
        return world.bean(CompactPacks.class)
                        .compact(0.2, new Actor(People.some(random)), n -> {})
                        .moved()
                > 0;
    }
}

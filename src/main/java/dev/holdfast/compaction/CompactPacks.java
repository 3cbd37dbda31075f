package dev.holdfast.compaction;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.ArchiveLock;
import dev.holdfast.register.Transactions;
import dev.holdfast.vault.Stored;
import dev.holdfast.vault.Vault;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/** Rewrites the packs of which much is dead. */
@Singleton
public class CompactPacks {
    private static final int BATCH = 1_000;
    private static final int TRIES = 5;
    private static final byte[] START = new byte[0];

    /**
     * @param bytes on disk
     * @param liveBytes of these, of contents that can still be opened
     */
    public record Pack(int number, long bytes, long liveBytes) {
        public double dead() {
            return bytes == 0 ? 0 : 1 - (double) liveBytes / bytes;
        }
    }

    /**
     * @param packs rewritten, or with a dry run those that would be
     * @param moved contents that have a new place
     * @param freedBytes given back, or that would be
     * @param root over hash and size of every content, before as after; empty when nothing moved
     */
    public record Outcome(List<Integer> packs, long moved, long freedBytes, String root) {
        public Outcome {
            packs = List.copyOf(packs);
        }
    }

    private final Transactions transactions;
    private final Vault vault;
    private final Moves moves;
    private final AuditLog audit;
    private final Clock clock;
    private final Duration grace;
    private final ReentrantLock one = new ReentrantLock();

    CompactPacks(
            Transactions transactions,
            Vault vault,
            Moves moves,
            AuditLog audit,
            Clock clock,
            @Value("${holdfast.vault.compaction-grace:PT10S}") Duration grace) {
        this.transactions = transactions;
        this.vault = vault;
        this.moves = moves;
        this.audit = audit;
        this.clock = clock;
        this.grace = grace;
    }

    /** Every pack, and how much of it lives. */
    public List<Pack> packs() {
        try {
            Map<Integer, Long> live = transactions.read(moves::live);
            List<Pack> packs = new ArrayList<>();
            vault.packs()
                    .forEach(
                            (pack, bytes) ->
                                    packs.add(new Pack(pack, bytes, live.getOrDefault(pack, 0L))));
            return packs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Outcome dryRun(double minDead) {
        List<Pack> worth = worth(minDead);
        return new Outcome(
                worth.stream().map(Pack::number).toList(),
                0,
                worth.stream().mapToLong(pack -> pack.bytes() - pack.liveBytes()).sum(),
                "");
    }

    /**
     * @param minDead packs are rewritten of which at least this share, from 0 to 1, is dead
     * @param progress told how many contents were copied, from time to time
     * @throws Problem HF-6018 when a compaction runs, HF-6017 when anything but places would change
     */
    public Outcome compact(double minDead, Actor by, LongConsumer progress)
            throws InterruptedException {
        if (minDead <= 0 || minDead > 1) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "a dead share of " + minDead + " is none",
                    "write --min-dead between 0 and 1, as 0.3");
        }
        if (!one.tryLock()) {
            throw new Problem(
                    Code.COMPACTION_RUNS, "a compaction is running", "wait until it is done");
        }
        try {
            resume(by);
            List<Integer> packs = worth(minDead).stream().map(Pack::number).toList();
            if (packs.isEmpty()) {
                return new Outcome(packs, 0, 0, "");
            }
            vault.roll();
            long run =
                    transactions.write(
                            connection ->
                                    moves.begin(connection, packs, by.name(), clock.instant()));
            copy(run, packs, progress);
            move(run);
            return resume(by).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            one.unlock();
        }
    }

    /** Ends what a crash cut off, or goes on after the move: proof, grace, removal. */
    Optional<Outcome> resume(Actor by) throws InterruptedException {
        Optional<Moves.Run> found = transactions.read(moves::unfinished);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Moves.Run run = found.get();
        if (run.state().equals("copying")) {
            transactions.write(
                    connection -> {
                        moves.state(connection, run.id(), "abandoned", 0);
                        return run.id();
                    });
            return Optional.empty();
        }
        if (run.state().equals("moved")) {
            prove(run, by);
        }
        Thread.sleep(grace);
        return Optional.of(remove(run, by));
    }

    private List<Pack> worth(double minDead) {
        return packs().stream().filter(pack -> pack.dead() >= minDead).toList();
    }

    /** Every living frame of the packs to the newest one, on disk and read back. */
    private void copy(long run, List<Integer> packs, LongConsumer progress) throws IOException {
        long copied = 0;
        for (int pack : packs) {
            List<Stored> batch = next(pack, -1);
            while (!batch.isEmpty()) {
                List<Stored> from = batch;
                List<Stored> to = new ArrayList<>(from.size());
                for (Stored stored : from) {
                    to.add(vault.copy(stored));
                }
                vault.sync();
                for (Stored stored : to) {
                    vault.read(stored, OutputStream.nullOutputStream());
                }
                transactions.write(
                        connection -> {
                            moves.record(connection, run, from, to);
                            return run;
                        });
                copied += from.size();
                progress.accept(copied);
                batch = next(pack, from.getLast().offset());
            }
        }
    }

    private List<Stored> next(int pack, long after) {
        return transactions.read(connection -> moves.next(connection, pack, after, BATCH));
    }

    /**
     * On one view of the register, so that what others accept or destroy meanwhile does not blur
     * the comparison; when one of them touched a row of ours, once more.
     */
    private void move(long run) {
        for (int attempt = 1; ; attempt++) {
            try {
                transactions.write(
                        connection -> {
                            try (Statement statement = connection.createStatement()) {
                                statement.execute(
                                        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
                            }
                            Manifest before = Manifest.of(connection);
                            long moved = moves.apply(connection, run);
                            Manifest after = Manifest.of(connection);
                            if (!before.equals(after)) {
                                throw new Problem(
                                        Code.COMPACTION_CHANGED,
                                        "compaction " + run + " would change more than places",
                                        "nothing was moved; run 'holdfast verify'");
                            }
                            moves.moved(connection, run, before, after, moved);
                            return moved;
                        });
                return;
            } catch (Problem problem) {
                if (attempt == TRIES || !collided(problem)) {
                    throw problem;
                }
            }
        }
    }

    private static boolean collided(Problem problem) {
        return problem.getCause() instanceof SQLException sql && "40001".equals(sql.getSQLState());
    }

    private void prove(Moves.Run run, Actor by) {
        transactions.write(
                connection -> {
                    moves.state(connection, run.id(), "proven", 0);
                    return audit.append(
                            connection,
                            by,
                            "vault.compact",
                            "compaction/" + run.id(),
                            Map.of(
                                    "packs", run.packs(),
                                    "moved", run.moved(),
                                    "contents", run.manifest().contents(),
                                    "bytes", run.manifest().bytes(),
                                    "rootBefore", run.manifest().root().hex(),
                                    "rootAfter", run.manifest().root().hex()));
                });
    }

    /** Reads everything that was moved once more, then removes the old packs. */
    private Outcome remove(Moves.Run run, Actor by) {
        List<Stored> batch = moved(run, START);
        while (!batch.isEmpty()) {
            for (Stored stored : batch) {
                read(stored);
            }
            batch = moved(run, batch.getLast().sha256().bytes());
        }
        return transactions.write(
                connection -> {
                    ArchiveLock.excludePacks(connection);
                    long freed = 0;
                    for (int pack : run.packs()) {
                        freed += removePack(pack);
                    }
                    moves.state(connection, run.id(), "done", freed);
                    audit.append(
                            connection,
                            by,
                            "vault.compacted",
                            "compaction/" + run.id(),
                            Map.of("packs", run.packs(), "freedBytes", freed));
                    return new Outcome(
                            run.packs(), run.moved(), freed, run.manifest().root().hex());
                });
    }

    private List<Stored> moved(Moves.Run run, byte[] after) {
        return transactions.read(connection -> moves.moved(connection, run.id(), after, BATCH));
    }

    private void read(Stored stored) {
        try {
            vault.read(stored, OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long removePack(int pack) {
        try {
            return vault.remove(
                    pack,
                    asked -> transactions.read(connection -> moves.contents(connection, asked)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.holdfast.ingest;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.IngestLog;
import dev.holdfast.register.Origin;
import dev.holdfast.register.Transactions;
import dev.holdfast.source.ItemSource;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Takes everything a source yields into the archive. What is already there is counted and left
 * alone.
 */
@Singleton
public class IngestItems {
    /**
     * @param seconds wall time of the whole run, until the items can be found
     */
    public record Outcome(long ingest, IngestCounts counts, double seconds) {}

    private final Transactions transactions;
    private final IngestLog log;
    private final AuditLog audit;
    private final PrepareBatch prepare;
    private final AcceptBatch accept;
    private final FollowRegister index;
    private final Clock clock;

    IngestItems(
            Transactions transactions,
            IngestLog log,
            AuditLog audit,
            PrepareBatch prepare,
            AcceptBatch accept,
            FollowRegister index,
            Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.audit = audit;
        this.prepare = prepare;
        this.accept = accept;
        this.index = index;
        this.clock = clock;
    }

    /**
     * @param description what is read, for the log: paths or mailbox
     * @param label put on every new item, or null
     * @param started told at once how to watch the run
     * @throws Problem when the run had to stop; what was accepted until then stays
     */
    public Outcome ingest(
            ItemSource source,
            Origin origin,
            String description,
            @Nullable String label,
            Actor by,
            Consumer<IngestProgress> started)
            throws InterruptedException {
        IngestProgress progress = new IngestProgress(clock, source.expectedBytes());
        started.accept(progress);
        long ingest = begin(origin, description, by);
        int workers = Math.max(2, Runtime.getRuntime().availableProcessors());
        try {
            new IngestRun(origin, ingest, label, by, prepare, accept, progress, workers)
                    .run(source, workers);
            index.flush();
        } catch (IOException | RuntimeException e) {
            Problem problem = asProblem(e);
            end(ingest, progress.counts(), by, "failed", problem.line());
            throw problem;
        } catch (InterruptedException e) {
            end(ingest, progress.counts(), by, "interrupted", "stopped by request");
            throw e;
        }
        end(ingest, progress.counts(), by, "done", null);
        return new Outcome(ingest, progress.counts(), progress.elapsed().toMillis() / 1000.0);
    }

    private long begin(Origin origin, String description, Actor by) {
        return transactions.write(
                connection -> {
                    long ingest =
                            log.begin(connection, origin, description, by.name(), clock.instant());
                    audit.append(
                            connection,
                            by,
                            "ingest.begin",
                            "ingest/" + ingest,
                            Map.of(
                                    "source",
                                    origin.source(),
                                    "custodian",
                                    origin.custodian(),
                                    "paths",
                                    description));
                    return ingest;
                });
    }

    private void end(
            long ingest, IngestCounts counts, Actor by, String state, @Nullable String problem) {
        transactions.write(
                connection -> {
                    log.end(
                            connection,
                            ingest,
                            clock.instant(),
                            state,
                            problem,
                            new long[] {
                                counts.seen(),
                                counts.stored(),
                                counts.duplicates(),
                                counts.unreadable(),
                                counts.failed(),
                                counts.bytes()
                            });
                    return audit.append(
                            connection,
                            by,
                            "ingest.end",
                            "ingest/" + ingest,
                            Map.of(
                                    "state", state,
                                    "seen", counts.seen(),
                                    "stored", counts.stored(),
                                    "duplicates", counts.duplicates(),
                                    "unreadable", counts.unreadable(),
                                    "failed", counts.failed()));
                });
    }

    private static Problem asProblem(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (String.valueOf(cause.getMessage()).contains("No space left")) {
                return new Problem(
                        Code.DISK_FULL,
                        "the disk is full",
                        "free some space and ingest the same paths again: what was accepted stays,"
                                + " nothing is doubled",
                        e);
            }
            if (cause instanceof SQLException sql
                    && String.valueOf(sql.getSQLState()).startsWith("08")) {
                return new Problem(
                        Code.DATABASE_DOWN,
                        "the register went away during the run",
                        "start it again and ingest the same paths again: what was accepted stays,"
                                + " nothing is doubled",
                        e);
            }
        }
        return new Problem(
                Code.UNEXPECTED,
                "ingest stopped: " + root(e),
                "ingest the same paths again: what was accepted stays, nothing is doubled",
                e);
    }

    private static Throwable root(Throwable e) {
        Throwable cause = e.getCause();
        return cause == null ? e : root(cause);
    }
}

package dev.holdfast.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.register.Transactions;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** When jobs run: as somebody set it, else as the settings say. */
@Singleton
public class Schedules {
    /**
     * A job's schedule.
     *
     * @param schedule a cron expression or {@code none}
     * @param setBy who set it, absent where it is as the settings say
     * @param next by the schedule; absent where it never runs by itself
     * @param last number of the latest run, absent before the first
     * @param lastState how that one stands
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Planned(
            String name,
            String schedule,
            ZoneId zone,
            @Nullable String setBy,
            @Nullable Instant next,
            @Nullable String last,
            JobLog.@Nullable State lastState) {}

    private record SetTo(String cron, @Nullable String by) {}

    private final Transactions transactions;
    private final JobLog log;
    private final AuditLog audit;
    private final ZoneId zone;
    private final Clock clock;

    Schedules(
            Transactions transactions,
            JobLog log,
            AuditLog audit,
            @Value("${holdfast.zone:UTC}") ZoneId zone,
            Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.audit = audit;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * @throws dev.holdfast.problem.Problem HF-5051 when the expression cannot be read
     */
    void set(ScheduledJob job, String text, Actor by) {
        Cron cron = Cron.parse(text, zone);
        String written = cron == null ? Cron.NONE : cron.toString();
        transactions.write(
                connection -> {
                    String before = setTo(job).cron();
                    try (PreparedStatement upsert =
                            connection.prepareStatement(
                                    "INSERT INTO job_schedule (verb, cron, set_by, set_at) VALUES"
                                        + " (?, ?, ?, ?) ON CONFLICT (verb) DO UPDATE SET cron ="
                                        + " excluded.cron, set_by = excluded.set_by, set_at ="
                                        + " excluded.set_at")) {
                        upsert.setString(1, job.name());
                        upsert.setString(2, cron == null ? null : written);
                        upsert.setString(3, by.name());
                        upsert.setTimestamp(4, Timestamp.from(clock.instant()));
                        upsert.executeUpdate();
                    }
                    return audit.append(
                            connection,
                            by,
                            "schedule.set",
                            "schedule/" + job.name(),
                            Map.of("schedule", written, "before", before));
                });
    }

    Optional<Instant> next(ScheduledJob job, Instant after) {
        Cron cron = Cron.parse(setTo(job).cron(), zone);
        return cron == null ? Optional.empty() : Optional.of(cron.next(after));
    }

    Planned planned(ScheduledJob job) {
        SetTo set = setTo(job);
        Optional<JobLog.Entry> last = log.latest(job.name());
        return new Planned(
                job.name(),
                set.cron(),
                zone,
                set.by(),
                next(job, clock.instant()).orElse(null),
                last.map(entry -> Long.toString(entry.id())).orElse(null),
                last.map(JobLog.Entry::state).orElse(null));
    }

    private SetTo setTo(ScheduledJob job) {
        return transactions.read(
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    "SELECT coalesce(cron, 'none'), set_by FROM job_schedule WHERE"
                                            + " verb = ?")) {
                        select.setString(1, job.name());
                        try (ResultSet row = select.executeQuery()) {
                            return row.next()
                                    ? new SetTo(row.getString(1), row.getString(2))
                                    : new SetTo(job.schedule(), null);
                        }
                    }
                });
    }
}

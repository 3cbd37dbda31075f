package dev.holdfast.alarm;

import dev.holdfast.find.SelectItems;
import dev.holdfast.hold.Hold;
import dev.holdfast.hold.Holds;
import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.HoldMembers;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Looks at every active hold. */
@Singleton
class WatchHolds {
    private static final double UNLIKELY = 0.01;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** When an item came, by which run, and where the runs after that one begin. */
    private record Arrival(Instant at, long firstOfLaterRuns) {}

    private final Holds holds;
    private final HoldMembers members;
    private final SelectItems select;
    private final Clock clock;
    private final Duration patience;

    WatchHolds(
            Holds holds,
            HoldMembers members,
            SelectItems select,
            Clock clock,
            @Value("${holdfast.hold.alarm-after:P14D}") String patience) {
        this.holds = holds;
        this.members = members;
        this.select = select;
        this.clock = clock;
        try {
            this.patience = Duration.ofDays(Period.parse(patience).getDays());
        } catch (DateTimeException e) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "holdfast.hold.alarm-after is '" + patience + "'",
                    "write a period of days such as P14D",
                    e);
        }
    }

    List<Finding> look(Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        List<Pulse> pulses = Pulse.all(connection);
        Map<String, ItemSet> ofSource = new HashMap<>();
        for (Hold hold : holds.listOrderById()) {
            if (hold.active()) {
                ItemSet held = members.of(connection, hold.number());
                if (held.isEmpty()) {
                    findings.add(
                            new Finding(
                                    hold.number(),
                                    AlarmKind.MATCHES_NOTHING,
                                    "",
                                    "no item of the archive is in its scope"));
                } else {
                    stoppedGrowing(connection, hold, held).ifPresent(findings::add);
                    lostSources(hold, held, pulses, ofSource, findings);
                }
                emptyCustodians(hold, findings);
            }
        }
        return findings;
    }

    private void emptyCustodians(Hold hold, List<Finding> findings) {
        for (String custodian : hold.custodians()) {
            if (select.select(kql("custodian", custodian)).isEmpty()) {
                findings.add(
                        new Finding(
                                hold.number(),
                                AlarmKind.CUSTODIAN_WITHOUT_ITEMS,
                                custodian,
                                "the archive has nothing of " + custodian));
            }
        }
    }

    private Optional<Finding> stoppedGrowing(Connection connection, Hold hold, ItemSet held)
            throws SQLException {
        long last = Integer.toUnsignedLong(held.bitmap().last());
        Arrival arrival = arrival(connection, last);
        Instant silent = arrival.at().isAfter(hold.placedAt()) ? arrival.at() : hold.placedAt();
        LocalDate to = hold.toDate();
        if (silent.plus(patience).isAfter(clock.instant())
                || to != null && to.isBefore(silent.atZone(ZoneOffset.UTC).toLocalDate())) {
            return Optional.empty();
        }
        ItemSet around = select.select(hold.scope().surroundings());
        long before = around.and(ItemSet.range(1, last)).size();
        long caught = around.and(held).size();
        long since =
                arrival.firstOfLaterRuns() == 0
                        ? 0
                        : around.andNot(ItemSet.range(1, arrival.firstOfLaterRuns() - 1)).size();
        double share = before == 0 ? 1 : (double) caught / before;
        return since > 0 && Math.pow(1 - share, since) < UNLIKELY
                ? Optional.of(
                        new Finding(
                                hold.number(),
                                AlarmKind.STOPPED_GROWING,
                                "",
                                String.format(
                                        Locale.ROOT,
                                        "nothing was caught since %s, though %,d items came since"
                                                + " and one in %,.0f was caught before",
                                        DAY.format(silent),
                                        since,
                                        1 / share)))
                : Optional.empty();
    }

    private void lostSources(
            Hold hold,
            ItemSet held,
            List<Pulse> pulses,
            Map<String, ItemSet> ofSource,
            List<Finding> findings) {
        for (Pulse pulse : pulses) {
            boolean ours =
                    hold.custodians().isEmpty()
                            || hold.custodians().stream()
                                    .anyMatch(pulse.custodian()::equalsIgnoreCase);
            if (ours
                    && pulse.missed(clock.instant(), patience)
                    && !held.and(
                                    ofSource.computeIfAbsent(
                                            pulse.source(),
                                            name -> select.select(kql("source", name))))
                            .isEmpty()) {
                findings.add(
                        new Finding(
                                hold.number(),
                                AlarmKind.LOST_SOURCE,
                                pulse.source() + " / " + pulse.custodian(),
                                "the source "
                                        + pulse.source()
                                        + " has brought nothing of "
                                        + pulse.custodian()
                                        + " to a good end since "
                                        + DAY.format(pulse.last())));
            }
        }
    }

    private static Arrival arrival(Connection connection, long ordinal) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT g.started, coalesce((SELECT l.ordinal FROM item l WHERE l.ordinal >"
                                + " i.ordinal AND l.ingest_id > i.ingest_id ORDER BY l.ordinal"
                                + " LIMIT 1), 0) FROM item i JOIN ingest g ON g.id = i.ingest_id"
                                + " WHERE i.ordinal = ?")) {
            select.setLong(1, ordinal);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Arrival(row.getTimestamp(1).toInstant(), row.getLong(2));
            }
        }
    }

    private static String kql(String property, String value) {
        return property + ":\"" + value.replace("\"", "") + "\"";
    }
}

package dev.holdfast.disposition;

import dev.holdfast.clock.ClockState;
import dev.holdfast.clock.WatchClock;
import dev.holdfast.decide.Evaluation;
import dev.holdfast.decide.Weighed;
import dev.holdfast.hold.MissedMembers;
import dev.holdfast.item.ItemSet;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.retention.Decisions;

import jakarta.inject.Singleton;

import java.time.LocalDate;
import java.util.Objects;
import java.util.function.LongFunction;

/** Which items of a plan may still go, decided afresh. */
@Singleton
class Standing {
    static final String HELD = "under legal hold";

    /**
     * @param going those that may go
     * @param why why one of the others may not
     */
    record Judged(ItemSet going, LongFunction<String> why) {
        String reason(long ordinal) {
            return why.apply(ordinal);
        }
    }

    private final Transactions transactions;
    private final Decisions decisions;
    private final ErasureDecisions erasures;
    private final MissedMembers missed;
    private final ArchiveSettings settings;
    private final WatchClock watch;

    Standing(
            Transactions transactions,
            Decisions decisions,
            ErasureDecisions erasures,
            MissedMembers missed,
            ArchiveSettings settings,
            WatchClock watch) {
        this.transactions = transactions;
        this.decisions = decisions;
        this.erasures = erasures;
        this.missed = missed;
        this.settings = settings;
        this.watch = watch;
    }

    /** A match that was lost or skipped must not cost a held item. */
    void catchMissed(Plan plan) {
        missed.catchAmong(plan.items(), "matched again before plan " + plan.id() + " is executed");
    }

    /** The day by the clock that is further behind, less the time that nobody watched. */
    LocalDate day(ClockState state) {
        LocalDate proven = LocalDate.ofInstant(state.proven(), settings.calendar().zone());
        LocalDate today = settings.today();
        return proven.isBefore(today) ? proven : today;
    }

    /** As of the day that has come for sure. */
    Judged on(Plan plan) {
        LocalDate asOf = day(watch.state());
        if (plan.kind() == Plan.Kind.ERASURE) {
            long request = Objects.requireNonNull(plan.request());
            Weighed weighed =
                    decisions
                            .decide(asOf)
                            .weigh(plan.items())
                            .settled(
                                    ErasureDecisions.erased(
                                            transactions.read(
                                                    connection ->
                                                            erasures.of(connection, request))));
            return new Judged(weighed.free(), weighed::reason);
        }
        Evaluation now = decisions.evaluate(asOf);
        return new Judged(plan.items().and(now.due()), ordinal -> reason(ordinal, now));
    }

    private static String reason(long ordinal, Evaluation now) {
        if (now.held().contains(ordinal)) {
            return HELD;
        }
        if (now.review().contains(ordinal)) {
            return "must be reviewed first";
        }
        return "must be kept: its retention has not ended";
    }
}

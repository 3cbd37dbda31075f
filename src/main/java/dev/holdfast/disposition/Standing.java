package dev.holdfast.disposition;

import dev.holdfast.decide.Evaluation;
import dev.holdfast.decide.Weighed;
import dev.holdfast.item.ItemSet;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.retention.Decisions;

import jakarta.inject.Singleton;

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

    private final Decisions decisions;
    private final ArchiveSettings settings;

    Standing(Decisions decisions, ArchiveSettings settings) {
        this.decisions = decisions;
        this.settings = settings;
    }

    Judged now(Plan plan) {
        if (plan.kind() == Plan.Kind.ERASURE) {
            Weighed weighed = decisions.decide(settings.today()).weigh(plan.items());
            return new Judged(weighed.free(), weighed::reason);
        }
        Evaluation now = decisions.evaluate(settings.today());
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

package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;

import java.time.LocalDate;
import java.util.List;

/**
 * What the whole archive was decided to be, on a day, by these policies and rules. Immutable.
 *
 * @param version names rules and policies together, such as {@code rb-1a2b3c}
 * @param highWater the highest ordinal that was decided, 0 if there was none
 * @param classes every class of items, with its counts
 * @param seconds how long it took
 */
public record Evaluation(
        LocalDate asOf,
        Sha256 policies,
        Sha256 rules,
        String version,
        long highWater,
        ItemSet keep,
        ItemSet held,
        ItemSet review,
        ItemSet due,
        List<ClassCount> classes,
        double seconds) {

    /**
     * The items in exactly the same sets: which policies cover them, and how many came out as what.
     */
    public record ClassCount(
            List<String> policies,
            boolean underHold,
            boolean holdUnknown,
            long keep,
            long held,
            long review,
            long due) {
        public ClassCount {
            policies = List.copyOf(policies);
        }

        public long items() {
            return keep + held + review + due;
        }
    }

    public Evaluation {
        classes = List.copyOf(classes);
    }

    public long items() {
        return keep.size() + held.size() + review.size() + due.size();
    }

    /** What became of these items; classes are counted over the whole as before. */
    Evaluation among(ItemSet some) {
        return new Evaluation(
                asOf,
                policies,
                rules,
                version,
                highWater,
                keep.and(some),
                held.and(some),
                review.and(some),
                due.and(some),
                classes,
                seconds);
    }

    /** The items with that outcome. */
    public ItemSet with(Outcome outcome) {
        return switch (outcome) {
            case KEEP -> keep;
            case HELD -> held;
            case REVIEW -> review;
            case DUE -> due;
        };
    }
}

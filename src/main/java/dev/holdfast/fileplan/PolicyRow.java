package dev.holdfast.fileplan;

import dev.holdfast.policy.Labelling;
import dev.holdfast.policy.Length;
import dev.holdfast.policy.Policy;
import dev.holdfast.policy.Rounding;
import dev.holdfast.policy.Trigger;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Writes the row of a file plan for a policy, as far as a file plan can say it. */
final class PolicyRow {
    /** What came of a policy. */
    sealed interface Result {
        /**
         * @param inexact what the row says differently; empty if it says all
         */
        record Row(PlanRow row, String inexact) implements Result {}

        /** A row would let something go that the policy keeps, or say nothing of it. */
        record LeftOut(String reason) implements Result {}
    }

    private static final int LONGEST_NAME = 64;
    private static final int DAYS_OF_FOUR_YEARS = 1461;

    private PolicyRow() {}

    /**
     * @param reviewer who reviews where a policy does not say; null if nobody is named
     */
    static Result of(Policy policy, @Nullable String reviewer) {
        String unsayable = unsayable(policy);
        if (!unsayable.isEmpty()) {
            return new Result.LeftOut(unsayable);
        }
        Map<PlanColumn, String> cells = new EnumMap<>(PlanColumn.class);
        String note = policy.authority().note();
        cells.putAll(Descriptors.of(note == null ? "" : note));
        if (policy.then() != Policy.Then.REVIEW) {
            cells.remove(PlanColumn.REVIEWER_EMAIL);
        } else if (!cells.containsKey(PlanColumn.REVIEWER_EMAIL)) {
            if (reviewer == null) {
                return new Result.LeftOut("a review needs a reviewer: name one with --reviewer");
            }
            cells.put(PlanColumn.REVIEWER_EMAIL, reviewer);
        }
        String inexact = "";
        if (policy.period() instanceof Length.Calendar(Period period)) {
            long days = longest(period);
            if (days > RowPolicy.MOST_DAYS) {
                return new Result.LeftOut("longer than 36525 days, and not without end");
            }
            boolean exact = period.toTotalMonths() == 0;
            inexact = exact ? "" : period + " as " + days + " days, the most it can last";
            cells.put(PlanColumn.RETENTION_DURATION, Long.toString(days));
        } else {
            cells.put(PlanColumn.RETENTION_DURATION, RowPolicy.UNLIMITED);
        }
        name(policy, cells);
        authority(policy, cells);
        start(policy.from(), cells);
        cells.put(
                PlanColumn.RETENTION_ACTION,
                switch (policy.then()) {
                    case RETAIN_ONLY -> "Keep";
                    case DELETE_ONLY -> "Delete";
                    case DESTROY, REVIEW -> "KeepAndDelete";
                });
        Labelling.RecordState record = policy.labelling().record();
        if (record != Labelling.RecordState.NONE) {
            cells.put(PlanColumn.IS_RECORD_LABEL, "TRUE");
        }
        if (record == Labelling.RecordState.REGULATORY) {
            cells.put(PlanColumn.REGULATORY, "TRUE");
        }
        return new Result.Row(new PlanRow(0, cells), inexact);
    }

    /** What a file plan cannot say, and would keep shorter for it; empty if nothing. */
    private static String unsayable(Policy policy) {
        if (policy.level() != Policy.Level.LABEL) {
            return "it covers items by its scope, and a file plan lists labels";
        }
        if (policy.kind() == Policy.Bound.MAXIMUM) {
            return "it forbids keeping longer, which a file plan cannot say";
        }
        if (!(policy.round() instanceof Rounding.None)) {
            return "it counts from the end of a year, which a file plan cannot say";
        }
        if (policy.extensions().any()) {
            return "proceedings or orders lengthen it, which a file plan cannot say";
        }
        if (policy.period() instanceof Length.Life) {
            return "it ends with its event, which a file plan cannot say";
        }
        return switch (policy.from()) {
            case Trigger.Own(Trigger.ItemDate date) ->
                    switch (date) {
                        case CREATED, MODIFIED -> "";
                        case SENT, RECEIVED ->
                                "a file plan cannot count from '" + policy.from().words() + "'";
                    };
            case Trigger.Labelled labelled -> "";
            case Trigger.Event event -> "";
            case Trigger.LaterOf later -> "a file plan cannot say the later of several days";
            case Trigger.EarlierOf earlier -> "a file plan cannot say the earlier of several days";
            case Trigger.After after -> "a file plan cannot count from so much after a day";
        };
    }

    /** The most days the period can last: a file plan that is inexact keeps longer, not shorter. */
    private static long longest(Period period) {
        LocalDate first = LocalDate.of(2001, 1, 1);
        return IntStream.range(0, DAYS_OF_FOUR_YEARS)
                .mapToObj(first::plusDays)
                .mapToLong(day -> ChronoUnit.DAYS.between(day, day.plus(period)))
                .max()
                .orElseThrow();
    }

    /**
     * The title as the label's name where the name gives back the id; else the id, and the title.
     */
    private static void name(Policy policy, Map<PlanColumn, String> cells) {
        String title = policy.title();
        boolean named =
                EventName.slug(title).equals(policy.id())
                        && !title.equals(policy.id())
                        && title.length() <= LONGEST_NAME
                        && title.matches("[A-Za-z0-9 -]+");
        if (named) {
            cells.put(PlanColumn.LABEL_NAME, title);
        } else {
            cells.put(PlanColumn.LABEL_NAME, policy.id());
            if (!title.equals(policy.id())) {
                cells.put(PlanColumn.NOTES, title);
            }
        }
        String recordClass = policy.recordClass();
        if (recordClass != null) {
            cells.put(PlanColumn.COMMENT, recordClass);
        }
    }

    private static void authority(Policy policy, Map<PlanColumn, String> cells) {
        String cite = policy.authority().cite();
        if (!cite.startsWith(RowPolicy.OWN_PLAN)) {
            cells.put(PlanColumn.CITATION_NAME, cite);
        }
        String source = policy.authority().source();
        if (source != null) {
            cells.put(PlanColumn.CITATION_URL, source);
        }
        String jurisdiction = policy.jurisdiction();
        if (jurisdiction != null) {
            cells.put(PlanColumn.CITATION_JURISDICTION, jurisdiction);
        }
    }

    private static void start(Trigger from, Map<PlanColumn, String> cells) {
        if (from instanceof Trigger.Event(String type)) {
            cells.put(PlanColumn.RETENTION_TYPE, "EventAgeInDays");
            cells.putIfAbsent(PlanColumn.EVENT_TYPE, type);
        } else {
            cells.remove(PlanColumn.EVENT_TYPE);
            cells.put(
                    PlanColumn.RETENTION_TYPE,
                    switch (from.words()) {
                        case "modified" -> "ModificationAgeInDays";
                        case "labelled" -> "TaggedAgeInDays";
                        default -> "CreationAgeInDays";
                    });
        }
    }
}

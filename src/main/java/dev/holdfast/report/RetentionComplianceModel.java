package dev.holdfast.report;

import dev.holdfast.item.ItemId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * Whether the archive keeps what it must, and what may go: one evaluation, summed up.
 *
 * @param outcomes one entry per outcome, all four
 * @param attention what needs somebody, most urgent first
 * @param policies every active policy with what it keeps
 * @param dueByMonth what becomes due per month, the next 24 months, without gaps
 * @param coverage expected against captured, per source
 * @param exceptions items that could not be read, that policies conflict over, or whose date cannot
 *     be right
 */
public record RetentionComplianceModel(
        ReportHead head,
        List<OutcomeCount> outcomes,
        List<Attention> attention,
        List<PolicyLine> policies,
        List<MonthCount> dueByMonth,
        List<CoverageLine> coverage,
        Listing<ExceptionLine> exceptions)
        implements ReportModel {
    /**
     * @param because a few words that explain the number, such as {@code 3 matters, 5 holds}
     */
    public record OutcomeCount(PrintedOutcome outcome, long items, long bytes, String because) {}

    /**
     * @param word what it is about, one word: approve, hold, source, policy
     * @param outcome lends its colour to the word
     */
    public record Attention(String word, PrintedOutcome outcome, String text) {}

    /**
     * @param keptUntilFirst the earliest last day of keeping among its items, if it keeps any
     * @param keptUntilLast the latest last day of keeping
     * @param classes classes of items the policy takes part in
     */
    public record PolicyLine(
            String id,
            String title,
            String authority,
            long items,
            long bytes,
            @Nullable LocalDate keptUntilFirst,
            @Nullable LocalDate keptUntilLast,
            long classes) {}

    public record MonthCount(YearMonth month, long items) {}

    /**
     * @param gap why fewer were captured than expected; empty when none are missing
     */
    public record CoverageLine(String source, long expected, long captured, String gap) {}

    public enum ExceptionKind {
        UNREADABLE("unreadable"),
        CONFLICT("conflict"),
        IMPLAUSIBLE_DATE("implausible date");

        private final String words;

        ExceptionKind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public record ExceptionLine(
            ExceptionKind kind, ItemId item, String custodian, String subject, String reason) {}

    public RetentionComplianceModel {
        outcomes = List.copyOf(outcomes);
        attention = List.copyOf(attention);
        policies = List.copyOf(policies);
        dueByMonth = List.copyOf(dueByMonth);
        coverage = List.copyOf(coverage);
    }

    @Override
    public ReportKind kind() {
        return ReportKind.RETENTION_COMPLIANCE;
    }

    long items() {
        return outcomes.stream().mapToLong(OutcomeCount::items).sum();
    }

    long bytes() {
        return outcomes.stream().mapToLong(OutcomeCount::bytes).sum();
    }
}

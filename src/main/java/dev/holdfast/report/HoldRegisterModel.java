package dev.holdfast.report;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Every matter and every hold, with what each freezes, who placed it and who released it. */
public record HoldRegisterModel(ReportHead head, List<MatterLine> matters, List<HoldLine> holds)
        implements ReportModel {
    /**
     * @param state open or closed
     * @param items held for the matter, each counted once
     */
    public record MatterLine(
            String name,
            String state,
            Instant openedAt,
            @Nullable Instant closedAt,
            long holds,
            long items,
            long bytes) {}

    /** Where a hold stands; until it is released it freezes. */
    public enum HoldState {
        ACTIVE("active", PrintedOutcome.HELD),
        RELEASING("release pending", PrintedOutcome.REVIEW),
        RELEASED("released", PrintedOutcome.KEEP);

        private final String words;
        private final PrintedOutcome tone;

        HoldState(String words, PrintedOutcome tone) {
            this.words = words;
            this.tone = tone;
        }

        public String words() {
            return words;
        }

        PrintedOutcome tone() {
            return tone;
        }
    }

    /**
     * @param scope the hold's scope in words: custodians, dates, query
     * @param noticesAcknowledged of {@code noticesSent} hold notices
     */
    public record HoldLine(
            String id,
            String matter,
            HoldState state,
            String scope,
            long items,
            long bytes,
            Instant placedAt,
            String placedBy,
            @Nullable Instant releasedAt,
            @Nullable String releasedBy,
            long noticesSent,
            long noticesAcknowledged) {}

    public HoldRegisterModel {
        matters = List.copyOf(matters);
        holds = List.copyOf(holds);
    }

    @Override
    public ReportKind kind() {
        return ReportKind.HOLD_REGISTER;
    }

    long active() {
        return holds.stream().filter(hold -> hold.state() != HoldState.RELEASED).count();
    }
}

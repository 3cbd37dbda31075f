package dev.holdfast.report;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * The answer to a person who asked for erasure. Says nothing of anybody else: no items, no matters,
 * no other names.
 *
 * @param erased items erased, or about to be where {@code erasedOn} is null
 * @param held items kept for legal claims
 */
public record ErasureLetterModel(
        ReportHead head,
        String person,
        String request,
        LocalDate received,
        LocalDate deadline,
        LocalDate written,
        long found,
        long erased,
        @Nullable LocalDate erasedOn,
        List<KeptLine> kept,
        long held)
        implements ReportModel {
    /**
     * Items that one rule obliges to keep.
     *
     * @param until the last day of the last of them, or null when it cannot be told yet
     */
    public record KeptLine(String title, String authority, long items, @Nullable LocalDate until) {}

    public ErasureLetterModel {
        kept = List.copyOf(kept);
    }

    @Override
    public ReportKind kind() {
        return ReportKind.ERASURE_LETTER;
    }

    long keptItems() {
        return kept.stream().mapToLong(KeptLine::items).sum();
    }
}

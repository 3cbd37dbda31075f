package dev.holdfast.report;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * The answer to a person who asked for erasure. Says nothing of anybody else: no items, no matters,
 * no other names.
 *
 * @param extendedWhy why the answer took more than a month, or null
 * @param narrowedWhy how what was searched was narrowed, or null
 * @param erased items erased
 * @param kept by law
 * @param judged kept because somebody decided so
 * @param held items kept for legal claims
 */
public record ErasureLetterModel(
        ReportHead head,
        String person,
        String request,
        LocalDate received,
        LocalDate deadline,
        @Nullable String extendedWhy,
        @Nullable String narrowedWhy,
        LocalDate written,
        long found,
        long erased,
        @Nullable LocalDate erasedOn,
        List<KeptLine> kept,
        List<JudgedLine> judged,
        long held)
        implements ReportModel {
    /**
     * Items that one law obliges to keep.
     *
     * @param exemption what lets the law outweigh the request, such as {@code GDPR Art 17(3)(b)}
     * @param until the last day of the last of them, or null when it cannot be told yet
     */
    public record KeptLine(
            String title,
            String authority,
            String exemption,
            long items,
            @Nullable LocalDate until) {}

    /**
     * Items that no law exempts and that are kept all the same.
     *
     * @param reason what keeps them, and why that needed a decision
     * @param comment why it was decided so
     */
    public record JudgedLine(
            String reason,
            String authority,
            long items,
            @Nullable LocalDate until,
            String comment) {}

    public ErasureLetterModel {
        kept = List.copyOf(kept);
        judged = List.copyOf(judged);
    }

    @Override
    public ReportKind kind() {
        return ReportKind.ERASURE_LETTER;
    }

    long keptItems() {
        return kept.stream().mapToLong(KeptLine::items).sum();
    }

    long judgedItems() {
        return judged.stream().mapToLong(JudgedLine::items).sum();
    }
}

package dev.holdfast.report;

import java.time.YearMonth;
import java.util.List;

/**
 * Charts as vector graphics. Each stands under a heading that says what it shows and a line that
 * says what to see.
 */
final class Charts {
    private Charts() {}

    /** One bar of the whole, divided by outcome, and its legend with words and figures. */
    static void outcomes(Sheet sheet, List<RetentionComplianceModel.OutcomeCount> outcomes) {
        Canvas canvas = sheet.canvas();
        long all = outcomes.stream().mapToLong(RetentionComplianceModel.OutcomeCount::items).sum();
        sheet.down(8);
        canvas.block(Sheet.LEFT, sheet.y(), Sheet.WIDTH, 16, 0, 0xE9EEF2);
        float x = Sheet.LEFT;
        for (RetentionComplianceModel.OutcomeCount outcome : outcomes) {
            float width = all == 0 ? 0 : (float) ((double) Sheet.WIDTH * outcome.items() / all);
            canvas.block(x, sheet.y(), Math.max(0, width - 1), 16, 0, outcome.outcome().rgb());
            x += width;
        }
        sheet.down(29);
        x = Sheet.LEFT;
        for (RetentionComplianceModel.OutcomeCount outcome : outcomes) {
            canvas.block(x, sheet.y() - 6, 7, 7, 0, outcome.outcome().rgb());
            String share = all == 0 ? "–" : share(outcome.items(), all);
            float end =
                    canvas.text(
                            outcome.outcome().word(),
                            Face.MEDIUM,
                            8.2f,
                            Ink.TEXT,
                            x + 11,
                            sheet.y());
            canvas.text(share, Face.REGULAR, 8.2f, Ink.FAINT, end + 5, sheet.y());
            x += Sheet.WIDTH / outcomes.size();
        }
        sheet.down(24);
    }

    private static String share(long part, long whole) {
        double percent = 100.0 * part / whole;
        if (part > 0 && percent < 0.1) {
            return "under 0.1 %";
        }
        return String.format(java.util.Locale.UK, "%.1f %%", percent);
    }

    /**
     * Columns per month with three grid lines; the highest stands out in the darker ink and carries
     * its figure.
     */
    static void months(Sheet sheet, List<RetentionComplianceModel.MonthCount> months) {
        Canvas canvas = sheet.canvas();
        float height = 110;
        float left = Sheet.LEFT + 38;
        float width = Sheet.RIGHT - left;
        long most =
                months.stream()
                        .mapToLong(RetentionComplianceModel.MonthCount::items)
                        .max()
                        .orElse(0);
        long step = step(most);
        long top = Math.max(step, (most + step - 1) / step * step);
        float base = sheet.y() + 14 + height;
        for (long line = 0; line <= top; line += step) {
            float y = base - height * line / top;
            canvas.rule(
                    left,
                    Sheet.RIGHT,
                    y,
                    line == 0 ? 0.9f : 0.5f,
                    line == 0 ? Ink.FAINT : Ink.HAIRLINE);
            canvas.textRight(brief(line), Face.REGULAR, 7.2f, Ink.FAINT, left - 7, y + 2.5f);
        }
        float slot = width / Math.max(1, months.size());
        for (int i = 0; i < months.size(); i++) {
            RetentionComplianceModel.MonthCount month = months.get(i);
            float x = left + i * slot;
            float bar = (float) ((double) height * month.items() / top);
            boolean highest = month.items() == most && most > 0;
            canvas.block(
                    x + slot * 0.16f,
                    base - bar,
                    slot * 0.68f,
                    bar,
                    0,
                    highest ? Ink.BRAND : Ink.BAR);
            if (highest) {
                centre(
                        canvas,
                        Figures.count(month.items()),
                        Face.MEDIUM,
                        Ink.TEXT,
                        x + slot / 2,
                        base - bar - 4);
            }
            if (i % 3 == 0) {
                canvas.text(
                        label(month.month()),
                        Face.REGULAR,
                        7.2f,
                        Ink.FAINT,
                        x + slot * 0.16f,
                        base + 11);
            }
        }
        sheet.down(height + 14 + 34);
    }

    private static void centre(Canvas canvas, String text, Face face, int rgb, float x, float y) {
        float half = canvas.width(text, face, 7.2f) / 2;
        float left = Math.clamp(x - half, Sheet.LEFT + 38, Sheet.RIGHT - 2 * half);
        canvas.text(text, face, 7.2f, rgb, left, y);
    }

    private static String label(YearMonth month) {
        return Figures.month(month);
    }

    /** A round step that gives two to five grid lines. */
    private static long step(long most) {
        long ten = 1;
        while (ten * 10 <= Math.max(1, most)) {
            ten *= 10;
        }
        for (long step : new long[] {Math.max(1, ten / 5), Math.max(1, ten / 2), ten, 2 * ten}) {
            if (most <= 4 * step) {
                return step;
            }
        }
        return 5 * ten;
    }

    private static String brief(long number) {
        if (number >= 1_000_000 && number % 100_000 == 0) {
            return (number % 1_000_000 == 0
                            ? String.valueOf(number / 1_000_000)
                            : String.valueOf(number / 1e6))
                    + "m";
        }
        return number >= 1000 && number % 1000 == 0 ? number / 1000 + "k" : Figures.count(number);
    }
}

package dev.holdfast.report;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The reports there are, by the names users type. */
public enum ReportKind {
    RETENTION_COMPLIANCE,
    DISPOSITION_CERTIFICATE,
    HOLD_REGISTER,
    AUDIT_TRAIL,
    /** Written for one request: {@code erasure letter}. */
    ERASURE_LETTER;

    /**
     * The published name, such as {@code hold-register}; also the name of its wording in {@code
     * reports/}.
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reports that tell of the archive, and need no request they answer. */
    public static List<ReportKind> ofTheArchive() {
        return Arrays.stream(values()).filter(kind -> kind != ERASURE_LETTER).toList();
    }

    /**
     * @throws Problem {@code HF-8001} when there is no such report
     */
    public static ReportKind parse(String label) {
        for (ReportKind kind : values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        throw new Problem(
                Code.UNKNOWN_REPORT,
                "there is no report '" + label + "'",
                "choose one of "
                        + ofTheArchive().stream()
                                .map(ReportKind::label)
                                .collect(Collectors.joining(", ")));
    }
}

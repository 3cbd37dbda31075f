package dev.holdfast.notice;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a text is for. */
public enum NoticeKind {
    /** To the custodian, to be acknowledged. */
    HOLD,
    /** Again, until it is acknowledged. */
    REMINDER,
    /** To the manager or to counsel, when it is not. */
    ESCALATION,
    /** To whoever follows a custodian who has left, to be acknowledged. */
    SUCCESSION,
    /** At the end. */
    RELEASE;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the text must lead to the page on which it is acknowledged. */
    boolean acknowledged() {
        return switch (this) {
            case HOLD, REMINDER, SUCCESSION -> true;
            case ESCALATION, RELEASE -> false;
        };
    }

    /**
     * @throws Problem HF-1002 when there is none of that name
     */
    public static NoticeKind parse(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equalsIgnoreCase(label.strip()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Problem(
                                        Code.INVALID_INPUT,
                                        "there is no notice of the kind '" + label + "'",
                                        "use "
                                                + Arrays.stream(values())
                                                        .map(NoticeKind::label)
                                                        .collect(Collectors.joining(", "))));
    }
}

package dev.holdfast.notice;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question to a custodian, written {@code yes-no: Do you …?}, {@code choice [home, office]: Where
 * …?} or {@code text: What …?}.
 *
 * @param options what may be answered; empty for a text of one's own
 */
public record Question(String text, List<String> options) {
    private static final List<String> YES_NO = List.of("yes", "no");
    private static final Pattern WRITTEN =
            Pattern.compile("(text|yes-no|choice\\s*\\[([^\\]]*)\\])\\s*:\\s*(.*\\S)\\s*");

    public Question {
        options = List.copyOf(options);
    }

    /**
     * @throws Problem HF-2035 when it is not written as above
     */
    static Question parse(String line) {
        Matcher written = WRITTEN.matcher(line.strip());
        if (written.matches()) {
            String kind = written.group(1);
            if (kind.equals("text")) {
                return new Question(written.group(3), List.of());
            }
            List<String> options =
                    kind.equals("yes-no")
                            ? YES_NO
                            : Arrays.stream(written.group(2).split(",", -1))
                                    .map(String::strip)
                                    .filter(option -> !option.isEmpty())
                                    .toList();
            if (options.size() >= 2) {
                return new Question(written.group(3), options);
            }
        }
        throw new Problem(
                Code.BAD_NOTICE_TEXT,
                "'" + line.strip() + "' is not how a question is written",
                "write yes-no: …, choice [one, other]: … or text: …");
    }

    /** As it is written. */
    public String line() {
        if (options.isEmpty()) {
            return "text: " + text;
        }
        return (options.equals(YES_NO) ? "yes-no" : "choice [" + String.join(", ", options) + "]")
                + ": "
                + text;
    }

    /** Whether this can be the answer; an open question may be left open. */
    boolean takes(String answer) {
        return options.isEmpty() || options.contains(answer);
    }
}

package dev.holdfast.notice;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with words in braces to be filled in, and the questions that go with it. */
public record NoticeText(String subject, String body, List<Question> questions) {
    /** Filled in when the mail is sent, and never before. */
    static final String LINK = "link";

    /** The words that may stand in braces. */
    static final Set<String> WORDS =
            Set.of(
                    LINK,
                    "custodian",
                    "matter",
                    "description",
                    "parties",
                    "counsel",
                    "scope",
                    "hold",
                    "placed",
                    "issued",
                    "reminders",
                    "organisation");

    private static final Pattern WORD = Pattern.compile("\\{([a-z]+)\\}");

    public NoticeText {
        questions = List.copyOf(questions);
    }

    /**
     * @param questions as they are written, one each; blank ones are none
     * @throws Problem HF-2035 when one is not written as a question is
     */
    public static NoticeText of(String subject, String body, List<String> questions) {
        return new NoticeText(
                subject.strip(),
                body,
                questions.stream().filter(q -> !q.isBlank()).map(Question::parse).toList());
    }

    /**
     * @throws Problem HF-2035 when it says nothing, has a word nobody knows, or lacks the link
     */
    void refuseUnusable(NoticeKind kind) {
        if (subject.isBlank() || body.isBlank()) {
            throw new Problem(
                    Code.BAD_NOTICE_TEXT,
                    "a notice needs a subject and a text",
                    "write both; 'holdfast hold notice template' shows the present ones");
        }
        Matcher words = WORD.matcher(subject + body);
        while (words.find()) {
            if (!WORDS.contains(words.group(1))) {
                throw new Problem(
                        Code.BAD_NOTICE_TEXT,
                        "nobody knows what to write for " + words.group(),
                        "use " + String.join(", ", WORDS.stream().sorted().toList()));
            }
        }
        if (kind.acknowledged() != body.contains("{" + LINK + "}") || subject.contains("{link}")) {
            throw new Problem(
                    Code.BAD_NOTICE_TEXT,
                    kind.acknowledged()
                            ? "the text nowhere gives {link}, so nobody could acknowledge it"
                            : "nothing is acknowledged by a text of this kind",
                    kind.acknowledged() ? "put {link} on a line of its own" : "leave {link} out");
        }
    }

    /** With the words filled in that {@code values} has; the others stay. */
    NoticeText filled(Map<String, String> values) {
        return new NoticeText(
                fill(subject, values).replaceAll("\\s+", " ").strip(),
                fill(body, values),
                questions);
    }

    static String fill(String text, Map<String, String> values) {
        return WORD.matcher(text)
                .replaceAll(
                        word ->
                                Matcher.quoteReplacement(
                                        values.getOrDefault(word.group(1), word.group())));
    }
}

package dev.holdfast.fileplan;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of an event type, made of the words a schedule has for the event. */
final class EventName {
    private static final int LONGEST = 120;
    private static final int MOST_WORDS = 20;

    /** Letters and light punctuation; a digit means a second period or a reference. */
    private static final Pattern WORDS = Pattern.compile("[a-z][a-z ,'()/-]*");

    /** What makes a condition or a second rule of it. */
    private static final Pattern NO_EVENT =
            Pattern.compile(
                    "\\b(whichever|unless|if|except|provided|then|thereafter|until|plus|additional|"
                        + "years?|months?|weeks?|days?|longer|longest|later|latest|minimum|least|"
                        + "retain|retained|keep|transfer|transferred|destroy|destroyed|review|"
                        + "permanent|permanently|archives|otherwise|applicable|see|needed|"
                        + "necessary|required|upon|which|must|may|should|will|can|cannot)\\b");

    /** Nothing happens on a day: somebody judges. */
    private static final Pattern JUDGEMENT =
            Pattern.compile(
                    "\\b(value|valuable|useful|usefulness|no longer"
                            + " (?:needed|required|of)|outdated|reference)\\b");

    /** What becomes of the paper says nothing of what is archived here. */
    private static final Pattern PAPER =
            Pattern.compile(
                    "\\b(scan|scanned|scanning|image|imaged|imaging|microfilm|microfilmed|filmed|"
                            + "digitized|indexed|paper|hard copy|entered)\\b");

    private static final Pattern DANGLING =
            Pattern.compile(".*\\b(and|or|the|of|a|an|to|is|in|for|by|after|all|with)$");

    private static final Pattern CREATION =
            Pattern.compile(
                    "(?:the )?(?:initial )?(?:date of |date )?(?:is |was )?"
                            + "(?:created|creation|origination)(?: date)?");

    private EventName() {}

    /** Whether the words only say that the record itself was made. */
    static boolean creation(String words) {
        return CREATION.matcher(words.strip()).matches();
    }

    /** The event's name, if the words name one plain event. */
    static Optional<String> of(String words) {
        String text = words.strip();
        boolean plain =
                WORDS.matcher(text).matches()
                        && text.split(" ", -1).length <= MOST_WORDS
                        && !NO_EVENT.matcher(text).find()
                        && !judgement(text)
                        && !PAPER.matcher(text).find()
                        && !DANGLING.matcher(text).matches();
        String slug = slug(text.replaceFirst("^(?:(?:the|a|an|date of) )+", ""));
        return plain && !slug.isEmpty() && slug.length() <= LONGEST
                ? Optional.of(slug)
                : Optional.empty();
    }

    static boolean judgement(String words) {
        return JUDGEMENT.matcher(words).find();
    }

    /** Lower-case letters and digits, hyphens between. */
    static String slug(String text) {
        StringBuilder slug = new StringBuilder(text.length());
        boolean gap = false;
        for (char c :
                Normalizer.normalize(text, Normalizer.Form.NFKD)
                        .toLowerCase(Locale.ROOT)
                        .toCharArray()) {
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                if (gap && !slug.isEmpty()) {
                    slug.append('-');
                }
                gap = false;
                slug.append(c);
            } else if (c != '\'' && Character.getType(c) != Character.NON_SPACING_MARK) {
                gap = true;
            }
        }
        return slug.toString();
    }
}

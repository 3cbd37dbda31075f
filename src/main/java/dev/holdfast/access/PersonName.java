package dev.holdfast.access;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a person signs in with; compared without regard to case.
 *
 * @param text 1 to 64 letters, digits and {@code . _ - @ +}
 */
public record PersonName(String text) {
    /** Alphabets with letters that look the same. */
    private static final Set<UnicodeScript> ALIKE =
            EnumSet.of(
                    UnicodeScript.LATIN,
                    UnicodeScript.CYRILLIC,
                    UnicodeScript.GREEK,
                    UnicodeScript.ARMENIAN,
                    UnicodeScript.CHEROKEE);

    private static final Pattern ALLOWED =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,63}");

    /**
     * @throws Problem HF-1002 when the text is no user name
     */
    public PersonName {
        text = text.strip().toLowerCase(Locale.ROOT);
        if (!ALLOWED.matcher(text).matches()) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "'" + text + "' is not a user name",
                    "use 1 to 64 letters, digits and . _ - @ +, beginning with a letter or digit");
        }
    }

    /**
     * A name in letters of two alphabets may look like another's: Cyrillic letters in a Latin name.
     *
     * @throws Problem HF-2081 when it is such a name
     */
    void refuseMixedScripts() {
        Set<UnicodeScript> scripts =
                text.codePoints().mapToObj(UnicodeScript::of).collect(Collectors.toSet());
        scripts.retainAll(ALIKE);
        if (scripts.size() > 1) {
            throw new Problem(
                    Code.NAME_LOOKS_ALIKE,
                    "'"
                            + text
                            + "' mixes letters of "
                            + scripts
                            + " and may look like another name",
                    "write the name in one alphabet");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}

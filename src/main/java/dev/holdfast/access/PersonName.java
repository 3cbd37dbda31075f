package dev.holdfast.access;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a person signs in with; compared without regard to case.
 *
 * @param text 1 to 64 letters, digits and {@code . _ - @ +}
 */
public record PersonName(String text) {
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

    @Override
    public String toString() {
        return text;
    }
}

package dev.holdfast.report;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a report says, read from {@code reports/<kind>.yaml}.
 *
 * <p>{@code {name}} is replaced by a value; {@code {name?one item|# items}} takes the first form
 * when the value is 1 and the second otherwise, {@code #} standing for the number; a third form,
 * {@code {name?…|…|none}}, is for zero. A key or value that is missing is an error: a report with a
 * hole in it is never printed.
 *
 * @param title on the first page and in every running head
 * @param text the sentences by their key
 */
record Wording(String title, Map<String, String> text) {
    private static final Pattern PLACE =
            Pattern.compile("\\{(\\w+)(?:\\?([^|}]*)\\|([^|}]*)(?:\\|([^}]*))?)?\\}");

    static Wording of(ReportKind kind) {
        String path = "/reports/" + kind.label() + ".yaml";
        YAMLMapper yaml =
                YAMLMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build();
        try (InputStream in = Wording.class.getResourceAsStream(path)) {
            return yaml.readValue(Objects.requireNonNull(in, path), Wording.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /**
     * @param values names and values in turn; numbers are written with separators
     */
    String say(String key, Object... values) {
        String sentence = text.get(key);
        if (sentence == null) {
            throw new IllegalArgumentException("no wording for '" + key + "' in " + title);
        }
        return PLACE.matcher(sentence.strip())
                .replaceAll(place -> Matcher.quoteReplacement(fill(place, key, values)));
    }

    private static String fill(MatchResult place, String key, Object[] values) {
        Object value = value(place.group(1), key, values);
        if (place.group(2) == null) {
            return value instanceof Number number
                    ? Figures.count(number.longValue())
                    : value.toString();
        }
        long number = ((Number) value).longValue();
        String none = place.group(4);
        String form =
                number == 1 ? place.group(2) : number == 0 && none != null ? none : place.group(3);
        return form.replace("#", Figures.count(number));
    }

    private static Object value(String name, String key, Object[] values) {
        for (int i = 0; i + 1 < values.length; i += 2) {
            if (values[i].equals(name)) {
                return values[i + 1];
            }
        }
        throw new IllegalArgumentException(
                "'" + key + "' asks for {" + name + "}, which it is not given");
    }
}

package dev.holdfast.extract;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What the document reader made of some bytes.
 *
 * @param mediaType found by content
 * @param text its own text, without that of documents in it
 * @param metadata as the parser names them, such as {@code dc:title}
 * @param embedded documents within, in order; {@link Attachment#part} is the path from this
 *     document
 * @param unreadable why its text could not be read, or null
 */
public record Document(
        String mediaType,
        String text,
        Map<String, List<String>> metadata,
        List<Attachment> embedded,
        @Nullable String unreadable) {
    public Document {
        metadata = Map.copyOf(metadata);
        embedded = List.copyOf(embedded);
    }

    static Document unreadable(String mediaType, String reason) {
        return new Document(mediaType, "", Map.of(), List.of(), reason);
    }

    /** The first value of the first of {@code names} that has one, or empty. */
    String first(String... names) {
        for (String name : names) {
            List<String> values = metadata.getOrDefault(name, List.of());
            if (!values.isEmpty() && !values.get(0).isBlank()) {
                return values.get(0).strip();
            }
        }
        return "";
    }
}

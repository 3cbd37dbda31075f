package dev.holdfast.extract;

import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What was found in an item, as a content of its own in the vault.
 *
 * <p>Only for items a document reader worked on: plain mail is cheaper to parse again than to keep
 * twice.
 */
@Singleton
public class StoredText {
    private static final String MAIL = "message/rfc822";

    private final ObjectMapper json;

    public StoredText(ObjectMapper json) {
        this.json = json;
    }

    /** Whether reading this item again would need a document reader. */
    public boolean worthKeeping(Extracted extracted) {
        return !extracted.mediaType().equals(MAIL)
                || extracted.attachments().stream().anyMatch(StoredText::neededReader);
    }

    public byte[] write(Extracted extracted) {
        try {
            return json.writeValueAsBytes(extracted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Extracted read(byte[] bytes) {
        try {
            return json.readValue(bytes, Extracted.class);
        } catch (IOException e) {
            throw new UncheckedIOException("stored text does not parse", e);
        }
    }

    private static boolean neededReader(Attachment attachment) {
        return !attachment.mediaType().startsWith("text/");
    }
}

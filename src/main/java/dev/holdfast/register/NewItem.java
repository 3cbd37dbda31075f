package dev.holdfast.register;

import dev.holdfast.item.Kind;
import dev.holdfast.item.Sha256;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An item about to be accepted.
 *
 * @param key the item within its source and custodian
 * @param textSha256 content that holds what a document reader found, or null
 * @param sender display form of the authors
 * @param recipients display form of to and cc
 */
public record NewItem(
        String key,
        String path,
        Sha256 sha256,
        @Nullable Sha256 textSha256,
        long bytes,
        Kind kind,
        String mediaType,
        @Nullable Instant sent,
        @Nullable Instant received,
        @Nullable Instant created,
        @Nullable Instant modified,
        String subject,
        String sender,
        String recipients,
        @Nullable String messageId,
        List<AttachmentEntry> attachments,
        Map<String, String> properties,
        @Nullable String unreadable) {

    /**
     * Tells versions of one item apart: by content, and by the source's own revision where a change
     * may leave the content as it was.
     *
     * @param revision the property {@code revision}, or null
     */
    public static String version(Sha256 sha256, @Nullable String revision) {
        return revision == null ? sha256.hex() : sha256.hex() + "/" + revision;
    }
}

package dev.holdfast.register;

import dev.holdfast.item.ItemId;
import dev.holdfast.item.Kind;
import dev.holdfast.item.Sha256;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An item as the register knows it. Of a destroyed item only the residue is left: number, hash,
 * size, kind, dates, custodian and the plan that destroyed it; texts are then empty.
 */
public record Item(
        ItemId id,
        String source,
        String custodian,
        Kind kind,
        boolean destroyed,
        long bytes,
        int version,
        Sha256 sha256,
        @Nullable Sha256 textSha256,
        @Nullable Instant sent,
        @Nullable Instant received,
        @Nullable Instant created,
        @Nullable Instant modified,
        String key,
        String path,
        String mediaType,
        String subject,
        String sender,
        String recipients,
        @Nullable String messageId,
        List<AttachmentEntry> attachments,
        Map<String, String> properties,
        @Nullable String unreadable,
        @Nullable String label,
        @Nullable Long planId,
        @Nullable Instant destroyedAt) {

    /**
     * The date people know the item by: sent, else received, modified, created; null when it has
     * none.
     */
    public @Nullable Instant date() {
        if (sent != null) {
            return sent;
        }
        if (received != null) {
            return received;
        }
        return modified != null ? modified : created;
    }
}

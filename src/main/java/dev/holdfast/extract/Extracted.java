package dev.holdfast.extract;

import dev.holdfast.item.Kind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an item says: who, when, about what, with what attached.
 *
 * @param mediaType found by content, not by name
 * @param subject decoded subject or title, or empty
 * @param sent when it was sent, or null when there is no readable date
 * @param received when it arrived, or null
 * @param created when it was made, or null
 * @param modified when it was last changed, or null
 * @param messageId without angle brackets, or null
 * @param inReplyTo message ids this one answers to, nearest first
 * @param body the item's own text parts, HTML without its tags
 * @param hasAttachment a part has a file name or the disposition attachment
 * @param properties further searchable values, lower-case names: author, importance, category,
 *     itemclass, …
 * @param unreadable why the item (not an attachment) could not be read, or null
 */
public record Extracted(
        Kind kind,
        String mediaType,
        String subject,
        List<Participant> from,
        List<Participant> to,
        List<Participant> cc,
        List<Participant> bcc,
        @Nullable Instant sent,
        @Nullable Instant received,
        @Nullable Instant created,
        @Nullable Instant modified,
        @Nullable String messageId,
        List<String> inReplyTo,
        String body,
        boolean hasAttachment,
        List<Attachment> attachments,
        Map<String, String> properties,
        @Nullable String unreadable) {
    public Extracted {
        from = List.copyOf(from);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        inReplyTo = List.copyOf(inReplyTo);
        attachments = List.copyOf(attachments);
        properties = Map.copyOf(properties);
    }
}

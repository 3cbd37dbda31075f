package dev.holdfast.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.holdfast.extract.Attachment;
import dev.holdfast.extract.Extracted;
import dev.holdfast.extract.Participant;
import dev.holdfast.find.ShowItem;
import dev.holdfast.register.Item;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One item as it is shown.
 *
 * @param unreadable why it could not be read in full, or absent
 * @param attachments its family: what belongs to it and is found through it
 * @param versions the item at the same place through time, oldest first, this one included
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ItemView(
        String id,
        String kind,
        String mediaType,
        String custodian,
        String source,
        String path,
        long bytes,
        String sha256,
        String subject,
        List<String> from,
        List<String> to,
        List<String> cc,
        List<String> bcc,
        @Nullable Instant sent,
        @Nullable Instant received,
        @Nullable Instant created,
        @Nullable Instant modified,
        @Nullable String messageId,
        @Nullable String label,
        @Nullable String unreadable,
        Map<String, String> properties,
        List<Part> attachments,
        List<Version> versions,
        String body) {
    /** An attachment. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Part(
            String part, String name, String mediaType, long bytes, @Nullable String unreadable) {
        static Part of(Attachment attachment) {
            return new Part(
                    attachment.part(),
                    attachment.name(),
                    attachment.mediaType(),
                    attachment.bytes(),
                    attachment.unreadable());
        }
    }

    /** A version of the item. */
    public record Version(String id, int version, String sha256, long bytes) {
        static Version of(Item item) {
            return new Version(
                    item.id().toString(), item.version(), item.sha256().hex(), item.bytes());
        }
    }

    static ItemView of(ShowItem.Shown shown) {
        Item item = shown.item();
        Extracted says = shown.extracted();
        return new ItemView(
                item.id().toString(),
                item.kind().label(),
                item.mediaType(),
                item.custodian(),
                item.source(),
                item.path(),
                item.bytes(),
                item.sha256().hex(),
                says.subject(),
                people(says.from()),
                people(says.to()),
                people(says.cc()),
                people(says.bcc()),
                item.sent(),
                item.received(),
                item.created(),
                item.modified(),
                item.messageId(),
                item.label(),
                item.unreadable(),
                item.properties(),
                says.attachments().stream().map(Part::of).toList(),
                shown.versions().stream().map(Version::of).toList(),
                says.body());
    }

    private static List<String> people(List<Participant> participants) {
        return participants.stream().map(Participant::toString).toList();
    }
}

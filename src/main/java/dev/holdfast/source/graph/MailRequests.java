package dev.holdfast.source.graph;

import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.UserItemRequestBuilder;
import com.microsoft.kiota.RequestHeaders;
import com.microsoft.kiota.RequestInformation;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.function.Supplier;

/**
 * The requests about one mailbox. Every one of them asks for immutable ids: links do not remember
 * headers.
 */
final class MailRequests {
    /**
     * What a delta row should show; it may show less, so rows are never stored. The link remembers
     * this list.
     */
    private static final String[] DELTA_FIELDS = {
        "id",
        "changeKey",
        "parentFolderId",
        "isRead",
        "flag",
        "categories",
        "importance",
        "subject",
        "lastModifiedDateTime"
    };

    private static final String[] MESSAGE_FIELDS = {
        "id",
        "changeKey",
        "parentFolderId",
        "categories",
        "flag",
        "isRead",
        "isDraft",
        "importance",
        "inferenceClassification",
        "internetMessageId",
        "internetMessageHeaders",
        "conversationId",
        "conversationIndex",
        "createdDateTime",
        "lastModifiedDateTime",
        "receivedDateTime",
        "sentDateTime",
        "subject",
        "from",
        "sender",
        "toRecipients",
        "ccRecipients",
        "bccRecipients",
        "replyTo",
        "hasAttachments",
        "isReadReceiptRequested",
        "isDeliveryReceiptRequested",
        "webLink"
    };

    /**
     * MAPI properties by their tags ([MS-OXPROPS]): flags, class, size, times, last verb, and the
     * retention tags.
     */
    private static final String[] EXTENDED = {
        "Integer 0x0E07", "SystemTime 0x0E06", "SystemTime 0x0039", "String 0x001A",
                "Integer 0x0E08", "String 0x007D",
        "Binary 0x300B", "Integer 0x1081", "SystemTime 0x1082", "SystemTime 0x3007",
                "SystemTime 0x3008", "Binary 0x3019",
        "Integer 0x301A", "SystemTime 0x301C", "Integer 0x301D", "Binary 0x3018",
                "SystemTime 0x301F"
    };

    /**
     * Names what delta links of this version were asked with; links of another shape are thrown
     * away.
     */
    static final String SHAPE = "mail-1";

    private final UserItemRequestBuilder user;
    private final String host;
    private final int pageSize;

    MailRequests(GraphServiceClient client, String mailbox, String host, int pageSize) {
        this.user = client.users().byUserId(mailbox);
        this.host = host;
        this.pageSize = pageSize;
    }

    Supplier<RequestInformation> folders(@Nullable String parent, @Nullable String link)
            throws GraphFault {
        String safe = checked(link);
        if (parent == null) {
            var builder = user.mailFolders();
            return () ->
                    safe != null
                            ? builder.withUrl(safe).toGetRequestInformation(q -> prefer(q.headers))
                            : builder.toGetRequestInformation(
                                    q -> {
                                        prefer(q.headers);
                                        q.queryParameters.includeHiddenFolders = "true";
                                        q.queryParameters.top = 100;
                                    });
        }
        var builder = user.mailFolders().byMailFolderId(parent).childFolders();
        return () ->
                safe != null
                        ? builder.withUrl(safe).toGetRequestInformation(q -> prefer(q.headers))
                        : builder.toGetRequestInformation(
                                q -> {
                                    prefer(q.headers);
                                    q.queryParameters.includeHiddenFolders = "true";
                                    q.queryParameters.top = 100;
                                });
    }

    Supplier<RequestInformation> folder(String idOrWellKnownName) {
        return () ->
                user.mailFolders()
                        .byMailFolderId(idOrWellKnownName)
                        .toGetRequestInformation(q -> prefer(q.headers));
    }

    Supplier<RequestInformation> messageCount(String folder) {
        return () ->
                user.mailFolders()
                        .byMailFolderId(folder)
                        .messages()
                        .count()
                        .toGetRequestInformation(q -> prefer(q.headers));
    }

    /**
     * The page size is a wish in a header: {@code $top} would end the round after that many
     * messages.
     */
    Supplier<RequestInformation> delta(String folder, @Nullable String link) throws GraphFault {
        String safe = checked(link);
        var builder = user.mailFolders().byMailFolderId(folder).messages().delta();
        return () ->
                safe != null
                        ? builder.withUrl(safe).toGetRequestInformation(q -> preferPages(q.headers))
                        : builder.toGetRequestInformation(
                                q -> {
                                    preferPages(q.headers);
                                    q.queryParameters.select = DELTA_FIELDS;
                                });
    }

    /** Plain listing, for mailboxes that refuse delta. */
    Supplier<RequestInformation> list(String folder, @Nullable String link) throws GraphFault {
        String safe = checked(link);
        var builder = user.mailFolders().byMailFolderId(folder).messages();
        return () ->
                safe != null
                        ? builder.withUrl(safe).toGetRequestInformation(q -> prefer(q.headers))
                        : builder.toGetRequestInformation(
                                q -> {
                                    prefer(q.headers);
                                    q.queryParameters.select =
                                            new String[] {"id", "parentFolderId"};
                                    q.queryParameters.top = pageSize;
                                });
    }

    Supplier<RequestInformation> message(String item) {
        return () ->
                user.messages()
                        .byMessageId(item)
                        .toGetRequestInformation(
                                q -> {
                                    prefer(q.headers);
                                    q.queryParameters.select = MESSAGE_FIELDS;
                                    q.queryParameters.expand =
                                            new String[] {
                                                "singleValueExtendedProperties($filter=id eq '"
                                                        + String.join("' or id eq '", EXTENDED)
                                                        + "')"
                                            };
                                });
    }

    /**
     * With the body as Graph shows it: the best that can be had of a message without a MIME form.
     */
    Supplier<RequestInformation> messageWithBody(String item) {
        return () ->
                user.messages().byMessageId(item).toGetRequestInformation(q -> prefer(q.headers));
    }

    Supplier<RequestInformation> mime(String item) {
        return () ->
                user.messages()
                        .byMessageId(item)
                        .content()
                        .toGetRequestInformation(q -> prefer(q.headers));
    }

    private static void prefer(RequestHeaders headers) {
        headers.add("Prefer", "IdType=\"ImmutableId\"");
    }

    private void preferPages(RequestHeaders headers) {
        prefer(headers);
        headers.add("Prefer", "odata.maxpagesize=" + pageSize);
    }

    private @Nullable String checked(@Nullable String link) throws GraphFault {
        return link == null ? null : checked(link, host);
    }

    /**
     * A link that leads elsewhere is not followed: the request would carry no token, or give it
     * away.
     */
    static String checked(String link, String host) throws GraphFault {
        try {
            if (host.equalsIgnoreCase(URI.create(link).getAuthority())) {
                return link;
            }
        } catch (IllegalArgumentException e) {
            throw GraphFault.unknown("UnreadableLink", e);
        }
        throw GraphFault.unknown("ForeignLink", null);
    }
}

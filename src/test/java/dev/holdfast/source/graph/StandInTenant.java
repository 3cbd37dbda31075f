package dev.holdfast.source.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The state behind the stand-in: mailboxes, folders, messages, and a log of changes per folder that
 * delta tokens point into.
 */
final class StandInTenant {
    static final class Folder {
        final String id;
        final String name;
        final String parent;
        String type = "";
        int otherItems;

        /** Rows as delta shows them, oldest first. */
        final List<String> changes = new ArrayList<>();

        /** Tokens of earlier generations are unknown: 410. */
        int generation = 1;

        Folder(String id, String name, String parent) {
            this.id = id;
            this.name = name;
            this.parent = parent;
        }
    }

    static final class Message {
        final String id;
        String folder;
        int changes = 1;
        String extra = "";
        byte[] mime;

        Message(String id, String folder, String mime) {
            this.id = id;
            this.folder = folder;
            this.mime = mime.getBytes(UTF_8);
        }

        /** Odd spacing and an unknown field: whoever re-serialises this changes it. */
        String json() {
            return "{\"@odata.context\":\"x\",  \"id\":\""
                    + id
                    + "\",\"changeKey\":\"CK"
                    + changes
                    + "\" ,\"parentFolderId\":\""
                    + folder
                    + "\",\"subject\":\"Re: "
                    + id
                    + "\",\"hasAttachments\":false,\"isRead\":false,\"importance\":\"normal\","
                    + "\"categories\":[\"Blue category\"],\"flag\":{\"flagStatus\":\"notFlagged\"},"
                    + "\"lastModifiedDateTime\":\"2026-03-04T05:06:07Z\",\"vendorField\":1.50"
                    + extra
                    + "}";
        }
    }

    final Map<String, Folder> folders = new LinkedHashMap<>();
    final Map<String, Message> messages = new LinkedHashMap<>();
    String users =
            "{\"value\":[{\"id\":\"u1\",\"userPrincipalName\":\"ada@fabrikam.example\",\"mail\":\"ada@fabrikam.example\","
                + "\"displayName\":\"Ada\",\"accountEnabled\":true}]}";

    Folder folder(String id, String name, String parent) {
        Folder folder = new Folder(id, name, parent);
        folders.put(id, folder);
        return folder;
    }

    Message message(String id, String folder) {
        Message message =
                new Message(
                        id,
                        folder,
                        "From: ada@fabrikam.example\r\nSubject: Re: "
                                + id
                                + "\r\nMessage-ID: <"
                                + id
                                + "@fabrikam.example>\r\n\r\nThe quarterly figures of "
                                + id
                                + ".\r\n");
        messages.put(id, message);
        changed(folder, message);
        return message;
    }

    void changed(String folder, Message message) {
        in(folder)
                .changes
                .add(
                        "{\"id\":\""
                                + message.id
                                + "\",\"changeKey\":\"CK"
                                + message.changes
                                + "\",\"parentFolderId\":\""
                                + message.folder
                                + "\"}");
    }

    void removed(String folder, String id) {
        in(folder).changes.add("{\"id\":\"" + id + "\",\"@removed\":{\"reason\":\"deleted\"}}");
    }

    void move(String id, String to) {
        Message message = at(id);
        removed(message.folder, id);
        message.folder = to;
        message.changes++;
        changed(to, message);
    }

    void delete(String id) {
        Message message = at(id);
        messages.remove(id);
        removed(message.folder, id);
    }

    Message at(String id) {
        return Objects.requireNonNull(messages.get(id), id);
    }

    Folder in(String id) {
        return Objects.requireNonNull(folders.get(id), id);
    }

    long count(String folder) {
        return messages.values().stream().filter(m -> m.folder.equals(folder)).count();
    }

    /**
     * A token that breaks when it is decoded and encoded again: it holds +, = and a percent sign.
     */
    static String token(Folder folder, int from) {
        String plain = folder.generation + ":" + from + ":??>>~~";
        return Base64.getEncoder()
                        .encodeToString(plain.getBytes(UTF_8))
                        .replace("=", "%3D")
                        .replace("+", "%2B")
                + "%2B%25%3D";
    }

    /** Where a token points to, or -1 when it is not one of this generation. */
    static int position(Folder folder, String rawToken) {
        String decoded = URLDecoder.decode(rawToken, UTF_8);
        if (!decoded.endsWith("+%=")) {
            throw new IllegalArgumentException("token was damaged on its way: " + rawToken);
        }
        String[] parts =
                new String(
                                Base64.getDecoder()
                                        .decode(decoded.substring(0, decoded.length() - 3)),
                                UTF_8)
                        .split(":");
        return Integer.parseInt(parts[0]) == folder.generation ? Integer.parseInt(parts[1]) : -1;
    }
}

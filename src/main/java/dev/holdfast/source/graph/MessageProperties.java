package dev.holdfast.source.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.holdfast.item.Sha256;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What Graph knows of a message and its MIME form does not say. */
public final class MessageProperties {
    /** The JSON answer, byte for byte; evidence, not to be indexed. */
    public static final String GRAPH_JSON = "graph.json";

    /**
     * In place of {@link #GRAPH_JSON} when the answer is not clean UTF-8 or holds NUL, which no
     * database text can: base64.
     */
    public static final String GRAPH_JSON_BASE64 = "graph.json.base64";

    /**
     * Digest of all properties: a message with another revision is another version, even if its
     * MIME form is the same.
     */
    public static final String REVISION = "revision";

    private MessageProperties() {}

    static Map<String, String> of(Answer message, MailFolder folder) {
        Map<String, String> properties = new HashMap<>();
        String text = new String(message.raw(), StandardCharsets.UTF_8);
        boolean clean =
                text.indexOf('\0') < 0
                        && Arrays.equals(text.getBytes(StandardCharsets.UTF_8), message.raw());
        if (clean) {
            properties.put(GRAPH_JSON, text);
        } else {
            properties.put(GRAPH_JSON_BASE64, Base64.getEncoder().encodeToString(message.raw()));
        }
        properties.put(REVISION, revision(message));
        List<String> categories = new ArrayList<>();
        message.json().path("categories").forEach(category -> categories.add(category.asText()));
        put(properties, "category", String.join("; ", categories));
        put(properties, "flag", message.json().path("flag").path("flagStatus").asText(""));
        put(properties, "isread", message.text("isRead"));
        put(properties, "isdraft", message.text("isDraft"));
        put(properties, "importance", message.text("importance"));
        put(properties, "changekey", message.text("changeKey"));
        put(properties, "conversationid", message.text("conversationId"));
        put(properties, "received", message.text("receivedDateTime"));
        put(properties, "sent", message.text("sentDateTime"));
        put(properties, "created", message.text("createdDateTime"));
        put(properties, "folder", folder.path());
        put(properties, "folder.id", folder.id());
        put(properties, "folder.wellknown", folder.wellKnown());
        put(properties, "itemclass", extended(message, "String 0x1a"));
        return properties;
    }

    /**
     * Independent of the order and the annotations of the answer, which may differ between two
     * answers to the same question.
     */
    static String revision(Answer message) {
        return Sha256.of(canonical(message.json()).getBytes(StandardCharsets.UTF_8)).hex();
    }

    static @Nullable Instant modified(Answer message) {
        try {
            String date = message.text("lastModifiedDateTime");
            return date.isEmpty() ? null : Instant.parse(date);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String canonical(JsonNode node) {
        if (node instanceof ObjectNode object) {
            Map<String, String> fields = new TreeMap<>();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                // All annotations but the type, the etag among them: the change key says the same.
                if (!field.getKey().contains("@odata.") || field.getKey().equals("@odata.type")) {
                    fields.put(field.getKey(), canonical(field.getValue()));
                }
            }
            return fields.toString();
        } else if (node.isArray()) {
            List<String> elements = new ArrayList<>();
            node.forEach(element -> elements.add(canonical(element)));
            return elements.toString();
        }
        return node.toString();
    }

    /** The service writes tags without leading zeros, whatever the question looked like. */
    private static String extended(Answer message, String id) {
        for (JsonNode property : message.json().path("singleValueExtendedProperties")) {
            if (property.path("id").asText().replace("0x00", "0x").equalsIgnoreCase(id)) {
                return property.path("value").asText("");
            }
        }
        return "";
    }

    private static void put(Map<String, String> properties, String name, String value) {
        if (!value.isEmpty() && value.indexOf('\0') < 0) {
            properties.put(name, value);
        }
    }
}

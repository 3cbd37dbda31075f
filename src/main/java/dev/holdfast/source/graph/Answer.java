package dev.holdfast.source.graph;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** A JSON answer: the bytes as received, and their reading. */
record Answer(byte[] raw, JsonNode json) {
    /** Graph is known to send raw control characters inside strings. */
    static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();

    /**
     * @throws GraphFault when the bytes are no JSON object: cut off, or written by a proxy
     */
    static Answer read(byte[] raw) throws GraphFault {
        try {
            JsonNode json = MAPPER.readTree(raw);
            if (json == null || !json.isObject()) {
                throw GraphFault.broken("NotJson", null);
            }
            return new Answer(raw, json);
        } catch (GraphFault e) {
            throw e;
        } catch (IOException e) {
            throw GraphFault.broken("NotJson", e);
        }
    }

    /** The code of an OData error body, or empty for any other body. */
    static String errorCode(byte[] body) {
        try {
            JsonNode json = MAPPER.readTree(body);
            return json == null ? "" : json.path("error").path("code").asText("");
        } catch (IOException e) {
            return "";
        }
    }

    String text(String field) {
        return json.path(field).asText("");
    }

    @Nullable String nextLink() {
        return link("@odata.nextLink");
    }

    @Nullable String deltaLink() {
        return link("@odata.deltaLink");
    }

    private @Nullable String link(String field) {
        String link = text(field);
        return link.isEmpty() ? null : link;
    }
}

package dev.holdfast.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.holdfast.item.Sha256;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A difference as it is kept: whole beside the policy, in figures and by digest in the log. */
final class RecordedChange {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordedChange() {}

    static String json(WouldChange change) {
        try {
            return JSON.writeValueAsString(change);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an auditor needs of it. */
    static Map<String, Object> detail(WouldChange change) {
        return Map.of(
                "changes",
                change.items(),
                "bytes",
                change.bytes(),
                "transitions",
                change.transitions(),
                "difference",
                Sha256.of(json(change).getBytes(StandardCharsets.UTF_8)).hex());
    }
}

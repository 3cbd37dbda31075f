package dev.holdfast.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import dev.holdfast.item.Sha256;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A difference as it is kept: whole beside the policy, in figures and by digest in the log. */
final class RecordedChange {
    /** Days as they are written, 2026-11-22. */
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

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

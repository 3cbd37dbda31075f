package dev.holdfast.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A rule that says how to keep and not how long, or names no number. It cannot be activated: a
 * function of Holdfast answers it, and no period is invented.
 *
 * @param jurisdiction null where no state made the rule
 */
public record WithoutPeriod(
        String id,
        @Nullable String jurisdiction,
        String cite,
        String demands,
        String answeredBy,
        Authority.Confidence confidence,
        String source) {

    /** All that come with Holdfast, from {@code policies/without-period.yaml}. */
    public static List<WithoutPeriod> all() {
        try {
            List<WithoutPeriod> all = new ArrayList<>();
            for (JsonNode node :
                    new YAMLMapper().readTree(PolicyPack.text("without-period.yaml"))) {
                all.add(
                        new WithoutPeriod(
                                node.required("id").asText(),
                                node.has("jurisdiction") ? node.get("jurisdiction").asText() : null,
                                node.required("cite").asText(),
                                node.required("demands").asText(),
                                node.required("answeredBy").asText(),
                                Authority.Confidence.valueOf(
                                        node.required("confidence")
                                                .asText()
                                                .toUpperCase(Locale.ROOT)),
                                node.required("source").asText()));
            }
            return List.copyOf(all);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

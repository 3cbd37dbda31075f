package dev.holdfast.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.holdfast.decide.Outcome;
import dev.holdfast.decide.WhatIf;
import dev.holdfast.policy.Keepers;
import dev.holdfast.policy.Policy;
import dev.holdfast.policy.PolicyDifference;
import dev.holdfast.policy.PolicyPack;
import dev.holdfast.policy.PolicyWords;
import dev.holdfast.policy.WithoutPeriod;
import dev.holdfast.retention.PolicyVersion;
import dev.holdfast.retention.ShowPolicy;
import dev.holdfast.retention.WouldChange;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Policies as JSON: each with the confidence its wording is known with, and all with the warning.
 */
final class PolicyView {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PolicyView() {}

    static Map<String, Object> answer() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("disclaimer", PolicyPack.DISCLAIMER);
        return answer;
    }

    static Map<String, Object> policies(List<Map<String, Object>> policies) {
        Map<String, Object> answer = answer();
        answer.put("policies", policies);
        return answer;
    }

    static Map<String, Object> described(
            Policy policy, @Nullable PolicyVersion version, @Nullable String file) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", policy.id());
        if (file != null) {
            fields.put("file", file);
        }
        fields.put("title", policy.title());
        fields.put("authority", policy.authority().cite());
        fields.put("confidence", policy.authority().confidence().label());
        fields.put("draft", policy.draft());
        fields.put("kind", PolicyWords.word(policy.kind()));
        fields.put("level", PolicyWords.word(policy.level()));
        fields.put("period", policy.period().words());
        fields.put("from", policy.from().words());
        fields.put("then", PolicyWords.word(policy.then()));
        fields.put("examples", policy.examples().size());
        List<String> unlisted =
                Stream.concat(policy.binding().keepers().stream(), policy.binding().not().stream())
                        .filter(word -> !Keepers.known(word))
                        .toList();
        if (!unlisted.isEmpty()) {
            fields.put("unlistedKeepers", unlisted);
        }
        if (version != null) {
            fields.putAll(version(version));
        }
        return fields;
    }

    /** A template, for choosing. */
    static Map<String, Object> available(ShowPolicy.Available one) {
        Policy policy = one.policy();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", policy.id());
        fields.put("title", policy.title());
        fields.put("jurisdiction", policy.jurisdiction());
        fields.put("ground", policy.basis().label());
        fields.put("confidence", policy.authority().confidence().label());
        fields.put("draft", policy.draft());
        fields.put("binds", policy.binding().keepers());
        fields.put("notFor", policy.binding().not());
        fields.put("period", PolicyWords.period(policy));
        fields.put("kind", PolicyWords.word(policy.kind()));
        fields.put("recordClass", policy.recordClass());
        fields.put("authority", policy.authority().cite());
        fields.put("reviewedOn", policy.authority().read());
        fields.put("source", policy.authority().source());
        fields.put("note", policy.authority().note());
        fields.put("active", one.active());
        return fields;
    }

    static Map<String, Object> withoutPeriod(WithoutPeriod rule) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", rule.id());
        fields.put("jurisdiction", rule.jurisdiction());
        fields.put("authority", rule.cite());
        fields.put("confidence", rule.confidence().label());
        fields.put("demands", rule.demands());
        fields.put("answeredBy", rule.answeredBy());
        fields.put("source", rule.source());
        return fields;
    }

    /** One policy with all its fields in words, and its history. */
    static Map<String, Object> shown(ShowPolicy.Shown shown) {
        Map<String, Object> answer = answer();
        answer.put("id", shown.policy().id());
        answer.put("active", shown.inForce() != null);
        answer.put("draft", shown.policy().draft());
        answer.put("fields", PolicyDifference.fields(shown.policy()));
        answer.put("history", shown.history().stream().map(PolicyView::withDifference).toList());
        answer.put("yaml", shown.yaml());
        return answer;
    }

    static List<Map<String, String>> fields(List<PolicyDifference.Change> changes) {
        return changes.stream()
                .map(one -> Map.of("field", one.field(), "was", one.was(), "is", one.is()))
                .toList();
    }

    static Map<String, Object> version(PolicyVersion version) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", version.policy());
        fields.put("version", version.version());
        fields.put("digest", version.digest());
        fields.put("activatedBy", version.activatedBy());
        fields.put("activatedAt", version.activatedAt());
        fields.put("acceptedDraft", version.acceptedDraft());
        fields.put("locked", version.locked());
        if (version.retiredAt() != null) {
            fields.put("retiredBy", version.retiredBy());
            fields.put("retiredAt", version.retiredAt());
        }
        return fields;
    }

    private static Map<String, Object> withDifference(PolicyVersion version) {
        Map<String, Object> fields = version(version);
        if (version.lockedAt() != null) {
            fields.put("lockedBy", version.lockedBy());
            fields.put("lockedAt", version.lockedAt());
        }
        String difference = version.difference();
        if (difference != null) {
            try {
                fields.put("difference", JSON.readValue(difference, Map.class));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
        return fields;
    }

    /** Every change of outcome is named, those that concern nothing with 0. */
    static Map<String, Object> wouldChange(WouldChange change) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Outcome from : Outcome.values()) {
            for (Outcome to : Outcome.values()) {
                if (from != to) {
                    String name = WhatIf.name(from, to);
                    fields.put(name, change.transitions().getOrDefault(name, 0L));
                }
            }
        }
        fields.put("items", change.items());
        fields.put("bytes", change.bytes());
        fields.put("byCustodian", change.byCustodian());
        fields.put("byYear", change.byYear());
        fields.put("byKind", change.consequences().byKind());
        fields.put("statutes", change.consequences().statutes());
        fields.put("holds", change.consequences().holds());
        fields.put("samples", change.consequences().samples());
        return fields;
    }
}

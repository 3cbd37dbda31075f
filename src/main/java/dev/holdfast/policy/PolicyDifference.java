package dev.holdfast.policy;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Two policies, field by field, in words. */
public final class PolicyDifference {
    private PolicyDifference() {}

    /** A field that differs; "-" stands for what is not stated. */
    public record Change(String field, String was, String is) {}

    /** The fields that differ, in the order of a policy file; empty if the policies are alike. */
    public static List<Change> between(Policy was, Policy is) {
        Map<String, String> before = fields(was);
        Map<String, String> after = fields(is);
        List<Change> changes = new ArrayList<>();
        before.forEach(
                (field, text) -> {
                    String now = Objects.requireNonNull(after.get(field));
                    if (!text.equals(now)) {
                        changes.add(new Change(field, text, now));
                    }
                });
        return changes;
    }

    /** A policy's fields in words, in the order of a policy file. */
    public static Map<String, String> fields(Policy policy) {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "id", policy.id());
        put(fields, "title", policy.title());
        put(fields, "recordClass", policy.recordClass());
        put(fields, "jurisdiction", policy.jurisdiction());
        put(fields, "ground", policy.basis().label());
        Authority authority = policy.authority();
        put(fields, "authority.cite", authority.cite());
        put(fields, "authority.read", authority.read());
        put(fields, "authority.confidence", authority.confidence().label());
        put(fields, "authority.source", authority.source());
        put(fields, "authority.note", authority.note());
        put(fields, "kind", PolicyWords.word(policy.kind()));
        put(fields, "level", PolicyWords.word(policy.level()));
        put(fields, "scope", PolicyWords.scope(policy.scope()));
        put(fields, "period", PolicyWords.period(policy));
        put(fields, "then", PolicyWords.word(policy.then()));
        put(fields, "tolls", String.join(", ", policy.extensions().tolls()));
        put(fields, "extends", String.join(", ", policy.extensions().extending()));
        put(fields, "extendable", extendable(policy.extensions()));
        put(fields, "binds", String.join(", ", policy.binding().keepers()));
        put(fields, "binds.not", String.join(", ", policy.binding().not()));
        put(fields, "valid", PolicyWords.valid(policy.valid()));
        put(fields, "transition", PolicyWords.word(policy.transition()));
        put(fields, "earlier", PolicyWords.earlier(policy));
        Labelling labelling = policy.labelling();
        put(fields, "label.record", PolicyWords.word(labelling.record()));
        put(fields, "label.apply", scope(labelling.apply()));
        put(fields, "label.default", scope(labelling.otherwise()));
        return fields;
    }

    private static @Nullable String scope(@Nullable Scope scope) {
        return scope == null ? null : PolicyWords.scope(scope);
    }

    private static @Nullable String extendable(Extensions extensions) {
        if (extensions.byOrder() == null) {
            return null;
        }
        String word = extensions.word();
        return "by " + PolicyWords.length(extensions.byOrder()) + (word == null ? "" : ": " + word);
    }

    private static void put(Map<String, String> fields, String field, @Nullable Object value) {
        String text = Objects.toString(value, "");
        fields.put(field, text.isEmpty() ? "-" : text);
    }
}

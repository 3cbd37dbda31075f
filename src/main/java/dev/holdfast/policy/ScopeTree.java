package dev.holdfast.policy;

import com.fasterxml.jackson.databind.JsonNode;

import dev.holdfast.problem.Code;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;

/** Turns the scopes of a policy file, which the schema has accepted, and its label into values. */
final class ScopeTree {
    private ScopeTree() {}

    static Labelling labelling(@Nullable JsonNode node) {
        if (node == null) {
            return Labelling.BY_HAND;
        }
        JsonNode record = node.get("record");
        return PolicyTree.checked(
                Code.BAD_POLICY,
                "/label/record",
                () ->
                        new Labelling(
                                record == null
                                        ? Labelling.RecordState.NONE
                                        : PolicyTree.word(Labelling.RecordState.class, record),
                                scope(node.get("apply")),
                                scope(node.get("default"))));
    }

    static Scope scopeOrWhole(@Nullable JsonNode node) {
        Scope scope = scope(node);
        return scope == null ? Scope.WHOLE_TENANT : scope;
    }

    private static @Nullable Scope scope(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        JsonNode query = node.get("query");
        return new Scope(PolicyTree.text(query), custodians(node.get("custodians")));
    }

    private static Scope.@Nullable Custodians custodians(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (node.isArray()) {
            return new Scope.Custodians.Named(new HashSet<>(PolicyTree.words(node)));
        }
        return node.has("group")
                ? new Scope.Custodians.Group(node.get("group").asText())
                : new Scope.Custodians.Attribute(
                        node.get("attribute").asText(), node.get("is").asText());
    }
}

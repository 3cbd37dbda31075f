package dev.holdfast.policy;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * The form of a policy its digest is taken over: every field that decides or is cited, in a fixed
 * order, one a line.
 */
final class CanonicalForm {
    private CanonicalForm() {}

    static String of(Policy policy) {
        StringBuilder out = new StringBuilder("holdfast policy 1\n");
        line(out, "id", policy.id());
        line(out, "title", policy.title());
        line(out, "cite", policy.authority().cite());
        line(out, "read", policy.authority().read());
        line(out, "confidence", policy.authority().confidence());
        line(out, "kind", policy.kind());
        line(out, "level", policy.level());
        line(out, "query", policy.scope().query());
        line(out, "custodians", custodians(policy.scope().custodians()));
        line(out, "period", policy.period());
        line(out, "from", policy.from().words());
        line(out, "round", policy.round().words());
        line(out, "then", policy.then());
        line(out, "tolls", policy.tolls());
        line(out, "keepers", policy.keepers());
        line(out, "valid-from", policy.valid().from());
        line(out, "valid-to", policy.valid().to());
        return out.toString();
    }

    private static String custodians(Scope.@Nullable Custodians custodians) {
        return switch (custodians) {
            case null -> "";
            case Scope.Custodians.Group(String name) -> "group " + name;
            case Scope.Custodians.Named(var names) -> "named " + names.stream().sorted().toList();
        };
    }

    private static void line(StringBuilder out, String field, @Nullable Object value) {
        String text = Objects.toString(value, "");
        out.append(field).append(' ').append(text.length()).append(' ').append(text).append('\n');
    }
}

package dev.holdfast.policy;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Objects;

/**
 * The form of a policy its digest is taken over: every field that decides or is cited, in a fixed
 * order, one a line.
 */
final class CanonicalForm {
    private CanonicalForm() {}

    static String of(Policy policy) {
        StringBuilder out = new StringBuilder("holdfast policy 1\n");
        write(out, policy);
        return out.toString();
    }

    private static void write(StringBuilder out, Policy policy) {
        line(out, "id", policy.id());
        line(out, "title", policy.title());
        line(out, "cite", policy.authority().cite());
        line(out, "read", policy.authority().read());
        line(out, "confidence", confidence(policy.authority().confidence()));
        line(out, "kind", policy.kind());
        line(out, "level", policy.level());
        line(out, "query", policy.scope().query());
        line(out, "custodians", custodians(policy.scope().custodians()));
        line(out, "period", policy.period().words());
        line(out, "from", policy.from().words());
        line(out, "round", policy.round().words());
        line(out, "then", policy.then());
        line(out, "tolls", policy.extensions().tolls());
        line(out, "keepers", policy.binding().keepers());
        line(out, "valid-from", policy.valid().from());
        line(out, "valid-to", policy.valid().to());
        // Later fields are written only where they say something: a digest outlives its software.
        said(out, "record-class", policy.recordClass());
        said(out, "jurisdiction", policy.jurisdiction());
        said(out, "ground", policy.ground());
        said(out, "extends", policy.extensions().extending());
        said(out, "extendable", policy.extensions().byOrder());
        said(out, "not", policy.binding().not());
        if (policy.transition() != Policy.Transition.ALL) {
            line(out, "transition", policy.transition());
        }
        Labelling labelling = policy.labelling();
        if (labelling.record() != Labelling.RecordState.NONE) {
            line(out, "record", labelling.record());
        }
        said(out, "apply", words(labelling.apply()));
        said(out, "default", words(labelling.otherwise()));
        for (Policy earlier : policy.earlier()) {
            out.append("earlier\n");
            write(out, earlier);
        }
    }

    /** What is not stated was once written as known, and digests outlive their software. */
    private static Authority.Confidence confidence(Authority.Confidence confidence) {
        return confidence == Authority.Confidence.UNSTATED
                ? Authority.Confidence.KNOWN
                : confidence;
    }

    private static void said(StringBuilder out, String field, @Nullable Object value) {
        if (value != null && !(value instanceof Collection<?> all && all.isEmpty())) {
            line(out, field, value);
        }
    }

    private static @Nullable String words(@Nullable Scope scope) {
        return scope == null ? null : scope.query() + " of " + custodians(scope.custodians());
    }

    private static String custodians(Scope.@Nullable Custodians custodians) {
        return switch (custodians) {
            case null -> "";
            case Scope.Custodians.Group(String name) -> "group " + name;
            case Scope.Custodians.Attribute(String name, String is) ->
                    "attribute " + name + " is " + is;
            case Scope.Custodians.Named(var names) -> "named " + names.stream().sorted().toList();
        };
    }

    private static void line(StringBuilder out, String field, @Nullable Object value) {
        String text = Objects.toString(value, "");
        out.append(field).append(' ').append(text.length()).append(' ').append(text).append('\n');
    }
}

package dev.holdfast.rules;

import java.util.Optional;
import java.util.Set;

/**
 * The names a file of rules may use short.
 *
 * @param targets what it imports, in full; an end of {@code .*} stands for all below
 */
record Imports(Set<String> targets) {
    private static final String ALL = ".*";

    Imports {
        targets = Set.copyOf(targets);
    }

    /** The fact that is called so; empty if there is none or it is not imported. */
    Optional<Vocabulary.Kind> fact(String written) {
        return below(Vocabulary.FACT, written)
                .flatMap(name -> Optional.ofNullable(Vocabulary.FACTS.get(name)));
    }

    /** The finding that is called so. */
    Optional<Vocabulary.Made> finding(String written) {
        return below(Vocabulary.FINDING, written)
                .flatMap(name -> Optional.ofNullable(Vocabulary.FINDINGS_MADE.get(name)));
    }

    /** The reach of a deletion that is called so. */
    Optional<Fact.Reach> reach(String written) {
        int dot = written.lastIndexOf('.');
        if (dot < 0
                || !full(written.substring(0, dot))
                        .equals(Optional.of(Vocabulary.FACT + ".Reach"))) {
            return Optional.empty();
        }
        return Optional.ofNullable(Vocabulary.REACHES.get(written.substring(dot + 1)));
    }

    boolean isDate(String written) {
        return full(written).equals(Optional.of(Vocabulary.DATE));
    }

    boolean isFindings(String written) {
        return full(written).equals(Optional.of(Vocabulary.FINDINGS));
    }

    private Optional<String> below(String owner, String written) {
        return full(written)
                .filter(name -> name.startsWith(owner + "."))
                .map(name -> name.substring(owner.length() + 1));
    }

    private Optional<String> full(String written) {
        if (Vocabulary.importable(written)) {
            return Optional.of(written);
        }
        return targets.stream()
                .map(target -> joined(target, written))
                .filter(Vocabulary::importable)
                .findFirst();
    }

    /** What the name means if this target is what makes it short; nonsense if it is not. */
    private static String joined(String target, String written) {
        if (target.endsWith(ALL)) {
            return target.substring(0, target.length() - 1) + written;
        }
        String last = target.substring(target.lastIndexOf('.') + 1);
        boolean meant = written.equals(last) || written.startsWith(last + ".");
        return meant ? target + written.substring(last.length()) : "";
    }
}

package dev.holdfast.policy;

import dev.holdfast.item.Sha256;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One retention policy, as its YAML file states it.
 *
 * @param id names the policy in files, reasons and reports; for {@link Level#LABEL} also the
 *     label's name
 * @param recordClass the records the rule is about, in the rule's own terms
 * @param jurisdiction whose rule it is, such as {@code de} or {@code us-ny}
 * @param ground on what ground it keeps, as stated; see {@link #basis}
 * @param scope which items it covers; ignored for labels, which cover what they are put on
 * @param period how long
 * @param from what the period starts from; that day is not counted
 * @param valid when this version of the rule is in force
 * @param transition what this version decides of what was stored before it came into force
 * @param earlier versions of the rule before this one, newest first
 * @param labelling for {@link Level#LABEL}; else {@link Labelling#BY_HAND}
 */
public record Policy(
        String id,
        String title,
        @Nullable String recordClass,
        @Nullable String jurisdiction,
        @Nullable Ground ground,
        Authority authority,
        Bound kind,
        Level level,
        Scope scope,
        Length period,
        Trigger from,
        Rounding round,
        Then then,
        Extensions extensions,
        Binding binding,
        Validity valid,
        Transition transition,
        List<Policy> earlier,
        Labelling labelling,
        List<Example> examples) {

    /** Whether a policy demands keeping (minimum) or forbids it (maximum). */
    public enum Bound {
        MINIMUM,
        MAXIMUM
    }

    /** How a policy reaches its items: put on each as a label, or by scope. */
    public enum Level {
        LABEL,
        POLICY
    }

    /** What happens when the period is over. */
    public enum Then {
        RETAIN_ONLY,
        DESTROY,
        REVIEW,
        DELETE_ONLY
    }

    /** What a new version of a rule decides. */
    public enum Transition {
        /** Everything stored. */
        ALL,
        /**
         * What the version before it still kept on the day it came into force, and what follows.
         */
        RUNNING,
        /** Periods that start on or after the day it came into force. */
        NEW
    }

    public Policy {
        earlier = List.copyOf(earlier);
        examples = List.copyOf(examples);
    }

    /** Whether the policy obliges to keep: a minimum that is not merely a day of deletion. */
    public boolean keeps() {
        return kind == Bound.MINIMUM && then != Then.DELETE_ONLY;
    }

    /** Whether the policy ends in deletion, at once or after a review. */
    public boolean deletes() {
        return then != Then.RETAIN_ONLY;
    }

    /**
     * On what ground it keeps: as stated, or else as its jurisdiction tells, because a rule that
     * names whose law it is states a duty of that law.
     */
    public Ground basis() {
        if (ground != null) {
            return ground;
        }
        return jurisdiction == null ? Ground.UNSTATED : Ground.LEGAL_OBLIGATION;
    }

    /** Whether it is a draft: its wording is to be verified before it decides anything. */
    public boolean draft() {
        return authority.confidence() == Authority.Confidence.KNOWN
                || authority.confidence() == Authority.Confidence.DOUBTFUL;
    }

    /** The version of the rule that is in force on that day; empty if none is. */
    public Optional<Policy> versionOn(LocalDate asOf) {
        return Stream.concat(Stream.of(this), earlier.stream())
                .filter(version -> version.valid.includes(asOf))
                .findFirst();
    }

    /** The version before this one, where it still decides something. */
    Optional<Policy> predecessor() {
        return transition == Transition.ALL ? Optional.empty() : earlier.stream().findFirst();
    }

    /**
     * Whether the rule binds a keeper who states to be these. Jurisdictions are stated like
     * anything else ({@code jurisdiction-de}); a keeper who states none is bound by the rules of
     * all.
     */
    public boolean binds(Set<String> keeper) {
        return binding.binds(keeper) && boundHere(keeper);
    }

    private boolean boundHere(Set<String> keeper) {
        String rule = jurisdiction;
        return rule == null
                || keeper.stream().noneMatch(Keepers::place)
                || keeper.stream()
                        .filter(Keepers::place)
                        .anyMatch(place -> Keepers.reaches(rule, place));
    }

    /**
     * SHA-256 over the canonical form: equal for files that differ in layout, comments or examples
     * only.
     */
    public Sha256 digest() {
        return Sha256.of(CanonicalForm.of(this).getBytes(StandardCharsets.UTF_8));
    }
}

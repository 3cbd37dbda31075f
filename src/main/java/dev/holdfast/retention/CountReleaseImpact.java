package dev.holdfast.retention;

import dev.holdfast.decide.Archive;
import dev.holdfast.decide.Evaluation;
import dev.holdfast.hold.ReleaseImpact;
import dev.holdfast.policy.PolicyBook;

import jakarta.inject.Singleton;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Decides the items of a hold as if it were not there. */
@Singleton
class CountReleaseImpact implements ReleaseImpact {
    private final Decisions decisions;
    private final ActivePolicies policies;
    private final ArchiveFacts facts;
    private final ArchiveSettings settings;

    CountReleaseImpact(
            Decisions decisions,
            ActivePolicies policies,
            ArchiveFacts facts,
            ArchiveSettings settings) {
        this.decisions = decisions;
        this.policies = policies;
        this.facts = facts;
        this.settings = settings;
    }

    @Override
    public Impact of(long hold) {
        PolicyBook book = policies.book();
        LocalDate today = settings.today();
        Archive archive = facts.gather(book, today);
        Archive without = archive.releasedFrom(Long.toString(hold));
        Evaluation after = decisions.evaluate(book, without, today);
        SortedMap<String, ByPolicy> shares = new TreeMap<>();
        for (Evaluation.ClassCount one : after.classes()) {
            if (one.keep() + one.review() + one.due() > 0) {
                for (String policy : one.policies()) {
                    shares.merge(
                            policy,
                            new ByPolicy(policy, one.due(), one.review(), one.keep()),
                            CountReleaseImpact::sum);
                }
            }
        }
        return new Impact(
                without.items().size(),
                after.due().size(),
                after.review().size(),
                after.keep().size(),
                after.held().size(),
                List.copyOf(shares.values()));
    }

    private static ByPolicy sum(ByPolicy one, ByPolicy other) {
        return new ByPolicy(
                one.policy(),
                one.due() + other.due(),
                one.review() + other.review(),
                one.keep() + other.keep());
    }
}

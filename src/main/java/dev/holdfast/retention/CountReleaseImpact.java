package dev.holdfast.retention;

import dev.holdfast.decide.Archive;
import dev.holdfast.decide.Evaluation;
import dev.holdfast.hold.ReleaseImpact;
import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.Policy;
import dev.holdfast.policy.PolicyBook;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;

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
        Archive archive = facts.gather(book);
        Archive without = archive.releasedFrom(Long.toString(hold));
        Evaluation after = decisions.evaluate(book, without, settings.today());
        List<ByPolicy> shares = new ArrayList<>();
        for (Policy policy : book.policies()) {
            ItemSet covered = covered(without, policy);
            ByPolicy share =
                    new ByPolicy(
                            policy.id(),
                            after.due().and(covered).size(),
                            after.review().and(covered).size(),
                            after.keep().and(covered).size());
            if (share.due() + share.review() + share.keep() > 0) {
                shares.add(share);
            }
        }
        return new Impact(
                without.items().size(),
                after.due().size(),
                after.review().size(),
                after.keep().size(),
                after.held().size(),
                shares);
    }

    private static ItemSet covered(Archive archive, Policy policy) {
        if (policy.level() == Policy.Level.LABEL) {
            return archive.labelled(policy.id());
        }
        return policy.scope().wholeTenant()
                ? archive.items()
                : archive.scopes().getOrDefault(policy.id(), ItemSet.empty());
    }
}

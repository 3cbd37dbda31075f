package dev.holdfast.retention;

import dev.holdfast.decide.Archive;
import dev.holdfast.decide.Evaluation;
import dev.holdfast.decide.Outcome;
import dev.holdfast.find.OutcomeSets;
import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.Policy;
import dev.holdfast.policy.PolicyBook;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import jakarta.inject.Singleton;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The archive decided as of today. */
@Singleton
public class TodaysOutcomes implements OutcomeSets {
    private final Decisions decisions;
    private final ActivePolicies policies;
    private final ArchiveFacts facts;
    private final ArchiveSettings settings;

    TodaysOutcomes(
            Decisions decisions,
            ActivePolicies policies,
            ArchiveFacts facts,
            ArchiveSettings settings) {
        this.decisions = decisions;
        this.policies = policies;
        this.facts = facts;
        this.settings = settings;
    }

    public Evaluation evaluate() {
        return decisions.evaluate(settings.today());
    }

    @Override
    public ItemSet items(String outcome) {
        Optional<Outcome> known =
                Arrays.stream(Outcome.values())
                        .filter(one -> one.label().equals(outcome.toLowerCase(Locale.ROOT)))
                        .findFirst();
        return evaluate()
                .with(
                        known.orElseThrow(
                                () ->
                                        new Problem(
                                                Code.BAD_QUERY,
                                                "there is no outcome '" + outcome + "'",
                                                "use "
                                                        + Arrays.stream(Outcome.values())
                                                                .map(Outcome::label)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    @Override
    public ItemSet covered(String id) {
        Policy policy =
                policies.book()
                        .find(id)
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                Code.BAD_QUERY,
                                                "no active policy has the id '" + id + "'",
                                                "see 'holdfast policy list'"));
        Archive archive = facts.gather(PolicyBook.of(List.of(policy)), settings.today());
        if (policy.level() == Policy.Level.LABEL) {
            return archive.labelled(id);
        }
        return policy.scope().wholeTenant()
                ? archive.items()
                : archive.scopes().getOrDefault(id, ItemSet.empty()).and(archive.items());
    }
}

package dev.holdfast.desk;

import dev.holdfast.access.Identity;
import dev.holdfast.console.Count;
import dev.holdfast.console.RetentionDesk;
import dev.holdfast.decide.Account;
import dev.holdfast.policy.PolicyWords;
import dev.holdfast.retention.ActivePolicies;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.retention.EvaluateArchive;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Active policies with what each covers today, and the last evaluation on record. */
@Singleton
class ArchiveRetention implements RetentionDesk {
    private final EvaluateArchive evaluate;
    private final ActivePolicies policies;
    private final ArchiveSettings settings;
    private final TakeStock stock;

    ArchiveRetention(
            EvaluateArchive evaluate,
            ActivePolicies policies,
            ArchiveSettings settings,
            TakeStock stock) {
        this.evaluate = evaluate;
        this.policies = policies;
        this.settings = settings;
        this.stock = stock;
    }

    @Override
    public RetentionPage retention(Identity who) {
        return new RetentionPage(evaluate.latest().map(ArchiveRetention::onRecord), policies());
    }

    private static Evaluation onRecord(EvaluateArchive.Summary last) {
        return new Evaluation(
                last.asOf(),
                last.at(),
                Duration.ofMillis(last.millis()),
                last.items(),
                last.classes(),
                Count.ofQuery(last.held(), "outcome:held"),
                Count.ofQuery(last.keep(), "outcome:keep"),
                Count.ofQuery(last.review(), "outcome:review"),
                Count.ofQuery(last.due(), "outcome:due"),
                last.ruleBook());
    }

    private List<Policy> policies() {
        Map<String, Long> covered =
                stock.now().account().policies().stream()
                        .collect(
                                Collectors.toMap(
                                        Account.Share::policy, share -> share.items().size()));
        return policies.list().stream()
                .map(
                        active -> {
                            var policy = active.policy();
                            return new Policy(
                                    policy.id(),
                                    policy.title(),
                                    "v" + active.version().version(),
                                    policy.authority().cite(),
                                    PolicyWords.period(policy),
                                    PolicyWords.then(policy),
                                    covered.containsKey(policy.id()) ? "active" : "not in force",
                                    Count.ofQuery(
                                            covered.getOrDefault(policy.id(), 0L),
                                            "policy:" + policy.id()));
                        })
                .toList();
    }

    @Override
    public void evaluate(Identity who) {
        evaluate.evaluate(settings.today(), who.actor());
    }
}

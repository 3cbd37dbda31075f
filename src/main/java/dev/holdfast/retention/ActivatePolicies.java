package dev.holdfast.retention;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.policy.PolicyBook;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts policies in force or takes one out, after showing what that changes. What was active before
 * stays on record.
 */
@Singleton
public class ActivatePolicies {
    /**
     * @param wouldChange compared with the policies that were active before
     */
    public record Outcome(List<PolicyVersion> policies, WouldChange wouldChange) {}

    private final Transactions transactions;
    private final CheckPolicies check;
    private final SimulatePolicies simulate;
    private final PolicyVersions versions;
    private final ActivePolicies active;
    private final ApplyLabels labels;
    private final AuditLog audit;
    private final ArchiveSettings settings;
    private final Clock clock;

    ActivatePolicies(
            Transactions transactions,
            CheckPolicies check,
            SimulatePolicies simulate,
            PolicyVersions versions,
            ActivePolicies active,
            ApplyLabels labels,
            AuditLog audit,
            ArchiveSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.check = check;
        this.simulate = simulate;
        this.versions = versions;
        this.active = active;
        this.labels = labels;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @throws Problem HF-50xx when any file is refused; then none is activated
     */
    public Outcome activate(List<PolicyFile> files, Actor by) {
        List<CheckPolicies.Checked> checked = check.check(files);
        WouldChange change = simulate.simulate(checked, settings.today());
        return transactions.write(
                connection -> {
                    List<PolicyVersion> activated = new ArrayList<>();
                    for (CheckPolicies.Checked one : checked) {
                        String id = one.policy().id();
                        Optional<PolicyVersion> before =
                                versions.findByPolicyAndRetiredAtIsNull(id);
                        String digest = one.policy().digest().hex();
                        if (before.isPresent() && before.get().digest().equals(digest)) {
                            activated.add(before.get());
                            continue;
                        }
                        before.ifPresent(
                                old -> versions.update(old.retired(by.name(), clock.instant())));
                        PolicyVersion version =
                                versions.save(
                                        new PolicyVersion(
                                                null,
                                                id,
                                                (int) versions.countByPolicy(id) + 1,
                                                digest,
                                                one.file().text(),
                                                by.name(),
                                                clock.instant(),
                                                null,
                                                null));
                        audit.append(
                                connection,
                                by,
                                "policy.activate",
                                "policy/" + id,
                                Map.of(
                                        "version",
                                        version.version(),
                                        "digest",
                                        digest,
                                        "changes",
                                        change.items()));
                        activated.add(version);
                    }
                    labels.anew();
                    return new Outcome(activated, change);
                });
    }

    public Outcome retire(String id, Actor by) {
        PolicyBook book = active.book();
        if (book.find(id).isEmpty()) {
            throw new Problem(
                    Code.NOT_FOUND,
                    "no active policy has the id '" + id + "'",
                    "see 'holdfast policy list'");
        }
        WouldChange change = simulate.compare(book.without(id), settings.today());
        return transactions.write(
                connection -> {
                    PolicyVersion retired =
                            versions.update(
                                    versions.findByPolicyAndRetiredAtIsNull(id)
                                            .orElseThrow()
                                            .retired(by.name(), clock.instant()));
                    audit.append(
                            connection,
                            by,
                            "policy.retire",
                            "policy/" + id,
                            Map.of("version", retired.version(), "changes", change.items()));
                    return new Outcome(List.of(retired), change);
                });
    }
}

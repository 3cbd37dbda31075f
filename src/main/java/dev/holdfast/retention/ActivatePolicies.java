package dev.holdfast.retention;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.item.Sha256;
import dev.holdfast.policy.LockedPolicy;
import dev.holdfast.policy.Policy;
import dev.holdfast.policy.PolicyBook;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts policies in force or takes one out, after showing what that changes; what was shown is
 * recorded. All of them or none: what was active before stays on record, and in force if anything
 * is refused.
 */
@Singleton
public class ActivatePolicies {
    /**
     * @param wouldChange compared with the policies that were active before
     */
    public record Outcome(List<PolicyVersion> policies, WouldChange wouldChange) {}

    /**
     * What whoever activates agrees to.
     *
     * @param acceptDraft policies whose wording was not verified
     * @param lock that the policies may only become stricter from now on
     */
    public record Consent(boolean acceptDraft, boolean lock) {
        public static final Consent PLAIN = new Consent(false, false);
    }

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

    public Outcome activate(List<PolicyFile> files, Actor by) {
        return activate(files, Consent.PLAIN, by);
    }

    /**
     * @throws Problem HF-50xx when any file is refused; then none is activated
     */
    public Outcome activate(List<PolicyFile> files, Consent consent, Actor by) {
        List<CheckPolicies.Checked> checked = check.check(files);
        if (!consent.acceptDraft()) {
            CheckPolicies.refuseDrafts(checked);
        }
        Sha256 shownAgainst = active.book().digest();
        WouldChange change = simulate.demanded(() -> simulate.simulate(checked, settings.today()));
        return transactions.write(
                connection -> {
                    alone(connection, shownAgainst);
                    List<PolicyVersion> activated = new ArrayList<>();
                    for (CheckPolicies.Checked one : checked) {
                        activated.add(activate(connection, one, consent, change, by));
                    }
                    labels.anew();
                    return new Outcome(activated, change);
                });
    }

    private PolicyVersion activate(
            Connection connection,
            CheckPolicies.Checked one,
            Consent consent,
            WouldChange change,
            Actor by)
            throws SQLException {
        Policy policy = one.policy();
        Optional<PolicyVersion> before = versions.findByPolicyAndRetiredAtIsNull(policy.id());
        String digest = policy.digest().hex();
        if (before.isPresent() && before.get().digest().equals(digest)) {
            return consent.lock() ? lock(connection, before.get(), by) : before.get();
        }
        before.filter(PolicyVersion::locked).ifPresent(old -> refuseLooser(one, old));
        boolean wasLocked = before.map(PolicyVersion::locked).orElse(false);
        before.ifPresent(old -> versions.update(old.retired(by.name(), clock.instant())));
        PolicyVersion version =
                versions.save(
                        new PolicyVersion(
                                null,
                                policy.id(),
                                (int) versions.countByPolicy(policy.id()) + 1,
                                digest,
                                one.file().text(),
                                by.name(),
                                clock.instant(),
                                null,
                                null,
                                RecordedChange.json(change),
                                policy.draft(),
                                wasLocked ? before.get().lockedBy() : null,
                                wasLocked ? before.get().lockedAt() : null));
        Map<String, Object> detail = new HashMap<>(RecordedChange.detail(change));
        detail.put("version", version.version());
        detail.put("digest", digest);
        detail.put("confidence", policy.authority().confidence().label());
        audit.append(connection, by, "policy.activate", subject(policy.id()), detail);
        return consent.lock() ? lock(connection, version, by) : version;
    }

    /** From now on the policy may only become stricter. A lock is never taken off. */
    public PolicyVersion lock(String id, Actor by) {
        return transactions.write(
                connection ->
                        lock(
                                connection,
                                versions.findByPolicyAndRetiredAtIsNull(id)
                                        .orElseThrow(() -> notActive(id)),
                                by));
    }

    private PolicyVersion lock(Connection connection, PolicyVersion version, Actor by)
            throws SQLException {
        if (version.locked()) {
            return version;
        }
        PolicyVersion locked = versions.update(version.locked(by.name(), clock.instant()));
        audit.append(
                connection,
                by,
                "policy.lock",
                subject(version.policy()),
                Map.of("version", version.version(), "digest", version.digest()));
        return locked;
    }

    public Outcome retire(String id, Actor by) {
        PolicyBook book = active.book();
        if (book.find(id).isEmpty()) {
            throw notActive(id);
        }
        WouldChange change =
                simulate.demanded(() -> simulate.compare(book.without(id), settings.today()));
        return transactions.write(
                connection -> {
                    alone(connection, book.digest());
                    PolicyVersion old = versions.findByPolicyAndRetiredAtIsNull(id).orElseThrow();
                    if (old.locked()) {
                        throw new Problem(
                                Code.POLICY_LOCKED,
                                "the policy '"
                                        + id
                                        + "' is locked since "
                                        + old.lockedAt()
                                        + ": it cannot be retired",
                                "activate a stricter version of it, or leave it in force");
                    }
                    PolicyVersion retired =
                            versions.update(old.retired(by.name(), clock.instant()));
                    Map<String, Object> detail = new HashMap<>(RecordedChange.detail(change));
                    detail.put("version", retired.version());
                    audit.append(connection, by, "policy.retire", subject(id), detail);
                    return new Outcome(List.of(retired), change);
                });
    }

    /** One at a time, and upon what was shown: another act in between would make it untrue. */
    private void alone(Connection connection, Sha256 shownAgainst) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE policy_version IN SHARE ROW EXCLUSIVE MODE");
        }
        if (!active.book().digest().equals(shownAgainst)) {
            throw new Problem(
                    Code.POLICIES_CHANGED_MEANWHILE,
                    "the policies in force changed while the difference was worked out",
                    "run the command again and look at what it would change now");
        }
    }

    private void refuseLooser(CheckPolicies.Checked one, PolicyVersion old) {
        new LockedPolicy(active.policy(old), settings.calendar(), settings.today())
                .looser(one.policy())
                .ifPresent(
                        looser -> {
                            throw new Problem(
                                    Code.POLICY_LOCKED,
                                    one.file().name()
                                            + ": "
                                            + looser.field()
                                            + ": the policy '"
                                            + old.policy()
                                            + "' is locked and may only become stricter: "
                                            + looser.reason(),
                                    "make the file at least as strict as version "
                                            + old.version()
                                            + ", see 'holdfast policy show "
                                            + old.policy()
                                            + "'");
                        });
    }

    private static Problem notActive(String id) {
        return new Problem(
                Code.NOT_FOUND,
                "no active policy has the id '" + id + "'",
                "see 'holdfast policy list'");
    }

    private static String subject(String id) {
        return "policy/" + id;
    }
}

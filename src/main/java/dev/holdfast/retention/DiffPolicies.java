package dev.holdfast.retention;

import dev.holdfast.policy.Policy;
import dev.holdfast.policy.PolicyBook;
import dev.holdfast.policy.PolicyDifference;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two versions of a policy: what differs in their words, and what the archive's decisions would
 * become if the one stood in place of the other. Changes nothing.
 */
@Singleton
public class DiffPolicies {
    /** One of the two. */
    public sealed interface Side {
        /** A file somebody hands in, or a template. */
        record Handed(PolicyFile file) implements Side {}

        /** What is on record under {@code ID@VERSION}, or {@code ID@active}. */
        record OnRecord(String reference) implements Side {}
    }

    /**
     * @param fields in the order of a policy file
     * @param wouldChange from the old to the new, whatever is active
     */
    public record Difference(
            String was, String is, List<PolicyDifference.Change> fields, WouldChange wouldChange) {}

    private static final Pattern REFERENCE =
            Pattern.compile("([a-z0-9][a-z0-9-]*)@([1-9][0-9]{0,8}|active)");

    private final Transactions transactions;
    private final CheckPolicies check;
    private final PolicyVersions versions;
    private final ActivePolicies active;
    private final SimulatePolicies simulate;
    private final ArchiveSettings settings;

    DiffPolicies(
            Transactions transactions,
            CheckPolicies check,
            PolicyVersions versions,
            ActivePolicies active,
            SimulatePolicies simulate,
            ArchiveSettings settings) {
        this.transactions = transactions;
        this.check = check;
        this.versions = versions;
        this.active = active;
        this.simulate = simulate;
        this.settings = settings;
    }

    public Difference diff(Side was, Side is) {
        Policy before = policy(was);
        Policy after = policy(is);
        PolicyBook others = active.book().without(before.id()).without(after.id());
        WouldChange change =
                simulate.demanded(
                        () ->
                                simulate.compare(
                                        others.with(before), others.with(after), settings.today()));
        return new Difference(name(was), name(is), PolicyDifference.between(before, after), change);
    }

    private Policy policy(Side side) {
        return switch (side) {
            case Side.Handed(PolicyFile file) -> check.check(List.of(file)).getFirst().policy();
            case Side.OnRecord(String reference) -> onRecord(reference);
        };
    }

    private Policy onRecord(String reference) {
        Matcher parts = REFERENCE.matcher(reference);
        if (!parts.matches()) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "'" + reference + "' names no version of a policy",
                    "write ID@VERSION or ID@active, or name a file");
        }
        return transactions
                .read(
                        connection ->
                                parts.group(2).equals("active")
                                        ? versions.findByPolicyAndRetiredAtIsNull(parts.group(1))
                                        : versions.findByPolicyAndVersion(
                                                parts.group(1), Integer.parseInt(parts.group(2))))
                .map(active::policy)
                .orElseThrow(
                        () ->
                                new Problem(
                                        Code.NOT_FOUND,
                                        "there is no version '" + reference + "' on record",
                                        "see 'holdfast policy show " + parts.group(1) + "'"));
    }

    private static String name(Side side) {
        return switch (side) {
            case Side.Handed(PolicyFile file) -> file.name();
            case Side.OnRecord(String reference) -> reference;
        };
    }
}

package dev.holdfast.retention;

import dev.holdfast.policy.Policy;
import dev.holdfast.policy.PolicyPack;
import dev.holdfast.policy.PolicyReader;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Policies to be looked at: those of the archive with their history, and the templates. */
@Singleton
public class ShowPolicy {
    /**
     * @param yaml the file, to the letter
     * @param inForce the active version, null if none is
     * @param history every version that was ever active, the newest first
     */
    public record Shown(
            Policy policy,
            String yaml,
            @Nullable PolicyVersion inForce,
            List<PolicyVersion> history) {}

    /**
     * @param active whether a version of it is in force
     */
    public record Available(Policy policy, boolean active) {}

    private final Transactions transactions;
    private final PolicyVersions versions;
    private final ActivePolicies active;
    private final PolicyReader reader;

    ShowPolicy(
            Transactions transactions,
            PolicyVersions versions,
            ActivePolicies active,
            PolicyReader reader) {
        this.transactions = transactions;
        this.versions = versions;
        this.active = active;
        this.reader = reader;
    }

    /** The active version, else the last one there was, else the template of that id. */
    public Shown show(String id) {
        List<PolicyVersion> history =
                transactions.read(connection -> versions.findByPolicyOrderByVersion(id)).reversed();
        if (!history.isEmpty()) {
            PolicyVersion newest = history.getFirst();
            return new Shown(
                    active.policy(newest),
                    newest.sourceYaml(),
                    newest.retiredAt() == null ? newest : null,
                    history);
        }
        return PolicyPack.find(id)
                .map(template -> new Shown(read(template), template.yaml(), null, history))
                .orElseThrow(
                        () ->
                                new Problem(
                                        Code.NOT_FOUND,
                                        "no policy has the id '" + id + "', active or available",
                                        "see 'holdfast policy list' and 'policy list"
                                                + " --available'"));
    }

    /** The templates that come with Holdfast. */
    public List<Available> available() {
        Set<String> inForce =
                active.list().stream().map(one -> one.policy().id()).collect(Collectors.toSet());
        return PolicyPack.templates().stream()
                .map(this::read)
                .map(policy -> new Available(policy, inForce.contains(policy.id())))
                .toList();
    }

    private Policy read(PolicyPack.Template template) {
        return PolicyReader.orRefuse(reader.read(template.file(), template.yaml()));
    }
}

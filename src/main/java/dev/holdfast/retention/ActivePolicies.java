package dev.holdfast.retention;

import dev.holdfast.policy.Policy;
import dev.holdfast.policy.PolicyBook;
import dev.holdfast.policy.PolicyReader;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The policies in force, read back from the register. */
@Singleton
public class ActivePolicies {
    /** A policy with its place in history. */
    public record Active(PolicyVersion version, Policy policy) {}

    private final Transactions transactions;
    private final PolicyVersions versions;
    private final PolicyReader reader;

    /** Parsed once: a version never changes. */
    private final Map<Long, Policy> parsed = new ConcurrentHashMap<>();

    ActivePolicies(Transactions transactions, PolicyVersions versions, PolicyReader reader) {
        this.transactions = transactions;
        this.versions = versions;
        this.reader = reader;
    }

    public List<Active> list() {
        return transactions
                .read(connection -> versions.findByRetiredAtIsNullOrderByPolicy())
                .stream()
                .map(version -> new Active(version, policy(version)))
                .toList();
    }

    public PolicyBook book() {
        return PolicyBook.of(list().stream().map(Active::policy).toList());
    }

    /** The policy of a version, active or not. */
    public Policy policy(PolicyVersion version) {
        Long id = version.id();
        if (id == null) {
            throw new IllegalStateException("a version that was not saved");
        }
        return parsed.computeIfAbsent(
                id,
                key ->
                        PolicyReader.orRefuse(
                                reader.read(
                                        version.policy() + " v" + version.version(),
                                        version.sourceYaml())));
    }
}

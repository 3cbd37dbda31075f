package dev.holdfast.retention;

import dev.holdfast.policy.Policy;
import dev.holdfast.policy.PolicyBook;
import dev.holdfast.policy.PolicyReader;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The policies in force, read back from the register. */
@Singleton
public class ActivePolicies {
    /**
     * A policy with its place in history.
     *
     * @param since the number of its first version that was ever active: the older, the smaller
     */
    public record Active(PolicyVersion version, Policy policy, long since) {}

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
        return transactions.read(
                connection -> {
                    Map<String, Long> since = new HashMap<>();
                    try (PreparedStatement select =
                                    connection.prepareStatement(
                                            "SELECT policy, min(id) FROM policy_version GROUP BY"
                                                    + " policy");
                            ResultSet rows = select.executeQuery()) {
                        while (rows.next()) {
                            since.put(rows.getString(1), rows.getLong(2));
                        }
                    }
                    return versions.findByRetiredAtIsNullOrderByPolicy().stream()
                            .map(version -> active(version, since))
                            .toList();
                });
    }

    private Active active(PolicyVersion version, Map<String, Long> since) {
        return new Active(
                version, policy(version), since.getOrDefault(version.policy(), Long.MAX_VALUE));
    }

    public PolicyBook book() {
        return PolicyBook.of(list().stream().map(Active::policy).toList());
    }

    /**
     * Who decides by these policies: who put them in force, and who took a policy out that might
     * have kept the items longer.
     */
    public List<String> authors(Collection<String> policies) {
        List<Active> active = list();
        Set<String> inForce =
                active.stream().map(one -> one.policy().id()).collect(Collectors.toSet());
        Set<String> authors = new TreeSet<>();
        active.stream()
                .filter(one -> policies.contains(one.policy().id()))
                .forEach(one -> authors.add(one.version().activatedBy()));
        transactions.read(connection -> versions.findByRetiredAtIsNotNull()).stream()
                .filter(old -> !inForce.contains(old.policy()))
                .map(PolicyVersion::retiredBy)
                .filter(Objects::nonNull)
                .forEach(authors::add);
        return List.copyOf(authors);
    }

    /** The numbers of the versions on record that the book is made of. */
    List<Long> versionsOf(PolicyBook book) {
        return transactions.read(
                connection -> {
                    List<Long> numbers = new ArrayList<>();
                    for (Policy policy : book.policies()) {
                        versions
                                .findByPolicyAndDigestOrderByIdDesc(
                                        policy.id(), policy.digest().hex())
                                .stream()
                                .findFirst()
                                .map(PolicyVersion::id)
                                .ifPresent(numbers::add);
                    }
                    return numbers;
                });
    }

    /** The policies of these versions, active or not. */
    PolicyBook book(Collection<Long> numbers) {
        return transactions.read(
                connection ->
                        PolicyBook.of(
                                numbers.stream()
                                        .map(number -> versions.findById(number).orElseThrow())
                                        .map(this::policy)
                                        .toList()));
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

package dev.holdfast.policy;

import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The policies in force together: immutable, ordered by id, named by a digest.
 *
 * @throws Problem HF-5007 if two policies have one id
 */
public record PolicyBook(List<Policy> policies) {
    public static final PolicyBook EMPTY = new PolicyBook(List.of());

    public PolicyBook {
        policies = policies.stream().sorted(Comparator.comparing(Policy::id)).toList();
        Set<String> ids = new HashSet<>();
        for (Policy policy : policies) {
            if (!ids.add(policy.id())) {
                throw new Problem(
                        Code.DUPLICATE_POLICY,
                        "two policies have the id '" + policy.id() + "'",
                        "give each policy an id of its own");
            }
        }
    }

    public static PolicyBook of(Collection<Policy> policies) {
        return new PolicyBook(List.copyOf(policies));
    }

    public Optional<Policy> find(String id) {
        return policies.stream().filter(policy -> policy.id().equals(id)).findFirst();
    }

    /** This book with {@code policy} added, in place of one of the same id. */
    public PolicyBook with(Policy policy) {
        return new PolicyBook(
                Stream.concat(without(policy.id()).policies.stream(), Stream.of(policy)).toList());
    }

    /** This book without the policy of that id, if there is one. */
    public PolicyBook without(String id) {
        return new PolicyBook(policies.stream().filter(policy -> !policy.id().equals(id)).toList());
    }

    /** Names the book: over the digests of its policies in the order of their ids. */
    public Sha256 digest() {
        StringBuilder all = new StringBuilder("holdfast policy book 1\n");
        policies.forEach(policy -> all.append(policy.digest().hex()).append('\n'));
        return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }
}

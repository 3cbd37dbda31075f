package dev.holdfast.retention;

import dev.holdfast.decide.Archive;
import dev.holdfast.decide.WhatIf;
import dev.holdfast.find.SelectItems;
import dev.holdfast.item.ItemId;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Kind;
import dev.holdfast.policy.Policy;
import dev.holdfast.policy.PolicyBook;
import dev.holdfast.register.Item;
import dev.holdfast.register.Items;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Works out what stands behind a difference: kinds, rules, holds, and items to look at. */
@Singleton
class TellConsequences {
    private static final int SAMPLES = 5;

    private final Transactions transactions;
    private final ArchiveFacts facts;
    private final SelectItems select;
    private final Items items;
    private final ArchiveSettings settings;

    TellConsequences(
            Transactions transactions,
            ArchiveFacts facts,
            SelectItems select,
            Items items,
            ArchiveSettings settings) {
        this.transactions = transactions;
        this.facts = facts;
        this.select = select;
        this.items = items;
        this.settings = settings;
    }

    /**
     * @param before the policies of the one side
     * @param after those of the other; the same book where something else made the difference
     */
    Consequences of(
            WhatIf.Difference difference, PolicyBook before, PolicyBook after, LocalDate asOf) {
        Archive was = facts.gather(before, asOf);
        Archive is = before.equals(after) ? was : facts.gather(after, asOf);
        return new Consequences(
                byKind(difference.sets()),
                statutes(difference.sets(), after, is),
                holds(before, was, after, is),
                samples(difference.sets()));
    }

    private SortedMap<String, SortedMap<String, Long>> byKind(SortedMap<String, ItemSet> sets) {
        SortedMap<String, SortedMap<String, Long>> byKind = new TreeMap<>();
        if (!sets.isEmpty()) {
            for (Kind kind : Kind.values()) {
                ItemSet all = select.select("kind:" + kind.label());
                sets.forEach(
                        (transition, changed) -> {
                            long count = changed.and(all).size();
                            if (count > 0) {
                                byKind.computeIfAbsent(kind.label(), key -> new TreeMap<>())
                                        .put(transition, count);
                            }
                        });
            }
        }
        return byKind;
    }

    private static List<Consequences.Statute> statutes(
            SortedMap<String, ItemSet> sets, PolicyBook book, Archive archive) {
        ItemSet.Builder union = ItemSet.builder();
        sets.values().forEach(union::addAll);
        ItemSet changed = union.build();
        return book.policies().stream()
                .map(
                        policy ->
                                new Consequences.Statute(
                                        policy.id(),
                                        policy.authority().cite(),
                                        covers(policy, archive).and(changed).size()))
                .filter(statute -> statute.items() > 0)
                .sorted(
                        Comparator.comparingLong(Consequences.Statute::items)
                                .reversed()
                                .thenComparing(Consequences.Statute::policy))
                .toList();
    }

    private static SortedMap<String, Long> holds(
            PolicyBook before, Archive was, PolicyBook after, Archive is) {
        ItemSet.Builder differing = ItemSet.builder();
        different(before, after).forEach(policy -> differing.addAll(covers(policy, was)));
        different(after, before).forEach(policy -> differing.addAll(covers(policy, is)));
        ItemSet touched = differing.build();
        SortedMap<String, Long> holds = new TreeMap<>();
        is.holds()
                .forEach(
                        (hold, members) -> {
                            long count = members.and(touched).size();
                            if (count > 0) {
                                holds.put(hold, count);
                            }
                        });
        return holds;
    }

    /** The policies of the one book that the other has not, or has otherwise. */
    private static Stream<Policy> different(PolicyBook one, PolicyBook other) {
        return one.policies().stream()
                .filter(
                        policy ->
                                other.find(policy.id())
                                        .filter(same -> same.digest().equals(policy.digest()))
                                        .isEmpty());
    }

    private static ItemSet covers(Policy policy, Archive archive) {
        if (policy.level() == Policy.Level.LABEL) {
            return archive.labelled(policy.id());
        }
        return policy.scope().wholeTenant()
                ? archive.items()
                : archive.scopes().getOrDefault(policy.id(), ItemSet.empty());
    }

    private List<Consequences.Sample> samples(SortedMap<String, ItemSet> sets) {
        return transactions.read(
                connection -> {
                    List<Consequences.Sample> samples = new ArrayList<>();
                    for (var entry : sets.entrySet()) {
                        for (long ordinal : spread(entry.getValue())) {
                            items.find(connection, new ItemId(ordinal))
                                    .map(item -> sample(entry.getKey(), item))
                                    .ifPresent(samples::add);
                        }
                    }
                    return samples;
                });
    }

    /** A few items from all over the set, always the same ones. */
    private static long[] spread(ItemSet set) {
        int size = Math.toIntExact(set.size());
        int some = Math.min(SAMPLES, size);
        return IntStream.range(0, some)
                .map(i -> (int) ((long) i * size / some))
                .mapToLong(i -> Integer.toUnsignedLong(set.bitmap().select(i)))
                .toArray();
    }

    private Consequences.Sample sample(String transition, Item item) {
        Instant date = item.date();
        return new Consequences.Sample(
                transition,
                item.id().toString(),
                item.kind().label(),
                item.custodian(),
                date == null ? null : LocalDate.ofInstant(date, settings.calendar().zone()));
    }
}

package dev.holdfast.decide;

import dev.holdfast.item.ItemId;
import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.Policy;
import dev.holdfast.policy.PolicyBook;
import dev.holdfast.policy.PolicyReader;
import dev.holdfast.policy.Proceeding;
import dev.holdfast.policy.QueryCheck;
import dev.holdfast.policy.RetentionCalendar;
import dev.holdfast.rules.RuleBook;
import dev.holdfast.rules.RuleBooks;
import dev.holdfast.rules.RuleFile;
import dev.holdfast.search.DateColumns;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One item, number 7, and what applies to it: built up by tests, then decided. */
final class Scene {
    static final RuleBooks BOOKS = new RuleBooks();
    static final ItemSet ITEM = ItemSet.of(7);

    final Map<DateColumns.Column, Instant> dates = new HashMap<>();
    final Map<String, ItemSet> scopes = new HashMap<>();
    final Map<String, ItemSet> holds = new HashMap<>();
    final List<Archive.LabelPut> labels = new ArrayList<>();
    final List<Archive.Occurred> events = new ArrayList<>();
    final List<Circumstances.Pending> pending = new ArrayList<>();
    final List<Circumstances.Ordered> orders = new ArrayList<>();
    final List<Circumstances.Opened> opened = new ArrayList<>();
    final List<Policy> policies = new ArrayList<>();
    ItemSet holdUnknown = ItemSet.empty();
    ZoneId zone = ZoneOffset.UTC;

    static RuleBook rules() {
        return BOOKS.get(RuleFile.builtIn());
    }

    static Scene sentOn(String day) {
        return new Scene().dated(DateColumns.Column.SENT, day + "T12:00:00Z");
    }

    Scene dated(DateColumns.Column column, String instant) {
        dates.put(column, Instant.parse(instant));
        return this;
    }

    /**
     * A policy from words: {@code "policy minimum P3Y sent destroy scoped"}; the last may be {@code
     * tenant}, {@code label}.
     */
    Scene with(String id, String kind, String period, String from, String then, String reach) {
        return with(id, kind, period, from, "none", then, reach);
    }

    Scene with(
            String id,
            String kind,
            String period,
            String from,
            String round,
            String then,
            String reach) {
        policies.add(policy(id, kind, period, from, round, then, reach));
        if (reach.equals("scoped")) {
            scopes.put(id, ITEM);
        } else if (reach.equals("label")) {
            labels.add(new Archive.LabelPut(id, LocalDate.of(2020, 1, 1), ITEM));
        }
        return this;
    }

    static Policy policy(
            String id,
            String kind,
            String period,
            String from,
            String round,
            String then,
            String reach) {
        return policy(id, kind, period, from, round, then, reach, "");
    }

    /** The same with further lines of the file. */
    static Policy policy(
            String id,
            String kind,
            String period,
            String from,
            String round,
            String then,
            String reach,
            String more) {
        String yaml =
                """
                id: %s
                title: Test policy %s
                authority: {cite: "Test 1", confidence: seen}
                kind: %s
                level: %s
                %s
                period: %s
                from: %s
                round: %s
                then: %s
                %s
                """
                        .formatted(
                                id,
                                id,
                                kind,
                                reach.equals("label") ? "label" : "policy",
                                reach.equals("scoped") ? "scope: {query: 'kind:email'}" : "",
                                period,
                                from,
                                round,
                                then,
                                more);
        return PolicyReader.orRefuse(new PolicyReader(QueryCheck.NONE).read(id + ".yaml", yaml));
    }

    Scene event(String type, String day) {
        events.add(new Archive.Occurred(type, LocalDate.parse(day), ITEM));
        return this;
    }

    /** Adds a policy with further lines of the file, on {@code sent}, that destroys. */
    Scene withLines(String id, String period, String more) {
        policies.add(policy(id, "minimum", period, "sent", "none", "destroy", "tenant", more));
        return this;
    }

    Scene proceeding(String name, String opened, @Nullable String closed) {
        pending.add(
                new Circumstances.Pending(
                        new Proceeding(
                                name,
                                LocalDate.parse(opened),
                                closed == null ? null : LocalDate.parse(closed)),
                        ITEM));
        return this;
    }

    Scene order(String policy, String on, String by) {
        orders.add(new Circumstances.Ordered(policy, LocalDate.parse(on), Period.parse(by), ITEM));
        return this;
    }

    Scene mailboxOpened(String on) {
        opened.add(new Circumstances.Opened(LocalDate.parse(on), ITEM));
        return this;
    }

    Scene hold(String id) {
        holds.put(id, ITEM);
        return this;
    }

    Archive archive() {
        DateColumns columns =
                (column, ordinal) -> {
                    Instant at = dates.get(column);
                    return at == null ? DateColumns.MISSING : at.toEpochMilli();
                };
        return new Archive(
                ITEM,
                columns,
                scopes,
                labels,
                events,
                new Circumstances(pending, orders, opened),
                holds,
                holdUnknown);
    }

    Terms terms(String asOf) {
        return Terms.of(
                PolicyBook.of(policies),
                new RetentionCalendar(zone, MonthDay.of(6, 30)),
                LocalDate.parse(asOf));
    }

    Why why(String asOf) {
        return new WhyItem(rules()).explain(archive(), terms(asOf), new ItemId(7));
    }

    /** The outcome, once for the archive and once for the item: they must agree. */
    Outcome on(String asOf) {
        Why why = why(asOf);
        Evaluation evaluation = new Evaluator(rules()).evaluate(archive(), terms(asOf));
        if (!evaluation.with(why.outcome()).equals(ITEM)) {
            throw new AssertionError("why says " + why + " but the evaluation " + evaluation);
        }
        return why.outcome();
    }
}

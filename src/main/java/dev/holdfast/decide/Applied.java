package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.AnchorDay;
import dev.holdfast.policy.Length;
import dev.holdfast.policy.PeriodEnd;
import dev.holdfast.policy.Policy;
import dev.holdfast.policy.RetentionCalendar;
import dev.holdfast.policy.Trigger;
import dev.holdfast.rules.Fact;
import dev.holdfast.search.DateColumns;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A policy in force, with the items it covers and its cutoff.
 *
 * @param covers null: every item
 * @param policy the version of the rule that is in force
 * @param due whether its period is over
 */
record Applied(
        Policy policy,
        @Nullable ItemSet covers,
        DueTest due,
        Lengthening lengthening,
        Mailboxes mailboxes,
        Archive archive,
        Terms terms,
        Map<Trigger, Days> days) {

    /**
     * @param layOut how the days of events and labels are kept: laid out for a pass, scanned for
     *     one item
     */
    static Applied of(
            Policy policy,
            Archive archive,
            Terms terms,
            Mailboxes mailboxes,
            Function<List<Days.Dated>, Days> layOut) {
        boolean label = policy.level() == Policy.Level.LABEL;
        ItemSet covers = null;
        if (label) {
            covers = archive.labelled(policy.id());
        } else if (!policy.scope().wholeTenant()) {
            covers = archive.scopes().get(policy.id());
            if (covers == null) {
                throw new IllegalArgumentException(
                        "the scope of policy " + policy.id() + " was not resolved");
            }
        }
        Map<Trigger, Days> days = new HashMap<>();
        collectDays(policy, policy.from(), archive, layOut, days);
        Lengthening lengthening = new Lengthening(policy, archive.circumstances(), terms);
        DueTest plain = plain(policy, archive, terms, mailboxes, days);
        Applied applied =
                new Applied(policy, covers, plain, lengthening, mailboxes, archive, terms, days);
        boolean everyItem = policy.transition() != Policy.Transition.ALL;
        if (policy.period() instanceof Length.Permanent || !(everyItem || lengthening.any())) {
            return applied;
        }
        DueTest exact =
                ordinal ->
                        everyItem || lengthening.touches(ordinal)
                                ? applied.exactly(ordinal)
                                : plain.state(ordinal);
        return new Applied(policy, covers, exact, lengthening, mailboxes, archive, terms, days);
    }

    /** By the cutoff, which is right while nothing lengthens the period. */
    private static DueTest plain(
            Policy policy,
            Archive archive,
            Terms terms,
            Mailboxes mailboxes,
            Map<Trigger, Days> days) {
        if (policy.period() instanceof Length.Permanent) {
            return ordinal -> DueTest.State.PENDING;
        }
        LocalDate cutoff = terms.calendar().cutoff(policy, terms.asOf());
        return test(policy.from(), cutoff, archive, terms, mailboxes, days);
    }

    /** By the item's own end. */
    private DueTest.State exactly(long ordinal) {
        return switch (anchor(ordinal)) {
            case AnchorDay.Pending p -> DueTest.State.PENDING;
            case AnchorDay.Undated u -> DueTest.State.UNDATED;
            case AnchorDay.On(LocalDate day) ->
                    switch (lengthening.end(ordinal, day)) {
                        case PeriodEnd.On(LocalDate last, List<String> steps) ->
                                last.isBefore(terms.asOf())
                                        ? DueTest.State.PAST
                                        : DueTest.State.RUNNING;
                        case PeriodEnd.WhileOpen open -> DueTest.State.RUNNING;
                    };
        };
    }

    private static void collectDays(
            Policy policy,
            Trigger trigger,
            Archive archive,
            Function<List<Days.Dated>, Days> layOut,
            Map<Trigger, Days> days) {
        List<Days.Dated> dated = new ArrayList<>();
        switch (trigger) {
            case Trigger.Own own -> {
                return;
            }
            case Trigger.LaterOf(List<Trigger> of) -> {
                of.forEach(part -> collectDays(policy, part, archive, layOut, days));
                return;
            }
            case Trigger.EarlierOf(List<Trigger> of) -> {
                of.forEach(part -> collectDays(policy, part, archive, layOut, days));
                return;
            }
            case Trigger.After after -> {
                collectDays(policy, after.of(), archive, layOut, days);
                return;
            }
            case Trigger.Labelled() ->
                    archive.labels().stream()
                            .filter(put -> put.label().equals(policy.id()))
                            .forEach(put -> dated.add(new Days.Dated(put.on(), put.items())));
            case Trigger.Event(String type) ->
                    archive.events().stream()
                            .filter(event -> event.type().equals(type))
                            .forEach(event -> dated.add(new Days.Dated(event.on(), event.items())));
        }
        days.put(trigger, layOut.apply(dated));
    }

    private static DueTest test(
            Trigger trigger,
            LocalDate cutoff,
            Archive archive,
            Terms terms,
            Mailboxes mailboxes,
            Map<Trigger, Days> days) {
        int cutoffDay = Math.toIntExact(cutoff.toEpochDay());
        return switch (trigger) {
            case Trigger.Own(Trigger.ItemDate date) ->
                    DueTest.ofItemDate(
                            archive.dates(),
                            column(date),
                            terms.calendar().startOf(cutoff.plusDays(1)),
                            terms.plausibility(),
                            mailboxes.of(date));
            case Trigger.Labelled labelled ->
                    DueTest.ofDays(daysOf(days, labelled), cutoffDay, DueTest.State.UNDATED);
            case Trigger.Event event ->
                    DueTest.ofDays(daysOf(days, event), cutoffDay, DueTest.State.PENDING);
            case Trigger.After after ->
                    test(after.of(), after.before(cutoff), archive, terms, mailboxes, days);
            case Trigger.LaterOf(List<Trigger> of) ->
                    DueTest.later(
                            of.stream()
                                    .map(
                                            part ->
                                                    test(
                                                            part, cutoff, archive, terms, mailboxes,
                                                            days))
                                    .toList());
            case Trigger.EarlierOf(List<Trigger> of) ->
                    DueTest.earlier(
                            of.stream()
                                    .map(
                                            part ->
                                                    test(
                                                            part, cutoff, archive, terms, mailboxes,
                                                            days))
                                    .toList());
        };
    }

    /** By identity: comparing the archive's bitmaps would cost more than deciding. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    boolean coversItem(long ordinal) {
        return covers == null || covers.contains(ordinal);
    }

    /** The day the policy's period starts from for the item. */
    AnchorDay anchor(long ordinal) {
        return AnchorDay.of(policy.from(), simple -> simple(simple, ordinal));
    }

    /** When the policy's period is over for the item; empty if that cannot be told at all. */
    Optional<PeriodEnd> end(long ordinal) {
        return !(policy.period() instanceof Length.Permanent)
                        && anchor(ordinal) instanceof AnchorDay.On(LocalDate day)
                ? Optional.of(lengthening.end(ordinal, day))
                : Optional.empty();
    }

    /** The last day of the policy's period for the item; empty while it cannot be told. */
    Optional<LocalDate> lastDay(long ordinal) {
        return end(ordinal).orElse(null) instanceof PeriodEnd.On(LocalDate last, List<String> steps)
                ? Optional.of(last)
                : Optional.empty();
    }

    /**
     * When the period ends, for comparison: never while it cannot end, and what cannot be told
     * before everything.
     */
    LocalDate endsFor(long ordinal) {
        return lastDay(ordinal).orElseGet(() -> endless(ordinal) ? LocalDate.MAX : LocalDate.MIN);
    }

    private boolean endless(long ordinal) {
        return policy.period() instanceof Length.Permanent
                || !(anchor(ordinal) instanceof AnchorDay.Undated);
    }

    private AnchorDay simple(Trigger trigger, long ordinal) {
        RetentionCalendar calendar = terms.calendar();
        if (trigger instanceof Trigger.Own(Trigger.ItemDate date)) {
            long at = archive.dates().at(column(date), ordinal);
            String doubt = terms.plausibility().doubt(at);
            if (doubt.isEmpty() && mailboxes.of(date).precedes(ordinal, at)) {
                doubt = "cannot be believed: it is before the mailbox existed";
            }
            return doubt.isEmpty()
                    ? new AnchorDay.On(calendar.dayOf(at))
                    : new AnchorDay.Undated("the date '" + trigger.words() + "' " + doubt);
        }
        int day = daysOf(days, trigger).at(ordinal);
        if (day != Days.NONE) {
            return new AnchorDay.On(LocalDate.ofEpochDay(day));
        }
        return trigger instanceof Trigger.Event
                ? new AnchorDay.Pending(trigger.words())
                : new AnchorDay.Undated("the day the label was put on is missing");
    }

    /** The policy as the rules see it. */
    List<Fact> facts() {
        String id = policy.id();
        String cite = policy.authority().cite();
        List<Fact> facts = new ArrayList<>();
        if (policy.keeps()) {
            facts.add(new Fact.Obligation(id, cite));
        }
        if (policy.deletes()) {
            boolean review = policy.then() == Policy.Then.REVIEW;
            facts.add(new Fact.Deletion(id, cite, reach(), review));
        }
        if (policy.kind() == Policy.Bound.MAXIMUM) {
            facts.add(new Fact.Ceiling(id, cite));
        }
        if (policy.level() == Policy.Level.LABEL) {
            facts.add(new Fact.Label(id));
        }
        if (policy.recordClass() != null) {
            facts.add(new Fact.RecordClass(id, policy.recordClass()));
        }
        if (policy.jurisdiction() != null) {
            facts.add(new Fact.Jurisdiction(id, policy.jurisdiction()));
        }
        return facts;
    }

    private Fact.Reach reach() {
        if (policy.level() == Policy.Level.LABEL) {
            return Fact.Reach.LABEL;
        }
        return covers == null ? Fact.Reach.WHOLE_TENANT : Fact.Reach.SCOPED;
    }

    private static Days daysOf(Map<Trigger, Days> days, Trigger trigger) {
        Days found = days.get(trigger);
        if (found == null) {
            throw new IllegalStateException("no days were laid out for " + trigger.words());
        }
        return found;
    }

    private static DateColumns.Column column(Trigger.ItemDate date) {
        return switch (date) {
            case SENT -> DateColumns.Column.SENT;
            case RECEIVED -> DateColumns.Column.RECEIVED;
            case CREATED -> DateColumns.Column.CREATED;
            case MODIFIED -> DateColumns.Column.MODIFIED;
        };
    }
}

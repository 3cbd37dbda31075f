package dev.holdfast.model;

import dev.holdfast.audit.Actor;
import dev.holdfast.item.ItemId;
import dev.holdfast.problem.Code;
import dev.holdfast.retention.ActivatePolicies;
import dev.holdfast.retention.ExplainItem;
import dev.holdfast.retention.LabelItems;
import dev.holdfast.retention.PolicyFile;
import dev.holdfast.retention.RetentionEvents;

import java.util.List;
import java.util.Objects;
import java.util.Random;

/** What decides how long: policies, events, labels. */
final class Retaining {
    private static final int[] YEARS = {1, 2, 3, 5, 8, 12};

    private Retaining() {}

    static List<Operation> operations() {
        return List.of(
                Operation.of("policy", 18, Retaining::activate, Code.POLICIES_CHANGED_MEANWHILE),
                Operation.of("event-add", 4_000, Retaining::event),
                Operation.of(
                        "event-correct",
                        4_000,
                        Retaining::correct,
                        Code.INVALID_INPUT,
                        Code.NOT_FOUND,
                        Code.EVENT_STAYS),
                Operation.of(
                        "event-cancel",
                        4_000,
                        Retaining::cancel,
                        Code.INVALID_INPUT,
                        Code.NOT_FOUND,
                        Code.EVENT_STAYS),
                Operation.of("label", 300, Retaining::label),
                Operation.of("label-off", 300, Retaining::unlabel),
                Operation.of("why", 30, Retaining::why, Code.NOT_FOUND, Code.ITEM_DESTROYED));
    }

    static boolean activate(World world, Random random) {
        String word = Rule.WORDS.get(random.nextInt(Rule.WORDS.size()));
        return activate(
                world, Rule.on(word, YEARS[random.nextInt(YEARS.length)]), People.some(random));
    }

    static boolean activate(World world, Rule rule, String by) {
        long before = Journal.now();
        world.write(new Fact.Activating(rule, by, before));
        ActivatePolicies.Outcome outcome =
                world.bean(ActivatePolicies.class)
                        .activate(
                                List.of(new PolicyFile(rule.id() + ".yaml", rule.yaml())),
                                new Actor(by));
        boolean authored = outcome.policies().getFirst().activatedBy().equals(by);
        world.write(new Fact.Activated(rule, by, authored, before, Journal.now()));
        return true;
    }

    private static boolean event(World world, Random random) {
        RetentionEvents.Recorded recorded =
                world.bean(RetentionEvents.class)
                        .add(
                                "account-closed",
                                "custodian:"
                                        + Letter.CUSTODIANS.get(
                                                random.nextInt(Letter.CUSTODIANS.size())),
                                world.base().minusDays(random.nextInt(3_000)),
                                new Actor(People.some(random)));
        world.lastEvent()
                .accumulateAndGet(Objects.requireNonNull(recorded.event().id()), Math::max);
        return true;
    }

    private static long someEvent(World world, Random random) {
        return Math.max(1, world.lastEvent().get() - random.nextInt(5));
    }

    private static boolean correct(World world, Random random) {
        RetentionEvents.Recorded recorded =
                world.bean(RetentionEvents.class)
                        .correct(
                                someEvent(world, random),
                                world.base().minusDays(random.nextInt(3_000)),
                                new Actor(People.some(random)));
        world.lastEvent()
                .accumulateAndGet(Objects.requireNonNull(recorded.event().id()), Math::max);
        return true;
    }

    private static boolean cancel(World world, Random random) {
        world.bean(RetentionEvents.class)
                .cancel(someEvent(world, random), new Actor(People.some(random)));
        return true;
    }

    private static String few(World world, Random random) {
        int number = random.nextInt(Math.max(1, world.history().arrived().size() * 12));
        Letter letter = world.letter(number);
        return String.join(" AND ", letter.words())
                + " AND custodian:"
                + Letter.CUSTODIANS.get(random.nextInt(Letter.CUSTODIANS.size()));
    }

    private static boolean label(World world, Random random) {
        return world.bean(LabelItems.class)
                        .label(few(world, random), "note", false, new Actor(People.some(random)))
                        .items()
                > 0;
    }

    private static boolean unlabel(World world, Random random) {
        return world.bean(LabelItems.class)
                        .remove(few(world, random), false, new Actor(People.some(random)))
                        .items()
                > 0;
    }

    private static boolean why(World world, Random random) {
        int ordinal = 1 + random.nextInt(Math.max(1, world.history().arrived().size() * 20));
        world.bean(ExplainItem.class)
                .explain(new ItemId(ordinal), world.base(), new Actor(People.some(random)));
        return true;
    }
}

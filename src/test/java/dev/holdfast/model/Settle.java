package dev.holdfast.model;

import dev.holdfast.audit.Actor;
import dev.holdfast.decide.Evaluation;
import dev.holdfast.disposition.StopPlan;
import dev.holdfast.integrity.VerifyArchive;
import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.retention.Decisions;
import dev.holdfast.search.SearchIndex;

import java.util.List;
import java.util.function.Predicate;

/** The moments at which nobody does anything: after a start, and at the end. */
final class Settle {
    private final World world;

    Settle(World world) {
        this.world = world;
    }

    /** After a kill: what was answered must be there, what was not may be. */
    void begin() {
        Observed seen = world.observe();
        for (Observed.Hold hold : seen.holds().values()) {
            if (world.history().of(Fact.Placed.class, hold.id()).isEmpty()) {
                world.write(
                        new Fact.Placed(hold.id(), hold.scope(), hold.placedBy(), Journal.now()));
            }
            if (!hold.released()) {
                world.history()
                        .of(Fact.Releasing.class, hold.id())
                        .forEach(
                                one ->
                                        world.write(
                                                new Fact.Kept(hold.id(), one.by(), one.before())));
            }
        }
        seen.holds().keySet().forEach(id -> world.lastHold().accumulateAndGet(id, Math::max));
        seen.plans().keySet().forEach(id -> world.lastPlan().accumulateAndGet(id, Math::max));
        check(seen);
        compare(seen);
    }

    /** Executes what was left half done, then checks every byte. */
    void end() throws InterruptedException {
        for (Observed.Plan plan : world.observe().plans().values()) {
            if (List.of("executing", "stopped").contains(plan.state())
                    || plan.state().equals("executed") && plan.certificate() == null) {
                finish(plan.id(), plan.state());
            }
        }
        Thread.sleep(World.GRACE.plusMillis(500));
        Observed seen = world.observe();
        check(seen);
        compare(seen);
        VerifyArchive.Outcome verified =
                world.bean(VerifyArchive.class).verify(true, new Actor("auditor"));
        verified.problems().forEach(problem -> world.broken("verify: " + problem));
    }

    /** Or gives it up, where who approved it does not count any more. */
    private void finish(long plan, String state) throws InterruptedException {
        try {
            Disposing.execute(world, plan, "anna");
        } catch (Problem refused) {
            if (refused.code() != Code.PLAN_NOT_READY) {
                throw refused;
            }
            if (state.equals("executing")) {
                world.bean(StopPlan.class).stop(plan, "its approvals are void", new Actor("anna"));
            }
            Disposing.giveUp(world, plan, "anna");
        }
    }

    private void check(Observed seen) {
        world.checker().check(seen).forEach(world::broken);
    }

    private void compare(Observed seen) {
        ItemSet living = items(seen, row -> true);
        same("the index", world.bean(SearchIndex.class).items(), living);
        Evaluation evaluation =
                world.bean(Decisions.class).evaluate(world.bean(ArchiveSettings.class).today());
        ItemSet held = items(seen, row -> held(seen, row));
        same("what is held", evaluation.held(), held);
        same("what is due", evaluation.due(), items(seen, row -> due(seen, row)).andNot(held));
    }

    private boolean held(Observed seen, Observed.Row row) {
        return seen.holds().values().stream()
                .filter(hold -> hold.protectsUntil() == 0 || hold.protectsUntil() > Journal.now())
                .anyMatch(hold -> hold.scope().covers(world.letter(row.sha256()), row.custodian()));
    }

    private boolean due(Observed seen, Observed.Row row) {
        Letter letter = world.letter(row.sha256());
        return seen.inForce().values().stream().anyMatch(rule -> rule.covers(letter))
                && seen.inForce().values().stream().noneMatch(rule -> rule.keeps(letter));
    }

    private void same(String what, ItemSet found, ItemSet expected) {
        if (!found.equals(expected)) {
            world.broken(
                    what
                            + " has "
                            + found.andNot(expected)
                            + " too many and lacks "
                            + expected.andNot(found));
        }
    }

    private static ItemSet items(Observed seen, Predicate<Observed.Row> which) {
        return ItemSet.of(
                seen.rows().stream()
                        .filter(Observed.Row::lives)
                        .filter(which)
                        .mapToLong(Observed.Row::ordinal)
                        .toArray());
    }
}

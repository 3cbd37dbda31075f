package dev.holdfast.model;

import dev.holdfast.audit.Actor;
import dev.holdfast.hold.OpenMatter;
import dev.holdfast.hold.PlaceHold;
import dev.holdfast.hold.ReleaseHold;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.util.List;
import java.util.Random;

/** Placing holds, and releasing them by one person or two. */
final class Holding {
    static final String MATTER = "Northgate";
    private static final int RECENT = 12;

    private Holding() {}

    static List<Operation> operations() {
        return List.of(
                Operation.of("hold-preview", 700, Holding::preview),
                Operation.of("hold-place", 90, Holding::place),
                Operation.of(
                        "hold-ask",
                        350,
                        Holding::ask,
                        Code.HOLD_RELEASED,
                        Code.NOT_FOUND,
                        Code.RELEASE_WITHOUT_REASON,
                        Code.RELEASE_NEEDS_ANOTHER),
                Operation.of(
                        "hold-confirm",
                        3_000,
                        Holding::confirm,
                        Code.HOLD_RELEASED,
                        Code.NO_RELEASE_ASKED,
                        Code.RELEASE_NEEDS_ANOTHER,
                        Code.NOT_FOUND),
                Operation.of(
                        "hold-cancel",
                        200,
                        Holding::cancel,
                        Code.HOLD_RELEASED,
                        Code.NO_RELEASE_ASKED,
                        Code.NOT_FOUND),
                Operation.of("matter-close", 1_500, Holding::close, Code.MATTER_HAS_HOLDS));
    }

    private static boolean preview(World world, Random random) {
        return world.bean(PlaceHold.class).preview(Scope.some(random, world.base()).scope()).items()
                > 0;
    }

    private static boolean place(World world, Random random) {
        Scope scope = Scope.some(random, world.base());
        String by = People.some(random);
        PlaceHold.Outcome outcome =
                world.bean(PlaceHold.class)
                        .place(MATTER, scope.scope(), random.nextBoolean(), new Actor(by));
        if (outcome instanceof PlaceHold.Outcome.Placed placed) {
            world.write(new Fact.Placed(placed.hold().number(), scope, by, Journal.now()));
            world.lastHold().accumulateAndGet(placed.hold().number(), Math::max);
            return true;
        }
        return false;
    }

    /** Any but the first, which stands for good. */
    private static long some(World world, Random random) {
        return Math.max(2, world.lastHold().get() - random.nextInt(RECENT));
    }

    private static boolean ask(World world, Random random) {
        long hold = some(world, random);
        String by = People.some(random);
        // a release that was asked for already is confirmed by this
        long before = Journal.now();
        world.write(new Fact.Asking(hold, by, before));
        world.write(new Fact.Releasing(hold, by, before));
        try {
            ReleaseHold.Outcome outcome =
                    world.bean(ReleaseHold.class).release(hold, "settled", new Actor(by));
            if (outcome instanceof ReleaseHold.Outcome.Requested) {
                world.write(new Fact.Kept(hold, by, before));
            }
            return true;
        } catch (Problem refused) {
            world.write(new Fact.Kept(hold, by, before));
            throw refused;
        }
    }

    private static boolean confirm(World world, Random random) {
        long hold = some(world, random);
        String by = People.some(random);
        long before = Journal.now();
        world.write(new Fact.Releasing(hold, by, before));
        try {
            world.bean(ReleaseHold.class).confirm(hold, null, new Actor(by));
            return true;
        } catch (Problem refused) {
            world.write(new Fact.Kept(hold, by, before));
            throw refused;
        }
    }

    private static boolean cancel(World world, Random random) {
        world.bean(ReleaseHold.class)
                .cancel(some(world, random), null, new Actor(People.some(random)));
        return true;
    }

    /** A matter with holds is not closed, whoever asks. */
    private static boolean close(World world, Random random) {
        world.bean(OpenMatter.class).close("Standing", new Actor(People.some(random)));
        world.broken("a matter with a hold was closed");
        return true;
    }
}

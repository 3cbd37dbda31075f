package dev.holdfast.model;

import dev.holdfast.audit.Actor;
import dev.holdfast.decide.Weighed;
import dev.holdfast.disposition.ApprovePlan;
import dev.holdfast.disposition.ErasureDecision;
import dev.holdfast.disposition.Plan;
import dev.holdfast.disposition.PlanDisposition;
import dev.holdfast.disposition.StopPlan;
import dev.holdfast.erasure.HandleErasure;
import dev.holdfast.erasure.JudgeErasure;
import dev.holdfast.erasure.WeighedRequest;
import dev.holdfast.evidence.DisposeOfPlan;
import dev.holdfast.evidence.WrittenReport;
import dev.holdfast.problem.Code;
import dev.holdfast.retention.ArchiveSettings;

import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Planning, approving, executing, stopping, erasing: by whoever, in whatever order. */
final class Disposing {
    private static final int RECENT = 4;

    private Disposing() {}

    static List<Operation> operations() {
        return List.of(
                Operation.of("plan", 25, Disposing::plan),
                Operation.of(
                        "approve",
                        24_000,
                        Disposing::approve,
                        Code.APPROVER_NOT_INDEPENDENT,
                        Code.PLAN_NOT_READY,
                        Code.PLAN_SEALED,
                        Code.NOT_FOUND),
                Operation.of("reject", 6, Disposing::reject, Code.PLAN_NOT_READY, Code.NOT_FOUND),
                Operation.of(
                        "execute",
                        15_000,
                        Disposing::execute,
                        Code.PLAN_NOT_READY,
                        Code.NO_APPROVED_PLAN,
                        Code.NOT_FOUND),
                Operation.of("stop", 200, Disposing::stop, Code.PLAN_NOT_READY, Code.NOT_FOUND),
                Operation.of(
                        "give-up", 150, Disposing::giveUp, Code.PLAN_NOT_READY, Code.NOT_FOUND),
                Operation.of("erasure-open", 12, Disposing::open),
                Operation.of(
                        "erasure-decide",
                        14,
                        Disposing::decide,
                        Code.ERASURE_NOT_READY,
                        Code.ERASURE_CLASS,
                        Code.NOT_FOUND));
    }

    private static long some(World world, Random random) {
        return Math.max(1, world.lastPlan().get() - random.nextInt(RECENT));
    }

    private static boolean plan(World world, Random random) {
        String by = People.some(random);
        long before = Journal.now();
        PlanDisposition.Outcome outcome =
                world.bean(PlanDisposition.class)
                        .plan(world.bean(ArchiveSettings.class).today(), new Actor(by));
        if (outcome instanceof PlanDisposition.Outcome.Planned(Plan plan)) {
            world.write(
                    new Fact.Planned(plan.id(), by, before, Journal.now(), plan.items().size()));
            world.lastPlan().accumulateAndGet(plan.id(), Math::max);
            return true;
        }
        return false;
    }

    private static boolean approve(World world, Random random) {
        long plan = some(world, random);
        String by = People.some(random);
        world.write(new Fact.Approving(plan, by, Journal.now()));
        world.bean(ApprovePlan.class).approve(plan, null, new Actor(by));
        world.write(new Fact.Approved(plan, by, Journal.now()));
        return true;
    }

    private static boolean reject(World world, Random random) {
        world.bean(ApprovePlan.class)
                .reject(some(world, random), null, new Actor(People.some(random)));
        return true;
    }

    private static boolean execute(World world, Random random) throws InterruptedException {
        return execute(world, some(world, random), People.some(random));
    }

    static boolean execute(World world, long plan, String by) throws InterruptedException {
        world.write(new Fact.Executing(plan, by, Journal.now()));
        DisposeOfPlan.Outcome outcome =
                world.bean(DisposeOfPlan.class).dispose(plan, new Actor(by), n -> {});
        if (outcome.certificate() != null) {
            certified(world, outcome);
        }
        return true;
    }

    private static void certified(World world, DisposeOfPlan.Outcome outcome) {
        WrittenReport certificate = Objects.requireNonNull(outcome.certificate());
        world.write(
                new Fact.Certified(
                        outcome.plan().id(),
                        outcome.plan().destroyed(),
                        certificate.file().getFileName().toString(),
                        certificate.sha256().hex(),
                        Journal.now()));
        world.count("items", "destroyed", outcome.plan().destroyed());
        if (outcome.plan().kind() == Plan.Kind.ERASURE) {
            world.count("items", "erased", outcome.plan().destroyed());
        }
    }

    private static boolean stop(World world, Random random) {
        world.bean(StopPlan.class)
                .stop(some(world, random), "look again", new Actor(People.some(random)));
        return true;
    }

    private static boolean giveUp(World world, Random random) throws InterruptedException {
        return giveUp(world, some(world, random), People.some(random));
    }

    static boolean giveUp(World world, long plan, String by) throws InterruptedException {
        certified(world, world.bean(DisposeOfPlan.class).giveUp(plan, "enough", new Actor(by)));
        return true;
    }

    private static boolean open(World world, Random random) {
        WeighedRequest standing =
                world.bean(HandleErasure.class)
                        .open(
                                "Somebody",
                                List.of(
                                        Letter.ADDRESSES.get(
                                                random.nextInt(Letter.ADDRESSES.size()))),
                                null,
                                null,
                                new Actor(People.some(random)));
        world.lastErasure().accumulateAndGet(standing.request().id(), Math::max);
        return true;
    }

    private static boolean decide(World world, Random random) {
        long request = Math.max(1, world.lastErasure().get() - random.nextInt(2));
        HandleErasure erasure = world.bean(HandleErasure.class);
        for (Weighed.Asked asked : erasure.show(request).undecided()) {
            if (random.nextBoolean()) {
                judge(world, random, request, asked.key());
            }
        }
        String by = People.some(random);
        long before = Journal.now();
        WeighedRequest standing = erasure.decide(request, new Actor(by));
        Plan plan = standing.plan();
        if (plan != null) {
            world.write(
                    new Fact.Planned(plan.id(), by, before, Journal.now(), plan.items().size()));
            world.lastPlan().accumulateAndGet(plan.id(), Math::max);
        }
        return plan != null;
    }

    private static void judge(World world, Random random, long request, String classKey) {
        String by = People.some(random);
        boolean keep = random.nextInt(4) == 0;
        if (!keep) {
            world.write(new Fact.Judging(request, by, Journal.now()));
        }
        world.bean(JudgeErasure.class)
                .judge(
                        request,
                        classKey,
                        keep ? ErasureDecision.Choice.KEEP : ErasureDecision.Choice.ERASE,
                        "weighed",
                        new Actor(by));
    }
}

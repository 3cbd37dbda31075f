package dev.holdfast.proof;

import dev.holdfast.audit.Actor;
import dev.holdfast.disposition.ApprovePlan;
import dev.holdfast.disposition.ExecutePlan;
import dev.holdfast.disposition.Plan;
import dev.holdfast.disposition.PlanDisposition;
import dev.holdfast.evidence.DisposeOfPlan;
import dev.holdfast.home.Home;
import dev.holdfast.integrity.VerifyArchive;
import dev.holdfast.item.ItemSet;
import dev.holdfast.register.ScrubRegister;
import dev.holdfast.retention.ActivatePolicies;
import dev.holdfast.retention.ArchiveSettings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code HOME DUE BASELINE-SECONDS EVERY-MILLISECONDS VERIFY}: disposes of so many items of a
 * {@link BulkArchive} through the running service, by the acts of five people, and says how long
 * each part took and what searches beside it took; the lines of the form {@code RESULT name value}
 * are for {@link DispositionBench}.
 */
final class DispositionMain {
    private static final Actor OFFICER = new Actor("olga");
    private static final Actor PLANNER = new Actor("paul");
    private static final Actor FIRST = new Actor("anna");
    private static final Actor SECOND = new Actor("ben");

    /** The first disposition is smaller by this. */
    private static final int WARM_UP = 8;

    private DispositionMain() {}

    public static void main(String[] args) throws Exception {
        Home home = new Home(Path.of(args[0]));
        ItemSet gone;
        AtomicLong heap = EvaluationMain.watchHeap();
        try (Archive archive =
                Archive.start(home.root(), Map.of("holdfast.disposition.cooling", "PT0S"))) {
            gone = dispose(home, archive, args);
            System.gc();
            result("heap-most-after-gc-mb", heap.get() >> 20);
        }
        try (DispositionFloor floor = new DispositionFloor(home)) {
            result("floor", floor.seconds(gone.size()));
        }
        System.exit(0);
    }

    private static ItemSet dispose(Home home, Archive archive, String[] args) throws Exception {
        DispositionScale scale = new DispositionScale(archive, OFFICER);
        scale.hold();
        int due = Integer.parseInt(args[1]);
        warmUp(archive, scale, due / WARM_UP);
        activate(archive, scale, due);
        boolean whole = Boolean.parseBoolean(args[4]);
        List<String> before = whole ? problems(archive) : List.of();
        long items = scale.items();
        SearchLoad searches = new SearchLoad(archive, Long.parseLong(args[3]));
        Thread.sleep(Duration.ofSeconds(Math.max(1, Long.parseLong(args[2]) / 3)));
        searches.phase("baseline");
        Thread.sleep(Duration.ofSeconds(Long.parseLong(args[2])));

        long begin = System.nanoTime();
        searches.phase(DispositionPhases.PLAN);
        Work idle = Work.now(home);
        Plan plan = planned(archive);
        double planned = since("plan", begin);
        Work.now(home).less(idle).print("plan");
        approve(archive, plan);
        DisposeOfPlan dispose = archive.bean(DisposeOfPlan.class);
        DispositionPhases phases = new DispositionPhases(home, searches, plan.items().size());
        archive.bean(ExecutePlan.class).execute(plan.id(), PLANNER, phases::dealt);
        phases.executed();
        // of a plan that is executed already it issues the certificate
        DisposeOfPlan.Outcome outcome = dispose.dispose(plan.id(), PLANNER, phases::dealt);
        phases.ended();
        double all = since("plan-to-certificate", begin);
        searches.phase("after");
        Thread.sleep(Duration.ofSeconds(Long.parseLong(args[2]) / 2));
        searches.close();
        phases.print();
        System.out.printf(
                "%,d of %,d items planned in %.1f s, destroyed and certified in %.1f s: %,.0f"
                        + " items/s in all%n",
                outcome.plan().destroyed(),
                items,
                planned,
                all - planned,
                outcome.plan().destroyed() / all);
        result("destroyed", outcome.plan().destroyed());
        result("refused", outcome.plan().refused().size());
        double baseline = searches.print("baseline", "baseline");
        searches.print("plan", DispositionPhases.PLAN);
        searches.print("destroy", DispositionPhases.DECIDE, DispositionPhases.DESTROY);
        searches.print("forget", DispositionPhases.FORGET);
        searches.print("certify", DispositionPhases.CERTIFY);
        double during = searches.print("during", DispositionPhases.ALL);
        searches.print("after", "after");
        result("search-p99-ratio", during / baseline);

        DisposalEvidence evidence = new DisposalEvidence(archive, outcome.plan());
        evidence.checkCertificate(Objects.requireNonNull(outcome.certificate()));
        evidence.checkResidue();
        if (whole) {
            List<String> problems = new ArrayList<>(problems(archive));
            problems.removeAll(before);
            problems.forEach(System.out::println);
            result("new-problems", problems.size());
        }
        timed("scrub", () -> archive.bean(ScrubRegister.class).scrub());
        return outcome.plan().items();
    }

    private static void activate(Archive archive, DispositionScale scale, int due) {
        archive.bean(ActivatePolicies.class).activate(scale.policies(due), OFFICER);
    }

    /**
     * A smaller disposition and a night after it, for a service that has run for a while: what is
     * measured is not how the Java machine compiles.
     */
    private static void warmUp(Archive archive, DispositionScale scale, int due) throws Exception {
        activate(archive, scale, due);
        Plan plan = planned(archive);
        approve(archive, plan);
        archive.bean(DisposeOfPlan.class).dispose(plan.id(), PLANNER, dealt -> {});
        archive.bean(ScrubRegister.class).scrub();
    }

    private static void approve(Archive archive, Plan plan) {
        archive.bean(ApprovePlan.class).approve(plan.id(), "sampled", FIRST);
        archive.bean(ApprovePlan.class).approve(plan.id(), null, SECOND);
    }

    private static List<String> problems(Archive archive) {
        return archive.bean(VerifyArchive.class).verify(false, OFFICER).problems();
    }

    private static Plan planned(Archive archive) {
        return switch (archive.bean(PlanDisposition.class)
                .plan(archive.bean(ArchiveSettings.class).today(), PLANNER)) {
            case PlanDisposition.Outcome.Planned made -> made.plan();
            case PlanDisposition.Outcome.NothingDue none ->
                    throw new IllegalStateException("nothing is due: " + none);
        };
    }

    static void timed(String name, Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        since(name, start);
    }

    private static double since(String name, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        result(name, seconds);
        return seconds;
    }

    static void result(String name, double value) {
        System.out.printf("RESULT %s %.3f%n", name, value);
    }
}

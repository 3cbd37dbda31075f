package dev.holdfast.proof;

import dev.holdfast.audit.Actor;
import dev.holdfast.disposition.ApprovePlan;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code HOME DUE BASELINE-SECONDS EVERY-MILLISECONDS}: disposes of so many items of a {@link
 * BulkArchive} through the running service, by the acts of five people, and says how long each part
 * took and what searches beside it took; the lines of the form {@code RESULT name value} are for
 * {@link DispositionBench}.
 */
final class DispositionMain {
    private static final Actor OFFICER = new Actor("olga");
    private static final Actor PLANNER = new Actor("paul");
    private static final Actor FIRST = new Actor("anna");
    private static final Actor SECOND = new Actor("ben");

    private DispositionMain() {}

    public static void main(String[] args) throws Exception {
        Home home = new Home(Path.of(args[0]));
        ItemSet gone;
        AtomicLong heap = EvaluationMain.watchHeap();
        try (Archive archive =
                Archive.start(home.root(), Map.of("holdfast.disposition.cooling", "PT0S"))) {
            gone = dispose(archive, args);
            System.gc();
            result("heap-most-after-gc-mb", heap.get() >> 20);
        }
        try (DispositionFloor floor = new DispositionFloor(home)) {
            result("floor", floor.seconds(gone.size()));
        }
        System.exit(0);
    }

    private static ItemSet dispose(Archive archive, String[] args) throws Exception {
        DispositionScale scale = new DispositionScale(archive, OFFICER);
        scale.hold();
        archive.bean(ActivatePolicies.class)
                .activate(scale.policies(Integer.parseInt(args[1])), OFFICER);
        VerifyArchive verify = archive.bean(VerifyArchive.class);
        List<String> before = verify.verify(false, OFFICER).problems();
        SearchLoad searches = new SearchLoad(archive, Long.parseLong(args[3]));
        Thread.sleep(Duration.ofSeconds(Math.max(1, Long.parseLong(args[2]) / 3)));
        searches.phase("baseline");
        Thread.sleep(Duration.ofSeconds(Long.parseLong(args[2])));

        long begin = System.nanoTime();
        searches.phase("plan");
        Plan plan = planned(archive);
        double planned = result("plan", begin);
        archive.bean(ApprovePlan.class).approve(plan.id(), "sampled", FIRST);
        archive.bean(ApprovePlan.class).approve(plan.id(), null, SECOND);
        Phases phases = new Phases(searches, plan.items().size());
        DisposeOfPlan.Outcome outcome =
                archive.bean(DisposeOfPlan.class).dispose(plan.id(), PLANNER, phases::dealt);
        phases.ended(Objects.requireNonNull(outcome.plan().executedAt()));
        double whole = result("plan-to-certificate", begin);
        searches.phase("after");
        Thread.sleep(Duration.ofSeconds(Long.parseLong(args[2]) / 2));
        searches.close();
        phases.print();
        System.out.printf(
                "%,d of %,d items planned in %.1f s, destroyed and certified in %.1f s: %,.0f"
                        + " items/s in all%n",
                outcome.plan().destroyed(),
                scale.items(),
                planned,
                whole - planned,
                outcome.plan().destroyed() / whole);
        result("destroyed", outcome.plan().destroyed());
        result("refused", outcome.plan().refused().size());
        double baseline = searches.print("baseline", "baseline");
        searches.print("plan", "plan");
        searches.print("destroy", Phases.DECIDE, Phases.DESTROY);
        searches.print("forget-and-certify", Phases.FORGET_AND_CERTIFY);
        double during =
                searches.print(
                        "during", "plan", Phases.DECIDE, Phases.DESTROY, Phases.FORGET_AND_CERTIFY);
        searches.print("after", "after");
        result("search-p99-ratio", during / baseline);

        DisposalEvidence evidence = new DisposalEvidence(archive, outcome.plan());
        evidence.checkCertificate(Objects.requireNonNull(outcome.certificate()));
        evidence.checkResidue();
        List<String> problems = verify.verify(false, OFFICER).problems();
        problems.stream().filter(p -> !before.contains(p)).forEach(System.out::println);
        result("new-problems", problems.stream().filter(p -> !before.contains(p)).count());
        timed("scrub", () -> archive.bean(ScrubRegister.class).scrub());
        return outcome.plan().items();
    }

    private static Plan planned(Archive archive) {
        return switch (archive.bean(PlanDisposition.class)
                .plan(archive.bean(ArchiveSettings.class).today(), PLANNER)) {
            case PlanDisposition.Outcome.Planned made -> made.plan();
            case PlanDisposition.Outcome.NothingDue none ->
                    throw new IllegalStateException("nothing is due: " + none);
        };
    }

    /** Which part of an execution is under way, told by its progress and by what it recorded. */
    private static final class Phases {
        static final String DECIDE = "decide";
        static final String DESTROY = "destroy";
        static final String FORGET_AND_CERTIFY = "forget";

        private final SearchLoad searches;
        private final long items;
        private final Instant began = Instant.now();
        private Instant first = began;
        private Instant last = began;
        private Instant executed = began;
        private Instant end = began;

        Phases(SearchLoad searches, long items) {
            this.searches = searches;
            this.items = items;
            searches.phase(DECIDE);
        }

        void dealt(long dealt) {
            if (first.equals(began)) {
                first = Instant.now();
                searches.phase(DESTROY);
            }
            if (dealt == items) {
                last = Instant.now();
                searches.phase(FORGET_AND_CERTIFY);
            }
        }

        void ended(Instant executedAt) {
            end = Instant.now();
            executed = executedAt;
        }

        void print() {
            between("decide-again-and-first-batch", began, first);
            between("destroy", first, last);
            between("forget", last, executed);
            between("certificate", executed, end);
            result("execute-to-certificate", Duration.between(began, end).toMillis() / 1e3);
            result("items-per-second", items * 1e3 / Duration.between(began, end).toMillis());
        }

        private static void between(String name, Instant from, Instant to) {
            result(name, Duration.between(from, to).toMillis() / 1e3);
        }
    }

    static void timed(String name, Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        result(name, start);
    }

    private static double result(String name, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        result(name, seconds);
        return seconds;
    }

    static void result(String name, double value) {
        System.out.printf("RESULT %s %.3f%n", name, value);
    }
}

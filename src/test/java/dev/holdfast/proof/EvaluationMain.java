package dev.holdfast.proof;

import com.sun.management.GarbageCollectionNotificationInfo;

import dev.holdfast.audit.Actor;
import dev.holdfast.decide.Evaluation;
import dev.holdfast.decide.Evaluator;
import dev.holdfast.decide.PerItem;
import dev.holdfast.decide.Terms;
import dev.holdfast.find.SelectItems;
import dev.holdfast.hold.HoldScope;
import dev.holdfast.hold.OpenMatter;
import dev.holdfast.hold.PlaceHold;
import dev.holdfast.item.ItemId;
import dev.holdfast.policy.PolicyBook;
import dev.holdfast.retention.ActivatePolicies;
import dev.holdfast.retention.ActivePolicies;
import dev.holdfast.retention.ArchiveFacts;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.retention.EvaluateArchive;
import dev.holdfast.retention.ExplainItem;
import dev.holdfast.retention.RetentionEvents;
import dev.holdfast.retention.SimulatePolicies;
import dev.holdfast.retention.WouldChange;
import dev.holdfast.rules.RuleBook;
import dev.holdfast.rules.RuleBooks;
import dev.holdfast.search.SearchIndex;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Decides a {@link BulkArchive} through the running service and says how long each part took; the
 * lines of the form {@code RESULT name value} are for {@link EvaluationBench}.
 */
final class EvaluationMain {
    private static final Actor BY = new Actor("bench");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final int SAMPLE = 3_000;

    private EvaluationMain() {}

    public static void main(String[] args) throws Exception {
        AtomicLong afterGc = watchHeap();
        long start = System.nanoTime();
        try (Archive archive = Archive.start(Path.of(args[0]))) {
            say("start", start);
            furnish(archive);
            measure(archive);
            System.gc();
            result("heap-after-gc-mb", used() >> 20);
            result("heap-most-after-gc-mb", afterGc.get() >> 20);
        }
        System.exit(0);
    }

    /** Policies, events and holds, once for each home. */
    private static void furnish(Archive archive) {
        if (!archive.bean(ActivePolicies.class).list().isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        archive.bean(ActivatePolicies.class).activate(BulkPolicies.all(), BY);
        say("activation of all policies", start);
        for (int i = 0; i < 10; i++) {
            archive.bean(RetentionEvents.class)
                    .add(
                            i % 2 == 0 ? "closed" : "left",
                            "subject:" + BulkItem.word(40 * i + 300),
                            LocalDate.of(2015 + i, 3, 1),
                            BY);
        }
        archive.bean(OpenMatter.class).open("Bulk", BY);
        for (int i = 0; i < 20; i++) {
            HoldScope scope =
                    new HoldScope(
                            List.of(BulkItem.custodian(9 * i)),
                            i % 2 == 0 ? null : "path:contracts OR subject:" + BulkItem.word(i),
                            null,
                            null);
            archive.bean(PlaceHold.class).place("Bulk", scope, true, BY);
        }
    }

    private static void measure(Archive archive) throws Exception {
        ArchiveFacts facts = archive.bean(ArchiveFacts.class);
        PolicyBook book = archive.bean(ActivePolicies.class).book();
        RuleBook rules = archive.bean(RuleBooks.class).active();
        long begin = System.nanoTime();
        timed("first: columns of the index", () -> archive.bean(SearchIndex.class).dateColumns());
        long start = System.nanoTime();
        facts.gather(book, DAY);
        say("first: gathering facts, scopes by Lucene", start);
        EvaluateArchive evaluate = archive.bean(EvaluateArchive.class);
        Evaluation first = evaluate.evaluate(DAY, BY).evaluation();
        result("first-evaluation", (System.nanoTime() - begin) / 1e9);
        System.out.printf(
                "%,d items, %,d classes: keep %,d held %,d review %,d due %,d; pass %.2f s%n",
                first.items(),
                first.classes().size(),
                first.keep().size(),
                first.held().size(),
                first.review().size(),
                first.due().size(),
                first.seconds());
        dev.holdfast.decide.Archive now = facts.gather(book, DAY);
        result("items", now.items().size());
        result(
                "memberships",
                now.scopes().values().stream().mapToLong(scope -> scope.size()).sum());
        SelectItems select = archive.bean(SelectItems.class);
        double byLucene =
                best(
                        3,
                        () ->
                                facts.queries(book).stream()
                                        .mapToLong(kql -> select.select(kql).size())
                                        .sum());
        result("scopes-by-lucene-one-thread", byLucene);
        result("gather-remembered", best(5, () -> facts.gather(book, DAY)));
        Terms terms = Terms.of(book, archive.bean(ArchiveSettings.class).calendar(), DAY);
        result("pass", best(5, () -> new Evaluator(rules).evaluate(now, terms)));
        result("pass-one-thread", best(3, () -> new Evaluator(rules, 1).evaluate(now, terms)));
        LocalDate[] day = {DAY};
        double again =
                best(
                        5,
                        () -> {
                            day[0] = day[0].minusDays(1);
                            return evaluate.evaluate(day[0], BY);
                        });
        result("evaluation", again);
        result("evaluation-scopes-anew", again + byLucene);

        SimulatePolicies simulate = archive.bean(SimulatePolicies.class);
        int[] years = {1};
        WouldChange[] change = new WouldChange[1];
        double whatIf =
                best(
                        6,
                        () ->
                                change[0] =
                                        simulate.simulate(
                                                List.of(BulkPolicies.edited(12, 1 + years[0]++))));
        System.out.println("what-if: " + change[0].transitions() + " " + change[0].items());
        result("what-if", whatIf);
        years[0] = 1;
        result(
                "what-if-whole-tenant",
                best(
                        4,
                        () ->
                                change[0] =
                                        simulate.simulate(
                                                List.of(BulkPolicies.edited(49, 3 + years[0]++)))));
        System.out.println("what-if: " + change[0].transitions() + " " + change[0].items());

        PerItem perItem = new PerItem(rules, now, terms);
        long[] sample = new SplittableRandom(7).longs(SAMPLE, 1, now.items().size() + 1).toArray();
        double micros =
                best(3, () -> Arrays.stream(sample).map(n -> perItem.drools(n).ordinal()).sum())
                        / SAMPLE;
        result("drools-per-item-us", micros * 1e6);
        result("drools-whole-archive", micros * now.items().size());
        result("drools-over-what-if", micros * now.items().size() / whatIf);
        double byHand =
                best(3, () -> Arrays.stream(sample).map(n -> perItem.byHand(n).ordinal()).sum())
                        / SAMPLE;
        result("by-hand-per-item-us", byHand * 1e6);
        result("by-hand-whole-archive", byHand * now.items().size());
        ExplainItem explain = archive.bean(ExplainItem.class);
        int[] item = {0};
        result(
                "why-ms",
                1_000
                        * best(
                                20,
                                () -> {
                                    item[0] += 997;
                                    return explain.explain(new ItemId(item[0]), DAY, BY);
                                }));
    }

    private static void timed(String what, Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        say(what, start);
    }

    private static double best(int times, Callable<?> work) throws Exception {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.call();
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        return best;
    }

    private static void say(String what, long start) {
        System.out.printf("%s: %.3f s%n", what, (System.nanoTime() - start) / 1e9);
    }

    private static void result(String name, double value) {
        System.out.printf("RESULT %s %.4f%n", name, value);
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The most that any collection left. */
    static AtomicLong watchHeap() {
        AtomicLong most = new AtomicLong();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, handback) -> {
                                long left =
                                        GarbageCollectionNotificationInfo.from(
                                                        (CompositeData) notification.getUserData())
                                                .getGcInfo()
                                                .getMemoryUsageAfterGc()
                                                .values()
                                                .stream()
                                                .mapToLong(usage -> usage.getUsed())
                                                .sum();
                                most.accumulateAndGet(left, Math::max);
                            },
                            null,
                            null);
        }
        return most;
    }
}

package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;

import org.jspecify.annotations.Nullable;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.ContainerPointer;
import org.roaringbitmap.RoaringBitmap;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One pass over one archive, run by run of 65,536 ordinals. Threads take the next run each; what
 * they share is the outcome bits, of which no two touch the same, and the classes, of which it does
 * not matter who decides one.
 */
final class Pass {
    private static final Outcome[] OUTCOMES = Outcome.values();
    private static final Comparator<Evaluation.ClassCount> ORDER =
            Comparator.comparing(Evaluation.ClassCount::underHold)
                    .thenComparing(Evaluation.ClassCount::holdUnknown)
                    .thenComparing(one -> String.join("\n", one.policies()));

    private final long started = System.nanoTime();
    private final InForce inForce;
    private final RoaringBitmap items;

    /** Covers every item. */
    private final List<Applied> everywhere = new ArrayList<>();

    /** Covers some items: its index is that of its set in the partition. */
    private final List<Applied> somewhere = new ArrayList<>();

    private final List<RoaringBitmap> sets = new ArrayList<>();
    private final Map<BitSet, ClassOutcomes> classes = new ConcurrentHashMap<>();
    private final int[] runs;
    private final AtomicInteger nextRun = new AtomicInteger();

    /** A bit per ordinal for each outcome. */
    private final long[][] bits = new long[OUTCOMES.length][];

    Pass(InForce inForce, Archive archive) {
        this(inForce, archive, null);
    }

    /**
     * @param only the items to decide; null for all
     */
    Pass(InForce inForce, Archive archive, @Nullable ItemSet only) {
        this.inForce = inForce;
        this.items = (only == null ? archive.items() : archive.items().and(only)).bitmap();
        for (Applied applied : inForce.policies()) {
            ItemSet covers = applied.covers();
            if (covers == null) {
                everywhere.add(applied);
            } else {
                somewhere.add(applied);
                sets.add(covers.bitmap());
            }
        }
        sets.add(archive.held().bitmap());
        sets.add(archive.holdUnknown().bitmap());
        if (only != null) {
            sets.replaceAll(set -> RoaringBitmap.and(set, items));
        }
        runs = runsOf(items);
        int words = runs.length == 0 ? 0 : (runs[runs.length - 1] + 1) * (Batch.RUN / Long.SIZE);
        for (int i = 0; i < bits.length; i++) {
            bits[i] = new long[words];
        }
    }

    private static int[] runsOf(RoaringBitmap items) {
        List<Integer> runs = new ArrayList<>();
        for (ContainerPointer at = items.getContainerPointer();
                at.getContainer() != null;
                at.advance()) {
            runs.add((int) at.key());
        }
        return runs.stream().mapToInt(Integer::intValue).toArray();
    }

    Evaluation run(int threads) {
        List<Worker> workers = new ArrayList<>();
        try (ExecutorService others =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofPlatform().daemon().name("decide-", 0).factory())) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < Math.min(threads, Math.max(1, runs.length)); i++) {
                Worker worker = new Worker();
                workers.add(worker);
                if (i > 0) {
                    running.add(others.submit(worker));
                }
            }
            workers.getFirst().run();
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while deciding", e);
        }
        return evaluation(workers);
    }

    private Evaluation evaluation(List<Worker> workers) {
        Terms terms = inForce.terms();
        return new Evaluation(
                terms.asOf(),
                terms.policies().digest(),
                inForce.rules().digest(),
                inForce.rules().versionWith(terms.policies().digest()),
                items.isEmpty() ? 0 : Integer.toUnsignedLong(items.last()),
                set(Outcome.KEEP),
                set(Outcome.HELD),
                set(Outcome.REVIEW),
                set(Outcome.DUE),
                counted(workers),
                (System.nanoTime() - started) / 1e9);
    }

    private ItemSet set(Outcome outcome) {
        RoaringBitmap set = BitSetUtil.bitmapOf(bits[outcome.ordinal()]);
        set.runOptimize();
        return ItemSet.adopt(set);
    }

    private List<Evaluation.ClassCount> counted(List<Worker> workers) {
        List<Evaluation.ClassCount> counted = new ArrayList<>();
        classes.forEach(
                (in, decided) -> {
                    long[] count = new long[OUTCOMES.length];
                    workers.forEach(worker -> worker.addTo(in, count));
                    counted.add(
                            new Evaluation.ClassCount(
                                    decided.plan().applied().stream()
                                            .map(one -> one.policy().id())
                                            .sorted()
                                            .toList(),
                                    in.get(somewhere.size()),
                                    in.get(somewhere.size() + 1),
                                    count[Outcome.KEEP.ordinal()],
                                    count[Outcome.HELD.ordinal()],
                                    count[Outcome.REVIEW.ordinal()],
                                    count[Outcome.DUE.ordinal()]));
                });
        counted.sort(ORDER);
        return counted;
    }

    private ClassOutcomes decide(BitSet in) {
        List<Applied> covering = new ArrayList<>(everywhere);
        in.stream()
                .filter(set -> set < somewhere.size())
                .mapToObj(somewhere::get)
                .forEach(covering::add);
        List<String> holds = in.get(somewhere.size()) ? List.of("of this class") : List.of();
        return new ClassOutcomes(inForce.plan(covering, holds, in.get(somewhere.size() + 1)));
    }

    /** What one thread knows. */
    private final class Worker implements Runnable {
        private final Partition partition = new Partition(sets);
        private final Partition.Cursor cursor = new Partition.Cursor(items);
        private final ClassesOfRun order = new ClassesOfRun();
        private final Batch batch = new Batch();
        private final Map<BitSet, long[]> counts = new HashMap<>();
        private final List<@Nullable ClassOutcomes> known = new ArrayList<>();
        private final List<long[]> counted = new ArrayList<>();

        @Override
        public void run() {
            int next;
            while ((next = nextRun.getAndIncrement()) < runs.length) {
                decide(runs[next]);
            }
        }

        private void decide(int run) {
            int[] classOf = partition.classesOf(run);
            cursor.skipTo(run);
            order.sort(cursor, run, classOf, partition.size());
            batch.run = run;
            while (order.next(batch)) {
                int number = order.number();
                outcomes(number).find(batch);
                place(counted.get(number));
            }
        }

        private void place(long[] count) {
            int word = batch.run * (Batch.RUN / Long.SIZE);
            for (int i = 0; i < batch.count; i++) {
                int outcome = batch.found[i];
                int low = batch.lows[i];
                bits[outcome][word + (low >>> 6)] |= 1L << low;
                count[outcome]++;
            }
        }

        private ClassOutcomes outcomes(int number) {
            while (known.size() <= number) {
                known.add(null);
                counted.add(new long[0]);
            }
            ClassOutcomes outcomes = known.get(number);
            if (outcomes == null) {
                BitSet in = partition.setsOf(number);
                outcomes = classes.computeIfAbsent(in, Pass.this::decide);
                known.set(number, outcomes);
                counted.set(number, counts.computeIfAbsent(in, key -> new long[OUTCOMES.length]));
            }
            return outcomes;
        }

        void addTo(BitSet in, long[] sum) {
            long[] count = counts.get(in);
            for (int i = 0; count != null && i < sum.length; i++) {
                sum[i] += count[i];
            }
        }
    }
}

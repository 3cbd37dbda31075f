package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;
import dev.holdfast.rules.RuleBook;

import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Decides a whole archive from scratch, in one pass. Holds no state: safe for use by several
 * threads.
 */
public final class Evaluator {
    private static final Outcome[] OUTCOMES = Outcome.values();

    private final RuleBook rules;

    public Evaluator(RuleBook rules) {
        this.rules = rules;
    }

    /**
     * @throws IllegalArgumentException if a policy's scope was not resolved
     */
    public Evaluation evaluate(Archive archive, Terms terms) {
        return new Pass(InForce.of(rules, archive, terms, Days::laidOut), archive).run();
    }

    /** One pass over one archive. */
    private static final class Pass {
        private final long started = System.nanoTime();
        private final InForce inForce;
        private final Archive archive;

        /** Covers every item. */
        private final List<Applied> everywhere = new ArrayList<>();

        /** Covers some items: its index is that of its set in the partition. */
        private final List<Applied> somewhere = new ArrayList<>();

        private final Partition partition;
        private @Nullable ClassPlan[] plans = new ClassPlan[64];
        private long[][] counts = new long[64][];

        Pass(InForce inForce, Archive archive) {
            this.inForce = inForce;
            this.archive = archive;
            List<RoaringBitmap> sets = new ArrayList<>();
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
            partition = new Partition(sets);
        }

        Evaluation run() {
            List<RoaringBitmapWriter<RoaringBitmap>> outcomes = new ArrayList<>();
            for (int i = 0; i < OUTCOMES.length; i++) {
                outcomes.add(RoaringBitmapWriter.writer().get());
            }
            Partition.Cursor items = new Partition.Cursor(archive.items().bitmap());
            long highWater = 0;
            while (items.hasNext()) {
                int run = items.run();
                int[] classOf = partition.classesOf(run);
                makeRoom();
                while (items.in(run)) {
                    int ordinal = items.take();
                    int number = classOf[ordinal & 0xFFFF];
                    highWater = Integer.toUnsignedLong(ordinal);
                    Outcome outcome = plan(number).outcome(highWater);
                    outcomes.get(outcome.ordinal()).add(ordinal);
                    counts[number][outcome.ordinal()]++;
                }
            }
            ItemSet[] sets =
                    outcomes.stream().map(w -> ItemSet.adopt(w.get())).toArray(ItemSet[]::new);
            Terms terms = inForce.terms();
            return new Evaluation(
                    terms.asOf(),
                    terms.policies().digest(),
                    inForce.rules().digest(),
                    inForce.rules().versionWith(terms.policies().digest()),
                    highWater,
                    sets[Outcome.KEEP.ordinal()],
                    sets[Outcome.HELD.ordinal()],
                    sets[Outcome.REVIEW.ordinal()],
                    sets[Outcome.DUE.ordinal()],
                    classes(),
                    (System.nanoTime() - started) / 1e9);
        }

        private void makeRoom() {
            if (partition.size() > plans.length) {
                int size = Math.max(partition.size(), plans.length * 2);
                plans = Arrays.copyOf(plans, size);
                counts = Arrays.copyOf(counts, size);
            }
        }

        private ClassPlan plan(int number) {
            ClassPlan plan = plans[number];
            if (plan == null) {
                BitSet sets = partition.setsOf(number);
                List<String> holds =
                        sets.get(somewhere.size()) ? List.of("of this class") : List.of();
                plan = inForce.plan(covering(sets), holds, sets.get(somewhere.size() + 1));
                plans[number] = plan;
                counts[number] = new long[OUTCOMES.length];
            }
            return plan;
        }

        private List<Applied> covering(BitSet sets) {
            List<Applied> covering = new ArrayList<>(everywhere);
            sets.stream()
                    .filter(i -> i < somewhere.size())
                    .mapToObj(somewhere::get)
                    .forEach(covering::add);
            return covering;
        }

        private List<Evaluation.ClassCount> classes() {
            List<Evaluation.ClassCount> classes = new ArrayList<>();
            for (int number = 0; number < plans.length; number++) {
                ClassPlan plan = plans[number];
                if (plan != null) {
                    BitSet sets = partition.setsOf(number);
                    long[] count = counts[number];
                    classes.add(
                            new Evaluation.ClassCount(
                                    plan.applied().stream()
                                            .map(a -> a.policy().id())
                                            .sorted()
                                            .toList(),
                                    sets.get(somewhere.size()),
                                    sets.get(somewhere.size() + 1),
                                    count[Outcome.KEEP.ordinal()],
                                    count[Outcome.HELD.ordinal()],
                                    count[Outcome.REVIEW.ordinal()],
                                    count[Outcome.DUE.ordinal()]));
                }
            }
            return classes;
        }
    }
}

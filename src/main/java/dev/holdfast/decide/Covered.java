package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;

import org.roaringbitmap.RoaringBitmap;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Items by exactly the policies that cover them: one step for each membership, instead of asking
 * every policy about every item.
 */
final class Covered {
    private final List<ItemSet.Builder> classes = new ArrayList<>();
    private final Partition partition;
    private final Partition.Cursor cursor;

    private Covered(InForce inForce, RoaringBitmap items) {
        List<RoaringBitmap> sets = new ArrayList<>();
        for (Applied policy : inForce.policies()) {
            ItemSet covers = policy.covers();
            if (covers != null) {
                sets.add(RoaringBitmap.and(covers.bitmap(), items));
            }
        }
        partition = new Partition(sets);
        cursor = new Partition.Cursor(items);
    }

    /** The policies in the order in which they are in force; no set is empty. */
    static Map<List<Applied>, ItemSet> of(InForce inForce, ItemSet items) {
        Covered covered = new Covered(inForce, items.bitmap());
        covered.sort();
        Map<List<Applied>, ItemSet> by = new LinkedHashMap<>();
        for (int number = 0; number < covered.classes.size(); number++) {
            ItemSet found = covered.classes.get(number).build();
            if (!found.isEmpty()) {
                by.put(covered.policies(inForce, number), found);
            }
        }
        return by;
    }

    private void sort() {
        int[] lows = new int[Batch.RUN];
        while (cursor.hasNext()) {
            int run = cursor.run();
            int[] classOf = partition.classesOf(run);
            int count = cursor.takeAll(run, lows);
            while (classes.size() < partition.size()) {
                classes.add(ItemSet.builder());
            }
            for (int i = 0; i < count; i++) {
                classes.get(classOf[lows[i]]).add(((long) run << 16) | lows[i]);
            }
        }
    }

    private List<Applied> policies(InForce inForce, int number) {
        BitSet in = partition.setsOf(number);
        List<Applied> policies = new ArrayList<>();
        int set = 0;
        for (Applied policy : inForce.policies()) {
            if (policy.covers() == null || in.get(set++)) {
                policies.add(policy);
            }
        }
        return policies;
    }
}

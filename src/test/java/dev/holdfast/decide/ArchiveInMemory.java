package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.Policy;
import dev.holdfast.search.DateColumns;

import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * An archive in memory, {@code -Dholdfast.items=10000000}: fifty scopes, some 43 million
 * memberships at ten million items.
 */
final class ArchiveInMemory {
    static final int ITEMS = Integer.getInteger("holdfast.items", 2_000_000);
    static final int POLICIES = 50;

    private ArchiveInMemory() {}

    static List<Policy> policies() {
        List<Policy> policies = new ArrayList<>();
        String[] thens = {"destroy", "retain-only", "review", "delete-only", "destroy"};
        for (int i = 0; i < POLICIES; i++) {
            policies.add(
                    Scene.policy(
                            "policy-" + i,
                            "minimum",
                            "P" + (1 + i % 12) + "Y",
                            i % 3 == 0 ? "received" : "sent",
                            i % 7 == 0 ? "calendar-year" : "none",
                            thens[i % thens.length],
                            "scoped"));
        }
        return policies;
    }

    /**
     * Scopes follow 60 custodians and four kinds, as real ones do, so classes are hundreds and not
     * millions.
     */
    static Archive archive() {
        Random random = new Random(11);
        byte[] group = new byte[ITEMS + 1];
        for (int i = 1; i <= ITEMS; i++) {
            group[i] = (byte) random.nextInt(240);
        }
        Map<String, ItemSet> scopes = new HashMap<>();
        long memberships = 0;
        for (int p = 0; p < POLICIES; p++) {
            boolean[] in = new boolean[256];
            for (int g = 0; g < 240; g++) {
                in[g] = random.nextInt(100) < 9;
            }
            ItemSet scope = set(group, in);
            memberships += scope.size();
            scopes.put("policy-" + p, scope);
        }
        boolean[] held = new boolean[256];
        Arrays.fill(held, 3, 8, true);
        System.out.printf("%,d items, %,d memberships%n", ITEMS, memberships);
        long first = Instant.parse("2008-01-01T00:00:00Z").toEpochMilli();
        long span = Instant.parse("2026-11-01T00:00:00Z").toEpochMilli() - first;
        long[] sent = new long[ITEMS + 1];
        for (int i = 1; i <= ITEMS; i++) {
            sent[i] =
                    random.nextInt(1000) == 0
                            ? DateColumns.MISSING
                            : first + (long) (random.nextDouble() * span);
        }
        return new Archive(
                ItemSet.range(1, ITEMS),
                (column, ordinal) -> sent[(int) ordinal],
                scopes,
                List.of(),
                List.of(),
                Map.of("H-1", set(group, held)),
                ItemSet.range(ITEMS - 1000L, ITEMS));
    }

    private static ItemSet set(byte[] group, boolean[] in) {
        RoaringBitmapWriter<RoaringBitmap> writer = RoaringBitmapWriter.writer().get();
        for (int i = 1; i <= ITEMS; i++) {
            if (in[group[i] & 0xFF]) {
                writer.add(i);
            }
        }
        return ItemSet.adopt(writer.get());
    }
}

package dev.holdfast.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.item.ItemId;
import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.Policy;
import dev.holdfast.policy.PolicyBook;
import dev.holdfast.policy.RetentionCalendar;
import dev.holdfast.rules.RuleBook;
import dev.holdfast.rules.RuleBooks;
import dev.holdfast.rules.RuleFile;
import dev.holdfast.search.DateColumns;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Measures, does not judge: {@code -Dholdfast.items=10000000}. Fifty scopes, some 43 million
 * memberships at 10 million items.
 */
@Tag("bench")
class EvaluationBench {
    static final int ITEMS = Integer.getInteger("holdfast.items", 2_000_000);
    static final int POLICIES = 50;

    @Test
    void evaluationWhatIfAndReplay() {
        long start = System.nanoTime();
        RuleBook rules = new RuleBooks().get(RuleFile.builtIn());
        report("compile rules, first time in the process", start);
        start = System.nanoTime();
        RuleBook.compile(List.of(RuleFile.builtIn().getFirst(), RuleFile.builtIn().getLast()));
        report("compile two files, warm", start);

        Archive archive = archive();
        List<Policy> policies = policies();
        Terms terms =
                Terms.of(
                        PolicyBook.of(policies),
                        new RetentionCalendar(ZoneOffset.UTC, MonthDay.of(12, 31)),
                        LocalDate.of(2026, 11, 22));
        Evaluator evaluator = new Evaluator(rules);
        Evaluation today = evaluator.evaluate(archive, terms);
        for (int i = 0; i < 3; i++) {
            today = evaluator.evaluate(archive, terms);
            System.out.printf(
                    "%,d items, %d classes, keep %,d held %,d review %,d due %,d: %.2f s%n",
                    today.items(),
                    today.classes().size(),
                    today.keep().size(),
                    today.held().size(),
                    today.review().size(),
                    today.due().size(),
                    today.seconds());
        }
        Policy edited =
                Scene.policy("policy-7", "minimum", "P9Y", "sent", "none", "destroy", "scoped");
        start = System.nanoTime();
        Evaluation other = evaluator.evaluate(archive, terms.with(terms.policies().with(edited)));
        WhatIf.Difference difference =
                WhatIf.compare(today, other, o -> 10_000, o -> "c" + o % 100, o -> 2000);
        report("what-if of one policy, " + difference.items(), start);
        start = System.nanoTime();
        WhyItem why = new WhyItem(rules);
        for (int i = 1; i <= 200; i++) {
            why.explain(archive, terms, new ItemId(i * 1000L));
        }
        report("200 replays", start);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                "heap in use %,d MB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        assertThat(today.items()).isEqualTo(ITEMS);
    }

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

    private static void report(String what, long start) {
        System.out.printf("%s: %.3f s%n", what, (System.nanoTime() - start) / 1e9);
    }
}

package dev.holdfast.proof;

import dev.holdfast.item.Kind;
import dev.holdfast.retention.PolicyFile;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fifty policies for a {@link BulkArchive}: by custodians, kind, folder, words and days, three by
 * label, one for everything. The scoped ones have some 40 million members in ten million items.
 */
final class BulkPolicies {
    private static final int SCOPED = 46;
    private static final int LABELS = 3;
    private static final int DEPARTMENTS = 16;
    private static final String[] THENS = {"destroy", "retain-only", "review", "delete-only"};

    private BulkPolicies() {}

    static List<PolicyFile> all() {
        Random random = new Random(50);
        List<PolicyFile> files = new ArrayList<>();
        for (int i = 0; i < SCOPED; i++) {
            files.add(
                    policy(
                            "bulk-" + (10 + i),
                            scope(i, random),
                            "P" + (1 + i % 12) + "Y",
                            i % 9 == 0 ? "{later-of: [sent, modified]}" : from(i),
                            i % 7 == 0 ? "calendar-year" : "none",
                            THENS[i % THENS.length]));
        }
        for (int i = 0; i < LABELS; i++) {
            files.add(
                    policy(
                            "bulk-label-" + i,
                            "level: label",
                            "P" + (3 + i) + "Y",
                            "labelled",
                            "none",
                            "destroy"));
        }
        files.add(policy("bulk-all", "level: policy", "P2Y", "received", "none", "destroy"));
        return files;
    }

    /** One of them, of another length. */
    static PolicyFile edited(int which, int years) {
        PolicyFile file = all().get(which);
        return new PolicyFile(
                file.name(), file.text().replaceAll("period: P\\d+Y", "period: P" + years + "Y"));
    }

    private static String from(int i) {
        return i % 3 == 0 ? "received" : "sent";
    }

    /** People are in one of sixteen departments; a policy names those of some. */
    private static String scope(int i, Random random) {
        return "level: policy\nscope: "
                + switch (i % 5) {
                    case 0 -> "{custodians: [" + departments(random, 2) + "]}";
                    case 1 ->
                            "{query: 'kind:email AND (path:finance OR path:trading)', custodians: ["
                                    + departments(random, 7)
                                    + "]}";
                    case 2 -> "{query: 'path:" + path(random) + " OR path:" + path(random) + "'}";
                    case 3 ->
                            "{query: 'kind:"
                                    + new Kind[] {Kind.DOCS, Kind.IM, Kind.EMAIL}[i / 5 % 3].label()
                                    + "', custodians: ["
                                    + departments(random, 2)
                                    + "]}";
                    default ->
                            i % 20 == 4
                                    ? "{query: 'subject:" + BulkItem.word(i) + "'}"
                                    : "{query: 'kind:email', custodians: ["
                                            + departments(random, 3)
                                            + "]}";
                };
    }

    private static String path(Random random) {
        return new String[] {"invoices", "vouchers", "contracts", "payroll", "orders", "travel"}
                [random.nextInt(6)];
    }

    private static String departments(Random random, int count) {
        Set<Integer> chosen =
                random.ints(0, DEPARTMENTS)
                        .distinct()
                        .limit(count)
                        .boxed()
                        .collect(Collectors.toSet());
        return IntStream.range(0, BulkItem.CUSTODIANS)
                .filter(number -> chosen.contains(number % DEPARTMENTS))
                .mapToObj(BulkItem::custodian)
                .collect(Collectors.joining(", "));
    }

    private static PolicyFile policy(
            String id, String reach, String period, String from, String round, String then) {
        return new PolicyFile(
                id + ".yaml",
                """
                id: %s
                title: Bulk policy %s
                authority: {cite: "Bulk 1", read: 2026-11-22, confidence: seen}
                kind: %s
                %s
                period: %s
                from: %s
                round: %s
                then: %s
                """
                        .formatted(id, id, "minimum", reach, period, from, round, then));
    }
}

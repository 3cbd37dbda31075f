package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.Policy;
import dev.holdfast.policy.PolicyBook;
import dev.holdfast.policy.Proceeding;
import dev.holdfast.policy.RetentionCalendar;
import dev.holdfast.search.DateColumns;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A random archive under random policies, the same for the same seed. */
record RandomArchive(Archive archive, Terms terms) {
    private static final String[] TRIGGERS = {
        "sent",
        "sent",
        "received",
        "created",
        "modified",
        "event:closed",
        "{later-of: [sent, 'event:closed']}",
        "{earlier-of: [received, 'event:left']}",
        "{later-of: [created, {earlier-of: [sent, modified]}]}"
    };
    private static final String[] PERIODS = {
        "P1D", "P30D", "P1Y", "P1Y", "P2Y", "P3Y", "P5Y", "P2Y6M", "P7Y", "P10Y"
    };
    private static final String[] ROUNDINGS = {
        "none", "none", "none", "calendar-year", "financial-year", "tax-year(04-05)"
    };
    private static final String[] THENS = {
        "retain-only", "destroy", "destroy", "review", "delete-only"
    };
    private static final String[] LENGTHENINGS = {
        "",
        "",
        "tolls: [lawsuit]\n",
        "tolls: [lawsuit, audit]\n",
        "extends: [audit]\n",
        "tolls: [lawsuit]\nextends: [audit, inquiry]\nextendable: {by: P2Y}\n",
        "extendable: {by: P3Y}\n"
    };
    private static final String[] PROCEEDINGS = {"lawsuit", "audit", "inquiry"};
    private static final String[] ORDERS = {"P1Y", "P2Y", "P18M"};
    private static final String[] BINDINGS = {
        "",
        "",
        "",
        "binds: {keeper: [bank]}\n",
        "binds: {keeper: [bank, merchant], not: [school]}\n"
    };
    private static final String[] KEEPERS = {"bank", "merchant", "school"};
    private static final String[] TRANSITIONS = {"all", "running", "new"};
    private static final String[] REACHES = {"tenant", "scoped", "scoped", "label"};
    private static final String[] ZONES = {
        "UTC", "America/New_York", "Europe/Berlin", "Asia/Tokyo", "Pacific/Apia"
    };
    private static final Instant[] BAD = {
        Instant.EPOCH,
        Instant.parse("1980-01-01T00:00:00Z"),
        Instant.parse("1970-12-31T23:59:59Z"),
        Instant.parse("2055-01-01T00:00:00Z")
    };

    static RandomArchive of(long seed, int items) {
        Random random = new Random(seed);
        LocalDate asOf = LocalDate.of(2005, 1, 1).plusDays(random.nextInt(9000));
        List<Policy> policies = new ArrayList<>();
        Map<String, ItemSet> scopes = new HashMap<>();
        List<Archive.LabelPut> labels = new ArrayList<>();
        List<Circumstances.Ordered> orders = new ArrayList<>();
        int count = random.nextInt(7);
        for (int i = 0; i < count; i++) {
            String id = "p" + i + "-policy";
            String reach = pick(random, REACHES);
            String kind = random.nextInt(4) == 0 ? "maximum" : "minimum";
            String then = pick(random, THENS);
            then = kind.equals("maximum") && then.equals("retain-only") ? "delete-only" : then;
            String from = pick(random, TRIGGERS);
            from = reach.equals("label") && random.nextBoolean() ? "labelled" : from;
            String period = pick(random, PERIODS);
            if (then.equals("retain-only") && random.nextInt(6) == 0) {
                period = "permanent";
            } else if (from.contains("event") && random.nextInt(6) == 0) {
                period = "life";
            }
            policies.add(
                    Scene.policy(
                            id,
                            kind,
                            period,
                            from,
                            pick(random, ROUNDINGS),
                            then,
                            reach,
                            pick(random, LENGTHENINGS)
                                    + pick(random, BINDINGS)
                                    + law(random, asOf)));
            if (random.nextInt(3) == 0) {
                orders.add(
                        new Circumstances.Ordered(
                                id,
                                day(random, asOf),
                                Period.parse(pick(random, ORDERS)),
                                some(random, items, 4)));
            }
            scopes.put(id, some(random, items, 2));
            labels.add(new Archive.LabelPut(id, day(random, asOf), some(random, items, 4)));
            labels.add(new Archive.LabelPut(id, day(random, asOf), some(random, items, 4)));
        }
        List<Archive.Occurred> events = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String type = i % 2 == 0 ? "closed" : "left";
            events.add(new Archive.Occurred(type, day(random, asOf), some(random, items, 3)));
        }
        long[][] dates = new long[DateColumns.Column.values().length][items + 1];
        for (long[] column : dates) {
            for (int i = 0; i < column.length; i++) {
                column[i] = instant(random, asOf);
            }
        }
        Archive archive =
                new Archive(
                        ItemSet.range(1, items),
                        (column, ordinal) -> dates[column.ordinal()][(int) ordinal],
                        scopes,
                        labels,
                        events,
                        new Circumstances(
                                proceedings(random, asOf, items),
                                orders,
                                mailboxes(random, asOf, items)),
                        Map.of("H-1", some(random, items, 10), "H-2", some(random, items, 10)),
                        some(random, items, 20));
        RetentionCalendar calendar =
                new RetentionCalendar(
                        ZoneId.of(pick(random, ZONES)), MonthDay.of(1 + random.nextInt(12), 28));
        Terms terms =
                Terms.of(PolicyBook.of(policies), calendar, asOf)
                        .keptBy(random.nextBoolean() ? Set.of() : Set.of(pick(random, KEEPERS)));
        return new RandomArchive(archive, terms);
    }

    /** The law of a policy may have changed, once or twice, some time around the day asked for. */
    private static String law(Random random, LocalDate asOf) {
        if (random.nextInt(3) > 0) {
            return "";
        }
        LocalDate changed = day(random, asOf);
        LocalDate before = changed.minusDays(1 + random.nextInt(3000));
        return "transition: %s\nvalid: {from: %s}\nearlier:\n"
                        .formatted(pick(random, TRANSITIONS), changed)
                + "  - {period: %s, round: %s, transition: %s, valid: {from: %s, to: %s}}\n"
                        .formatted(
                                pick(random, PERIODS),
                                pick(random, ROUNDINGS),
                                pick(random, TRANSITIONS),
                                before,
                                changed.minusDays(1))
                + "  - {period: %s, valid: {from: %s, to: %s}}\n"
                        .formatted(
                                pick(random, PERIODS), before.minusYears(9), before.minusDays(1));
    }

    private static List<Circumstances.Pending> proceedings(
            Random random, LocalDate asOf, int items) {
        List<Circumstances.Pending> pending = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            LocalDate opened = day(random, asOf);
            pending.add(
                    new Circumstances.Pending(
                            new Proceeding(
                                    pick(random, PROCEEDINGS),
                                    opened,
                                    random.nextInt(4) == 0 ? null : close(random, asOf, opened)),
                            some(random, items, 3)));
        }
        return pending;
    }

    private static LocalDate close(Random random, LocalDate asOf, LocalDate opened) {
        LocalDate close = day(random, asOf);
        return close.isBefore(opened) ? opened.plusDays(random.nextInt(1500)) : close;
    }

    private static List<Circumstances.Opened> mailboxes(Random random, LocalDate asOf, int items) {
        List<Circumstances.Opened> opened = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            opened.add(new Circumstances.Opened(day(random, asOf), some(random, items, 5)));
        }
        return opened;
    }

    private static long instant(Random random, LocalDate asOf) {
        int dice = random.nextInt(20);
        if (dice == 0) {
            return DateColumns.MISSING;
        }
        if (dice == 1) {
            return BAD[random.nextInt(BAD.length)].toEpochMilli();
        }
        long days = asOf.toEpochDay() + 3;
        if (dice < 12) {
            // near the anniversaries that decide
            days = near(random, asOf).toEpochDay();
        } else {
            days -= random.nextInt(5000);
        }
        return days * 86_400_000L + random.nextInt(86_400_000);
    }

    /** An anniversary of the day asked for, or a neighbour of one: there decisions turn. */
    private static LocalDate near(Random random, LocalDate asOf) {
        return asOf.minusYears(random.nextInt(11)).plusDays(random.nextInt(5) - 2L);
    }

    private static LocalDate day(Random random, LocalDate asOf) {
        return random.nextBoolean()
                ? near(random, asOf)
                : LocalDate.of(1998, 1, 1).plusDays(random.nextInt(9000));
    }

    private static ItemSet some(Random random, int items, int oneIn) {
        ItemSet.Builder some = ItemSet.builder();
        for (int i = 1; i <= items; i++) {
            if (random.nextInt(oneIn) == 0) {
                some.add(i);
            }
        }
        return some.build();
    }

    private static String pick(Random random, String[] of) {
        return of[random.nextInt(of.length)];
    }
}

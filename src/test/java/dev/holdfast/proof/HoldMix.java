package dev.holdfast.proof;

import dev.holdfast.hold.HoldScope;

import java.time.LocalDate;
import java.util.List;

/** What the thousand holds ask for that ingest is measured beside. */
enum HoldMix {
    /** Custodians, words and days in turn; about one in twenty holds catches some of the mail. */
    MIXED {
        @Override
        HoldScope scope(int i) {
            return switch (i % 4) {
                case 0 -> custodian("person-" + i);
                case 1 -> query(phrase(i));
                case 2 ->
                        new HoldScope(
                                List.of("person-" + i % 100, "bench"),
                                phrase(i),
                                LocalDate.of(2010 + i % 12, 1, 1),
                                null);
                default -> query("from:partner" + i + ".example");
            };
        }
    },

    /** As {@link #MIXED}, but every fifth hold freezes everything that comes. */
    CATCHING {
        @Override
        HoldScope scope(int i) {
            return i % 5 == 0
                    ? new HoldScope(List.of("person-" + i, "bench"), null, null, null)
                    : MIXED.scope(i);
        }
    },

    /** Custodians of whom nothing comes. */
    CUSTODIANS {
        @Override
        HoldScope scope(int i) {
            return custodian("person-" + i);
        }
    },

    /** Words near others, beginnings of words and phrases, of everybody. */
    WORDS {
        @Override
        HoldScope scope(int i) {
            String rare = BulkItem.word(1_000 + 3 * i);
            String common = BulkItem.word(i % 60);
            return query(
                    switch (i % 4) {
                        case 0 -> rare + " NEAR(3) " + common;
                        case 1 -> BulkItem.word(i).substring(0, 5) + "* AND subject:" + rare;
                        case 2 -> "\"" + common + " " + rare.substring(0, 4) + "*\"";
                        default -> phrase(i);
                    });
        }
    };

    /** The scope of the hold of this number. */
    abstract HoldScope scope(int i);

    private static HoldScope custodian(String name) {
        return new HoldScope(List.of(name), null, null, null);
    }

    private static HoldScope query(String kql) {
        return new HoldScope(List.of(), kql, null, null);
    }

    private static String phrase(int i) {
        return "\""
                + BulkItem.word(i * 4)
                + " "
                + BulkItem.word(i % 60)
                + "\" OR subject:"
                + BulkItem.word(2_000 + i);
    }
}

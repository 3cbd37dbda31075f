package dev.holdfast.proof;

import dev.holdfast.audit.Actor;
import dev.holdfast.hold.HoldScope;
import dev.holdfast.hold.OpenMatter;
import dev.holdfast.hold.PlaceHold;
import dev.holdfast.ingest.IngestItems;
import dev.holdfast.register.Origin;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code place HOME} places holds on a {@link BulkArchive}; {@code ingest HOME MAIL HOLDS} ingests
 * beside so many holds. The lines of the form {@code RESULT name value} are for {@link HoldBench}.
 */
final class HoldMain {
    private static final Actor BY = new Actor("bench");

    private HoldMain() {}

    public static void main(String[] args) throws Exception {
        try (Archive archive = Archive.start(Path.of(args[1]))) {
            archive.bean(OpenMatter.class).open("Bench", BY);
            if (args[0].equals("place")) {
                place(archive);
            } else {
                ingest(archive, Path.of(args[2]), Integer.parseInt(args[3]));
            }
        }
        System.exit(0);
    }

    private static void place(Archive archive) {
        List<String> custodians = IntStream.range(0, 7).mapToObj(BulkItem::custodian).toList();
        placed(archive, "custodians", new HoldScope(custodians, null, null, null));
        placed(
                archive,
                "query-and-days",
                new HoldScope(
                        List.of(),
                        "kind:email AND (path:inbox OR path:archive)",
                        LocalDate.of(2015, 1, 1),
                        LocalDate.of(2020, 6, 30)));
    }

    private static void placed(Archive archive, String what, HoldScope scope) {
        PlaceHold hold = archive.bean(PlaceHold.class);
        long start = System.nanoTime();
        hold.preview(scope);
        System.out.printf("RESULT preview-%s %.3f%n", what, (System.nanoTime() - start) / 1e9);
        for (int i = 0; i < 3; i++) {
            start = System.nanoTime();
            long items =
                    switch (hold.place("Bench", scope, false, BY)) {
                        case PlaceHold.Outcome.Placed placed -> placed.items();
                        case PlaceHold.Outcome.NothingInScope n -> 0;
                        case PlaceHold.Outcome.MatterClosed c -> 0;
                    };
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("%s: hold on %,d items in %.3f s%n", what, items, seconds);
            System.out.printf("RESULT place-%s-%d %.3f%n", what, i + 1, seconds);
        }
    }

    /** Custodians, words and days in turn; about one in twenty holds catches some of the mail. */
    private static void ingest(Archive archive, Path mail, int holds) throws Exception {
        PlaceHold place = archive.bean(PlaceHold.class);
        for (int i = 0; i < holds; i++) {
            HoldScope scope =
                    switch (i % 4) {
                        case 0 -> new HoldScope(List.of("person-" + i), null, null, null);
                        case 1 -> new HoldScope(List.of(), words(i), null, null);
                        case 2 ->
                                new HoldScope(
                                        List.of("person-" + i % 100, "bench"),
                                        words(i),
                                        LocalDate.of(2010 + i % 12, 1, 1),
                                        null);
                        default ->
                                new HoldScope(
                                        List.of(), "from:partner" + i + ".example", null, null);
                    };
            place.place("Bench", scope, true, BY);
        }
        long start = System.nanoTime();
        IngestItems.Outcome outcome = archive.ingest(mail, new Origin("bench", "bench"));
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%,d holds: %,d items in %.2f s%n", holds, outcome.counts().stored(), seconds);
        System.out.printf("RESULT rate %.1f%n", outcome.counts().stored() / seconds);
    }

    private static String words(int i) {
        return "\""
                + BulkItem.word(i * 4)
                + " "
                + BulkItem.word(i % 60)
                + "\" OR subject:"
                + BulkItem.word(2_000 + i);
    }
}

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
 * {@code place HOME} places holds on a {@link BulkArchive}; {@code ingest HOME MAIL MIX HOLDS}
 * ingests beside so many holds. The lines of the form {@code RESULT name value} are for {@link
 * HoldBench}.
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
                ingest(
                        archive,
                        Path.of(args[2]),
                        HoldMix.valueOf(args[3]),
                        Integer.parseInt(args[4]));
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

    /** Some mail comes before the clock starts, so that no run is the one that warms up. */
    private static void ingest(Archive archive, Path folder, HoldMix mix, int holds)
            throws Exception {
        archive.ingest(folder.resolve("warm.mbox"), new Origin("warm", "bench"));
        PlaceHold place = archive.bean(PlaceHold.class);
        for (int i = 0; i < holds; i++) {
            place.place("Bench", mix.scope(i), true, BY);
        }
        Processor before = Processor.of(archive.home());
        long start = System.nanoTime();
        IngestItems.Outcome outcome =
                archive.ingest(folder.resolve("bench.mbox"), new Origin("bench", "bench"));
        double seconds = (System.nanoTime() - start) / 1e9;
        Processor used = Processor.of(archive.home()).since(before);
        long items = outcome.counts().stored();
        System.out.printf(
                "%,d holds %s: %,d items in %.2f s; processor %.2f s, of PostgreSQL %.2f s%n",
                holds, mix, items, seconds, used.all(), used.postgres());
        System.out.printf("RESULT rate %.1f%n", items / seconds);
        System.out.printf("RESULT processor %.6f%n", used.all() / items);
    }
}

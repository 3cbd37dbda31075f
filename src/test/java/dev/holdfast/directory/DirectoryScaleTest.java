package dev.holdfast.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.audit.Actor;
import dev.holdfast.home.Home;
import dev.holdfast.service.Service;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** The directory of a large house. */
@Tag("slow")
class DirectoryScaleTest {
    private static final int CUSTODIANS = 50_000;
    private static final int LOOKUPS = 1_000;
    private static final Actor BY = new Actor("olga");

    @TempDir Path folder;

    @Test
    void fiftyThousandCustodiansShouldBeImportedInTenSecondsAndFoundInTenMilliseconds() {
        long seed = Long.getLong("holdfast.seed", new Random().nextLong());
        Random random = new Random(seed);
        try (Service service = Service.start(new Home(folder.resolve("home")), 0, Map.of())) {
            ImportDirectory imports = service.context().getBean(ImportDirectory.class);
            Directory directory = service.context().getBean(Directory.class);
            double first = imported(imports, random, LocalDate.of(2020, 1, 1));
            double second = imported(imports, random, LocalDate.of(2023, 1, 1));
            long began = System.nanoTime();
            directory.opened();
            double read = (System.nanoTime() - began) / 1e9;
            double slowest = 0;
            long members = 0;
            began = System.nanoTime();
            for (int i = 0; i < LOOKUPS; i++) {
                long at = System.nanoTime();
                LocalDate day = LocalDate.of(2019, 6, 1).plusDays(random.nextInt(2500));
                members +=
                        directory
                                .membership(
                                        i % 2 == 0
                                                ? new Selector.Group("Group " + i % 200)
                                                : new Selector.Attribute(
                                                        "department", "department " + i % 50),
                                        day)
                                .lastDays()
                                .size();
                slowest = Math.max(slowest, (System.nanoTime() - at) / 1e6);
            }
            double mean = (System.nanoTime() - began) / 1e6 / LOOKUPS;
            System.out.printf(
                    Locale.ROOT,
                    "seed %d: %d custodians, import %.1f s and %.1f s, first read %.1f s, lookup"
                            + " %.2f ms (slowest %.1f) of %d names%n",
                    seed,
                    CUSTODIANS,
                    first,
                    second,
                    read,
                    mean,
                    slowest,
                    members / LOOKUPS);
            assertThat(first).isLessThan(10);
            assertThat(second).isLessThan(10);
            assertThat(mean).isLessThan(10);
        }
    }

    private static double imported(ImportDirectory imports, Random random, LocalDate asOf) {
        StringBuilder csv =
                new StringBuilder(
                        "name,alias,group,department,job title,jurisdiction,office,manager,mailbox"
                                + " opened,cost centre\n");
        for (int i = 0; i < CUSTODIANS; i++) {
            csv.append("Person ").append(i).append(",p").append(i).append("@house.example;P.");
            csv.append(i).append("@old.example,Group ").append(random.nextInt(200));
            csv.append(";Group ").append(random.nextInt(200)).append(",Department ");
            csv.append(random.nextInt(50)).append(",Title ").append(random.nextInt(300));
            csv.append(",de,Office ").append(random.nextInt(40)).append(",Person ");
            csv.append(i / 10).append(",2015-03-01,").append(i % 997).append('\n');
        }
        byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        long began = System.nanoTime();
        imports.read("people.csv", bytes, asOf, true, BY);
        return (System.nanoTime() - began) / 1e9;
    }
}

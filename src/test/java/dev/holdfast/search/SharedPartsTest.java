package dev.holdfast.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.hold.HoldScope;
import dev.holdfast.item.ItemSet;
import dev.holdfast.search.kql.Ast;
import dev.holdfast.search.kql.Kql;
import dev.holdfast.search.kql.Parsing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

class SharedPartsTest {
    private static final Instant AS_OF = Instant.parse("2024-03-14T15:09:26Z");
    private static final int ITEMS = 420;

    @TempDir Path dir;

    /** What is compared with is Lucene's own conjunctions, which a plain scan proves right. */
    @Test
    void scopesMatchedTogetherShouldCatchWhatEachCatchesAlone() throws Exception {
        long seed = Long.getLong("holdfast.seed", new Random().nextLong());
        Random random = new Random(seed);
        RandomMail mail = new RandomMail(seed);
        SetResolver sets = sets(random);
        try (SearchIndex index = SearchIndex.open(dir, 2)) {
            for (int first = 1; first < ITEMS; first += 60) {
                index.add(LongStream.range(first, first + 60).mapToObj(mail::entry).toList());
                index.refresh();
            }
            index.commit(ITEMS);
            long caught = 0;
            for (int round = 0; round < 12; round++) {
                List<String> scopes = scopes(random, mail);
                List<Ast> queries =
                        scopes.stream().map(kql -> Kql.parse(kql, AS_OF).ast()).toList();
                long start = 1 + random.nextInt(ITEMS);
                OrdinalRange range = new OrdinalRange(start, start + random.nextInt(ITEMS));
                List<ItemSet> together = index.arrivals(queries, sets, range);
                for (int i = 0; i < queries.size(); i++) {
                    assertThat(together.get(i))
                            .as("seed %d, %s, in %s", seed, scopes.get(i), range)
                            .isEqualTo(
                                    index.select(List.of(queries.get(i)), sets, range).getFirst());
                    caught += together.get(i).size();
                }
                index.delete(ItemSet.of(1 + random.nextInt(ITEMS), 1 + random.nextInt(ITEMS)));
            }
            assertThat(caught).as("seed %d", seed).isGreaterThan(1_000);
        }
    }

    /** Of few words and names, so that many have parts in common. */
    private static List<String> scopes(Random random, RandomMail mail) {
        List<String> scopes = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            Ast query = mail.query(random.nextInt(4));
            String written = new Parsing.Parsed(query, List.of()).expanded();
            HoldScope scope =
                    new HoldScope(
                            some(random, "jane", "John Doe", "nobody"),
                            some(random, "inbox", "archive", "Inbox/audit"),
                            switch (random.nextInt(5)) {
                                case 0 -> null;
                                case 1 -> "group:lamps AND (" + written + ")";
                                default -> written;
                            },
                            day(random),
                            day(random));
            scopes.add(scope.isBlank() ? written : scope.toKql());
        }
        return scopes;
    }

    private static List<String> some(Random random, String... names) {
        return List.of(names).stream().filter(name -> random.nextInt(4) == 0).toList();
    }

    private static @Nullable LocalDate day(Random random) {
        return random.nextInt(3) > 0 ? null : LocalDate.of(2020, 2, 26).plusDays(random.nextInt(7));
    }

    /** A label on some items, and a group that one custodian left and one is in. */
    private static SetResolver sets(Random random) {
        ItemSet labelled = ItemSet.of(random.longs(60, 1, ITEMS + 1).distinct().toArray());
        Map<String, Long> members = new HashMap<>();
        members.put("JANE", Instant.parse("2020-02-29T00:00:00Z").toEpochMilli());
        members.put("nobody", Long.MAX_VALUE);
        return new SetResolver() {
            @Override
            public ItemSet resolve(String property, String value) {
                return labelled;
            }

            @Override
            public Members members(String property, String value) {
                return new Members(members);
            }
        };
    }
}

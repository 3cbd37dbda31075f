package dev.holdfast.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.extract.Extracted;
import dev.holdfast.item.ItemSet;
import dev.holdfast.search.kql.Kql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

class MembersQueryTest {
    private static final Instant AS_OF = Instant.parse("2024-03-14T15:09:26Z");
    private static final List<String> NAMES = List.of("Vera@Lamp", "tom", "Zoë", "ann", "bob");

    @TempDir Path dir;

    @Test
    void itemsOfMembersShouldBeThoseAPlainScanFinds() throws Exception {
        long seed = Long.getLong("holdfast.seed", new Random().nextLong());
        Random random = new Random(seed);
        RandomMail mail = new RandomMail(seed);
        List<IndexEntry> entries = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            IndexEntry entry = mail.entry(i);
            entries.add(
                    new IndexEntry(
                            entry.item(),
                            NAMES.get(random.nextInt(NAMES.size())),
                            entry.source(),
                            entry.path(),
                            entry.bytes(),
                            entry.extracted()));
        }
        try (SearchIndex index = SearchIndex.open(dir, 2)) {
            index.add(entries.subList(0, 100));
            index.refresh();
            index.add(entries.subList(100, 300));
            index.commit(300);
            for (int round = 0; round < 200; round++) {
                Members members = members(random, entries);
                ItemSet expected = scan(members, entries);
                assertThat(index.select(Kql.parse("group:x", AS_OF).ast(), of(members)))
                        .as("seed %d, %s", seed, members)
                        .isEqualTo(expected);
                assertThat(
                                index.select(
                                                List.of(Kql.parse("NOT group:x", AS_OF).ast()),
                                                of(members),
                                                new OrdinalRange(50, 130))
                                        .getFirst())
                        .as("seed %d, all but %s", seed, members)
                        .isEqualTo(ItemSet.range(50, 130).andNot(expected));
            }
        }
    }

    private static Members members(Random random, List<IndexEntry> entries) {
        Map<String, Long> before = new HashMap<>();
        for (String name : NAMES) {
            if (random.nextBoolean()) {
                long moment =
                        dates(entries.get(random.nextInt(entries.size())))
                                .findAny()
                                .orElse(Long.MAX_VALUE);
                before.put(
                        random.nextBoolean() ? name : name.toUpperCase(Locale.ROOT),
                        random.nextInt(3) == 0 ? Long.MAX_VALUE : moment);
            }
        }
        return new Members(before);
    }

    private static ItemSet scan(Members members, List<IndexEntry> entries) {
        ItemSet.Builder found = ItemSet.builder();
        for (IndexEntry entry : entries) {
            Long before = members.before().get(entry.custodian().toLowerCase(Locale.ROOT));
            if (before != null
                    && (before == Long.MAX_VALUE
                            || dates(entry).findAny().isEmpty()
                            || dates(entry).anyMatch(date -> date < before))) {
                found.add(entry.item().ordinal());
            }
        }
        return found.build();
    }

    private static Stream<Long> dates(IndexEntry entry) {
        Extracted e = entry.extracted();
        return Stream.of(e.sent(), e.received(), e.created(), e.modified())
                .filter(Objects::nonNull)
                .map(Instant::toEpochMilli);
    }

    private static SetResolver of(Members members) {
        return new SetResolver() {
            @Override
            public ItemSet resolve(String property, String value) {
                return ItemSet.empty();
            }

            @Override
            public Members members(String property, String value) {
                return members;
            }
        };
    }
}

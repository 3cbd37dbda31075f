package dev.holdfast.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.search.kql.Ast;
import dev.holdfast.search.kql.Kql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class SearchIndexTest {
    private static final Instant AS_OF = Instant.parse("2024-03-14T15:09:26Z");

    @TempDir Path dir;

    @Test
    void randomQueriesShouldFindWhatAPlainScanFinds() throws Exception {
        long seed = Long.getLong("holdfast.seed", new Random().nextLong());
        RandomMail random = new RandomMail(seed);
        List<IndexEntry> entries = entries(random, 1, 240);
        ItemSet labelled =
                ItemSet.of(LongStream.rangeClosed(1, 240).filter(i -> i % 7 == 0).toArray());
        SetResolver sets = (property, value) -> labelled;
        NaiveScan scan = new NaiveScan(sets);
        try (SearchIndex index = SearchIndex.open(dir, 2)) {
            for (int i = 0; i < 240; i += 60) {
                index.add(entries.subList(i, i + 60));
                index.refresh();
            }
            long found = 0;
            for (int i = 0; i < 400; i++) {
                Ast ast = random.query(3);
                String written =
                        new dev.holdfast.search.kql.Parsing.Parsed(ast, List.of()).expanded();
                Ast parsed = Kql.parse(written, AS_OF).ast();
                ItemSet expected = scan(scan, parsed, entries);
                found += expected.size();
                assertThat(index.select(parsed, sets))
                        .as("seed %d, query %s", seed, written)
                        .isEqualTo(expected);
                OrdinalRange range = new OrdinalRange(50, 130);
                assertThat(index.select(List.of(parsed), sets, range).getFirst())
                        .as("seed %d, query %s, in %s", seed, written, range)
                        .isEqualTo(expected.and(ItemSet.range(50, 130)));
            }
            assertThat(found).as("seed %d", seed).isGreaterThan(400);
        }
    }

    @Test
    void reopenedIndexShouldHaveNothingAboveItsHighWater() throws Exception {
        RandomMail random = new RandomMail(1);
        try (SearchIndex index = SearchIndex.open(dir, 2)) {
            assertThat(index.highWater()).isZero();
            index.add(entries(random, 1, 50));
            index.commit(40);
            index.add(entries(random, 51, 60));
        }
        try (SearchIndex index = SearchIndex.open(dir, 2)) {
            assertThat(index.highWater()).isEqualTo(40);
            assertThat(index.select(new Ast.Everything(), SetResolver.none()))
                    .isEqualTo(ItemSet.range(1, 40));
        }
    }

    @Test
    void deletedItemsShouldLeaveNoWordInAnyFile() throws Exception {
        RandomMail random = new RandomMail(2);
        try (SearchIndex index = SearchIndex.open(dir, 1)) {
            List<IndexEntry> entries = new ArrayList<>(entries(random, 1, 30));
            entries.set(9, mail(10, "zebrafishsecret", "the zebrafishsecret body"));
            index.add(entries);
            index.commit(30);
            assertThat(filesContain("zebrafishsecret")).isTrue();
            assertThat(index.delete(ItemSet.of(10, 99))).isEqualTo(1);
            assertThat(filesContain("zebrafishsecret")).isFalse();
            assertThat(index.highWater()).isEqualTo(30);
            assertThat(index.size()).isEqualTo(29);
        }
        try (SearchIndex index = SearchIndex.open(dir, 1)) {
            assertThat(index.highWater()).isEqualTo(30);
            assertThat(index.select(new Ast.Everything(), SetResolver.none()).contains(10))
                    .isFalse();
        }
    }

    @Test
    void searchShouldGiveExactTotalHitsInOrderAndFacets() throws Exception {
        RandomMail random = new RandomMail(3);
        List<IndexEntry> entries = entries(random, 1, 200);
        try (SearchIndex index = SearchIndex.open(dir, 2)) {
            index.add(entries);
            index.commit(200);
            SearchResult result =
                    index.search(
                            new SearchRequest(
                                    new Ast.Everything(),
                                    5,
                                    SearchRequest.Order.DATE,
                                    Set.of(Facet.values()),
                                    Map.of("due", ItemSet.range(1, 20))),
                            SetResolver.none());
            assertThat(result.total()).isEqualTo(200);
            assertThat(result.hits()).hasSize(5);
            assertThat(result.sets()).containsEntry("due", 20L);
            assertThat(
                            result
                                    .facets()
                                    .getOrDefault(Facet.CUSTODIAN, Map.of())
                                    .values()
                                    .stream()
                                    .mapToLong(n -> n)
                                    .sum())
                    .isEqualTo(200);
            long dated = entries.stream().filter(e -> e.extracted().sent() != null).count();
            assertThat(result.facets().get(Facet.YEAR)).isEqualTo(Map.of("2020", dated));
            DateColumns dates = index.dateColumns();
            for (IndexEntry entry : entries) {
                Instant sent = entry.extracted().sent();
                assertThat(dates.at(DateColumns.Column.SENT, entry.item().ordinal()))
                        .isEqualTo(sent == null ? DateColumns.MISSING : sent.toEpochMilli());
            }
            assertThat(index.sizes().sum(ItemSet.range(1, 200)))
                    .isEqualTo(entries.stream().mapToLong(IndexEntry::bytes).sum());
        }
    }

    @Test
    void hitsByScoreShouldPutTheBetterMatchFirst() throws Exception {
        try (SearchIndex index = SearchIndex.open(dir, 1)) {
            index.add(List.of(mail(1, "lunch", "the merger"), mail(2, "merger", "merger merger")));
            index.commit(2);
            SearchResult result =
                    index.search(
                            SearchRequest.of(
                                    Kql.parse("merger", AS_OF).ast(), 2, SearchRequest.Order.SCORE),
                            SetResolver.none());
            assertThat(result.hits())
                    .extracting(hit -> hit.item().ordinal())
                    .containsExactly(2L, 1L);
        }
    }

    @Test
    void damagedIndexShouldBeRefusedAndRebuildable() throws Exception {
        try (SearchIndex index = SearchIndex.open(dir, 1)) {
            index.add(List.of(mail(1, "a", "b")));
            index.commit(1);
        }
        try (Stream<Path> files = Files.list(dir)) {
            for (Path file :
                    files.filter(f -> f.getFileName().toString().startsWith("segments_"))
                            .toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        assertThatThrownBy(() -> SearchIndex.open(dir, 1))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(Code.INDEX_UNUSABLE));
        SearchIndex.discard(dir);
        try (SearchIndex index = SearchIndex.open(dir, 1)) {
            assertThat(index.highWater()).isZero();
            index.verify();
        }
    }

    @Test
    void indexOpenTwiceShouldBeRefused() {
        try (SearchIndex index = SearchIndex.open(dir, 1)) {
            assertThat(index.size()).isZero();
            assertThatThrownBy(() -> SearchIndex.open(dir, 1))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.code()).isEqualTo(Code.HOME_LOCKED));
        }
    }

    static IndexEntry mail(long ordinal, String subject, String body) {
        var extracted =
                new dev.holdfast.extract.Extracted(
                        dev.holdfast.item.Kind.EMAIL,
                        "message/rfc822",
                        subject,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        body,
                        false,
                        List.of(),
                        Map.of(),
                        null);
        return new IndexEntry(
                new dev.holdfast.item.ItemId(ordinal), "jane", "archive", "inbox", 10, extracted);
    }

    private boolean filesContain(String word) throws Exception {
        try (Stream<Path> files = Files.list(dir)) {
            for (Path file : files.toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .contains(word)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static ItemSet scan(NaiveScan scan, Ast ast, List<IndexEntry> entries) {
        ItemSet.Builder found = ItemSet.builder();
        entries.stream()
                .filter(e -> scan.matches(ast, e))
                .forEach(e -> found.add(e.item().ordinal()));
        return found.build();
    }

    private static List<IndexEntry> entries(RandomMail random, long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(random::entry).toList();
    }
}

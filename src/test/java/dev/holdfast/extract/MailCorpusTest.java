package dev.holdfast.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.holdfast.source.archive.ArchiveSource;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Real mail against counts made by another mail parser. The sets are read out of their packed form,
 * as one archive each.
 */
class MailCorpusTest {
    @TempDir Path scratch;

    /** What is counted of a set, under the names the truth uses. */
    private static final class Counts {
        private int messages;
        private int unreadableDates;
        private int withAttachments;
        private int listedAttachments;
        private int unreadable;
        private final Map<String, Integer> years = new TreeMap<>();
        private final Map<String, Integer> from = new TreeMap<>();

        private void add(Extracted mail) {
            messages++;
            Instant sent = mail.sent();
            if (sent == null) {
                unreadableDates++;
            } else {
                years.merge(
                        String.valueOf(sent.atOffset(ZoneOffset.UTC).getYear()), 1, Integer::sum);
            }
            withAttachments += mail.hasAttachment() ? 1 : 0;
            listedAttachments +=
                    (int) mail.attachments().stream().filter(a -> !a.part().contains("/")).count();
            unreadable += mail.unreadable() == null ? 0 : 1;
            if (!mail.from().isEmpty()) {
                String address = mail.from().get(0).address();
                String name = mail.from().get(0).name();
                from.merge(
                        (address.isEmpty() ? name : address).toLowerCase(Locale.ROOT),
                        1,
                        Integer::sum);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"enron-skilling", "enron-bailey-cmu", "mail-list-linux-cifs-2019-2020"})
    void setShouldCountAsTheOtherParserDoes(String set) throws Exception {
        assertAgrees(set);
    }

    /** A message or two whose From field holds no address are counted as another sender. */
    @Test
    void setBehindFromLinesShouldCountAsTheOtherParserDoes() throws Exception {
        JsonNode truth = truth("spamassassin-a");
        Counts counts = count("spamassassin-a");
        assertThat(counts.messages).isEqualTo(truth.path("messages").asInt());
        assertThat(counts.years).isEqualTo(years(truth));
        assertThat(counts.unreadableDates).isEqualTo(truth.path("unparseable_date").asInt());
        assertThat(counts.withAttachments)
                .isEqualTo(truth.path("messages_with_attachments").asInt());
        assertThat(counts.from.size()).isBetween(1055, 1063);
    }

    @Tag("slow")
    @Test
    void largeSetShouldCountAsTheOtherParserDoes() throws Exception {
        assertAgrees("mail-list-selinux");
    }

    private void assertAgrees(String set) throws Exception {
        JsonNode truth = truth(set);
        Counts counts = count(set);
        assertThat(counts.messages).isEqualTo(truth.path("messages").asInt());
        assertThat(counts.unreadable).isZero();
        assertThat(counts.years).isEqualTo(years(truth));
        assertThat(counts.withAttachments)
                .isEqualTo(truth.path("messages_with_attachments").asInt());
        assertThat(counts.listedAttachments)
                .isGreaterThanOrEqualTo(truth.path("attachments").asInt());
        assertThat(counts.from).hasSize(truth.path("distinct_from").asInt());
        for (JsonNode top : truth.path("top_from")) {
            assertThat(counts.from).containsEntry(top.get(0).asText(), top.get(1).asInt());
        }
    }

    private Counts count(String set) throws Exception {
        Counts counts = new Counts();
        try (ItemReader reader = new ItemReader(DocumentLimits.DEFAULT);
                Stream<Path> files = Files.list(folder(set))) {
            Path packed =
                    files.filter(f -> f.toString().contains(".tar.")).findFirst().orElseThrow();
            ArchiveSource.of(set, List.of(packed), scratch)
                    .readAll(
                            item -> {
                                assertThat(item.unreadable()).as(item.key()).isNull();
                                if (!item.key()
                                        .matches(".*/(?:SOURCE\\.txt|INDEX\\.tsv|truth\\.json)")) {
                                    counts.add(reader.extract(item));
                                }
                            });
        }
        return counts;
    }

    private static Map<String, Integer> years(JsonNode truth) {
        Map<String, Integer> years = new TreeMap<>();
        truth.path("messages_by_utc_year")
                .properties()
                .forEach(e -> years.put(e.getKey(), e.getValue().asInt()));
        return years;
    }

    private static JsonNode truth(String set) throws Exception {
        return new ObjectMapper().readTree(folder(set).resolve("truth.json").toFile());
    }

    private static Path folder(String set) {
        String given = System.getenv("HOLDFAST_CORPUS");
        Path folder = Path.of(given == null ? "../shared/data" : given).resolve(set);
        assumeTrue(
                Files.isDirectory(folder), "skipped: no test data at " + folder.toAbsolutePath());
        return folder;
    }
}

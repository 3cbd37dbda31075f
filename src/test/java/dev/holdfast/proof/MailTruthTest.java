package dev.holdfast.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.ingest.IngestItems;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.register.Item;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real mail sets, ingested whole: the counts of another mail parser and the answers of a plain
 * scan, by number and by path.
 */
class MailTruthTest {
    @TempDir Path dir;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enron-bailey-cmu",
                "enron-bailey-edrm",
                "enron-skilling",
                "spamassassin-a",
                "mail-list-linux-cifs-2019-2020"
            })
    void setShouldCountAndAnswerAsAPlainScanDoes(String set) throws Exception {
        assertTold(set);
    }

    @Tag("slow")
    @Test
    void largeSetShouldCountAndAnswerAsAPlainScanDoes() throws Exception {
        assertTold("mail-list-selinux");
    }

    private void assertTold(String set) throws Exception {
        Corpus corpus = Corpus.orSkip(set);
        JsonNode truth = corpus.truth();
        Path top = corpus.unpack(dir.resolve("mail"));
        String below = truth.get("root").asText();
        Path root = top.endsWith(below) ? top : top.resolve(below);
        long messages = truth.get("messages").asLong();
        try (Archive archive = Archive.start(dir.resolve("home"))) {
            IngestItems.Outcome first = archive.ingest(root, set);
            long seen = first.counts().seen();
            System.out.printf("%s: %d items in %.1f s%n", set, seen, first.seconds());
            assertThat(seen).isEqualTo(files(root));
            assertThat(first.counts().stored()).isEqualTo(seen);
            assertThat(first.counts().duplicates()).isZero();
            assertThat(first.counts().failed()).isZero();
            assertThat(archive.select("kind:email").size()).isEqualTo(messages);
            assertThat(archive.select("kind:email AND unreadable:true").size()).isZero();
            assertThat(differences(archive, truth)).isEqualTo(Differences.of(set));
            IngestItems.Outcome again = archive.ingest(root, set);
            assertThat(again.counts().seen()).isEqualTo(seen);
            assertThat(again.counts().stored()).isZero();
            assertThat(again.counts().duplicates()).isEqualTo(seen);
            assertThat(archive.verifyLog().problems()).isEmpty();
        }
    }

    /** One set has its attachments as files beside the messages; the others are messages only. */
    private static long files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    /** Question to what differs. */
    private static Map<String, String> differences(Archive archive, JsonNode truth) {
        Map<String, String> differences = new TreeMap<>();
        Map<Long, String> paths = new TreeMap<>();
        for (Item item : archive.rows(archive.live())) {
            paths.put(item.id().ordinal(), item.path().substring(item.path().indexOf('/') + 1));
        }
        for (JsonNode answered : truth.get("queries")) {
            Optional<TruthQuery> query = TruthQuery.of(answered);
            if (query.isPresent()) {
                String difference = difference(archive, paths, query.get());
                if (!difference.isEmpty()) {
                    differences.put(query.get().asked(), difference);
                }
            }
        }
        return differences;
    }

    private static String difference(
            Archive archive, Map<Long, String> paths, TruthQuery query) {
        ItemSet found = archive.select("kind:email AND (" + query.kql() + ")");
        List<String> names = new ArrayList<>();
        found.forEachOrdinal(ordinal -> names.add(String.valueOf(paths.get(ordinal))));
        names.sort(null);
        if (found.size() != query.count()) {
            if (Boolean.getBoolean("holdfast.truth.list")) {
                System.out.println(query.asked() + " " + names);
            }
            return found.size() + " instead of " + query.count();
        }
        String joined = String.join("\n", names);
        if (!Sha256.of(joined.getBytes(StandardCharsets.UTF_8)).hex().equals(query.digest())) {
            return "as many, but others";
        }
        return "";
    }
}

package dev.holdfast.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ingest.IngestItems;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.register.Item;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made to break parsers: kept, counted, found as unreadable, given back bit for bit. */
class HostileSetsTest {
    @TempDir Path dir;

    @Test
    void mailThatBreaksParsersShouldBeKeptWhole() throws Exception {
        assertKept("mime-torture-a");
    }

    @Tag("slow")
    @Test
    void documentsThatBreakReadersShouldBeKeptWhole() throws Exception {
        assertKept("docs-hostile-a");
    }

    private void assertKept(String set) throws Exception {
        Corpus corpus = Corpus.orSkip(set);
        Path root = corpus.unpack(dir.resolve("files"));
        try (Archive archive = Archive.start(dir.resolve("home"))) {
            IngestItems.Outcome outcome = archive.ingest(root, set);
            System.out.println(set + ": " + outcome.counts());
            assertThat(outcome.counts().failed()).isZero();
            assertThat(outcome.counts().seen())
                    .isEqualTo(outcome.counts().stored() + outcome.counts().duplicates());
            ItemSet live = archive.live();
            assertThat(live.size()).isEqualTo(outcome.counts().stored());
            assertThat(archive.indexed()).isEqualTo(live);
            ItemSet unreadable = archive.select("unreadable:true");
            Map<String, Sha256> kept = new HashMap<>();
            for (Item item : archive.rows(live)) {
                if (item.unreadable() != null) {
                    assertThat(unreadable.contains(item.id())).as(item.key()).isTrue();
                }
                assertThat(archive.readBack(item)).as(item.key()).isEqualTo(item.sha256());
                kept.put(item.key().substring(item.key().indexOf('/') + 1), item.sha256());
            }
            for (Map.Entry<String, String> file : corpus.index().entrySet()) {
                Sha256 sha256 = kept.get(file.getKey());
                if (sha256 == null) { // a container: its members stand for it
                    assertThat(kept.keySet())
                            .as(file.getKey() + " or something within it")
                            .anyMatch(key -> key.startsWith(file.getKey()));
                } else {
                    assertThat(sha256.hex()).as(file.getKey()).isEqualTo(file.getValue());
                }
            }
            assertThat(archive.verifyLog().problems()).isEmpty();
        }
    }
}

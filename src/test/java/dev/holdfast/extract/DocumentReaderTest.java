package dev.holdfast.extract;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.item.Content;
import dev.holdfast.item.Kind;
import dev.holdfast.source.BackupItem;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class DocumentReaderTest {
    @Test
    void documentShouldBeReadInAnotherProcessAgainAndAgain() throws Exception {
        try (DocumentReader reader = new DocumentReader(DocumentLimits.DEFAULT)) {
            for (int i = 0; i < 3; i++) {
                Document rtf =
                        reader.read(
                                content(
                                        "{\\r"
                                            + "tf1\\ansi\\deff0 {\\fonttbl{\\f0 Arial;}}\\f0 tea"
                                            + " and milk\\par}"),
                                "note.rtf",
                                null);
                assertThat(rtf.unreadable()).isNull();
                assertThat(rtf.text()).isEqualTo("tea and milk");
                assertThat(rtf.mediaType()).isEqualTo("application/rtf");
            }
        }
    }

    @Test
    void processShouldBeReplacedWhenADocumentOverrunsItsTime() throws Exception {
        DocumentLimits hasty = new DocumentLimits(1, 64, Duration.ofMillis(1), 1000, 10, 3);
        try (DocumentReader reader = new DocumentReader(hasty)) {
            for (int i = 0; i < 2; i++) {
                assertThat(reader.read(content("{\\rtf1 x}"), "x.rtf", null).unreadable())
                        .contains("longer than");
            }
        }
    }

    @Test
    void externalEntityShouldNotBeFetched() throws Exception {
        String xml =
                "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM"
                        + " 'file:///etc/passwd'>]><a>before &x; after</a>";
        try (DocumentReader reader = new DocumentReader(DocumentLimits.DEFAULT)) {
            assertThat(reader.read(content(xml), "x.xml", null).text()).doesNotContain("root:");
        }
    }

    @Test
    void itemShouldBeReadByItsContent() throws Exception {
        try (ItemReader reader = new ItemReader(DocumentLimits.DEFAULT)) {
            Extracted page =
                    reader.extract(
                            item(
                                    "page",
                                    "<html><head><title>Tea</title></head><body>leaf</body></html>"));
            assertThat(page.subject()).isEqualTo("Tea");
            assertThat(page.kind()).isEqualTo(Kind.DOCS);
            assertThat(page.body()).contains("leaf");
            Extracted meeting =
                    reader.extract(
                            item(
                                    "x",
                                    "BEGIN:VCALENDAR\n"
                                            + "BEGIN:VEVENT\n"
                                            + "SUMMARY:Board\\, spring\n"
                                            + "ORGANIZER;CN=Ann:mailto:a@example.org\n"));
            assertThat(meeting.kind()).isEqualTo(Kind.MEETINGS);
            assertThat(meeting.subject()).isEqualTo("Board, spring");
            assertThat(meeting.from()).containsExactly(new Participant("Ann", "a@example.org"));
            assertThat(reader.extract(item("x", "BEGIN:VCARD\nFN:Ann Berg\nEND:VCARD\n")).kind())
                    .isEqualTo(Kind.CONTACTS);
            assertThat(reader.extract(item("x", "GIF89a....")).unreadable())
                    .isEqualTo("image: no text layer");
        }
    }

    private static BackupItem item(String path, String text) {
        return new BackupItem(path, path, content(text), null, Map.of(), null);
    }

    private static Content content(String text) {
        return new Content.InMemory(text.getBytes(UTF_8));
    }
}

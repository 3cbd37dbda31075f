package dev.holdfast.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.item.Sha256;

import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoArchiveTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 22);

    private Path folder;
    private DemoContents contents;

    @BeforeAll
    void write(@TempDir Path folder) throws IOException {
        this.folder = folder;
        contents = DemoArchive.write(folder.resolve("archive"), AS_OF, 1);
    }

    @Test
    void archiveShouldHoldSomeThousandMessagesOfEightPeople() {
        assertThat(contents.messages()).isBetween(3_000, 4_000);
        assertThat(contents.custodians())
                .hasSize(8)
                .allMatch(custodian -> custodian.messages() > 20);
        assertThat(contents.attachments()).isGreaterThan(300);
    }

    @Test
    void countsShouldBeWhatLiesInTheFiles() throws IOException {
        assertThat(messages()).hasSize(contents.messages());
        assertThat(occurrences(".ics", "BEGIN:VEVENT")).isEqualTo(contents.events());
        assertThat(occurrences(".vcf", "BEGIN:VCARD")).isEqualTo(contents.contacts());
        assertThat(files().stream().filter(file -> file.toString().contains("/Chats/")))
                .hasSize(contents.chats());
        assertThat(files().stream().filter(file -> file.toString().contains("/Documents/")))
                .hasSize(contents.documents() + contents.unreadable());
    }

    @Test
    void archiveShouldBeTheSameWhenSeedAndDateAreTheSame() throws IOException {
        DemoArchive.write(folder.resolve("again"), AS_OF, 1);
        DemoArchive.write(folder.resolve("other"), AS_OF, 2);

        assertThat(digests("again")).isEqualTo(digests("archive"));
        assertThat(digests("other")).isNotEqualTo(digests("archive"));
    }

    @Test
    void messagesShouldParseAndKeepTheirWords() throws IOException {
        int attachments = 0;
        for (var bytes : messages()) {
            var message = new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(bytes));
            assertThat(message.getSubject()).isNotBlank().doesNotContain("=?", "{", "�");
            assertThat(message.getMessageId()).matches("<[^<>]+@[^<>]+>");
            assertThat(message.getFrom()).allMatch(from -> from.getAddress().endsWith(".example"));
            assertThat(message.getTo().flatten()).isNotEmpty().allMatch(Mailbox.class::isInstance);
            if (message.getBody() instanceof Multipart parts) {
                attachments += parts.getCount() - 1;
                assertThat(text((TextBody) parts.getBodyParts().getFirst().getBody())).isNotBlank();
            } else {
                assertThat(text((TextBody) message.getBody())).isNotBlank().doesNotContain("{");
            }
        }
        assertThat(attachments).isEqualTo(contents.attachments());
    }

    @Test
    void datesShouldSpreadOverTenYearsAndEndBeforeTheDay() throws IOException {
        TreeMap<Integer, Integer> perYear = new TreeMap<>();
        for (var bytes : messages()) {
            var sent =
                    new DefaultMessageBuilder()
                            .parseMessage(new ByteArrayInputStream(bytes))
                            .getDate();
            var day = LocalDate.ofInstant(sent.toInstant(), ZoneOffset.UTC);
            assertThat(day).isBeforeOrEqualTo(AS_OF).isAfter(AS_OF.minusYears(10).minusDays(3));
            perYear.merge(day.getYear(), 1, Integer::sum);
        }
        assertThat(perYear.keySet())
                .contains(2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026);
        assertThat(perYear.tailMap(2017).values()).allMatch(count -> count > 150);
    }

    @Test
    void quarrelShouldBeOldEnoughToBeDueButForItsHold() throws IOException {
        var old = new ArrayList<String>();
        for (var bytes : messages()) {
            var message = new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(bytes));
            if (message.getSubject().contains("Polarstern")) {
                old.add(message.getSubject());
                assertThat(LocalDate.ofInstant(message.getDate().toInstant(), ZoneOffset.UTC))
                        .isBefore(AS_OF.minusYears(5));
            }
        }
        assertThat(old).hasSizeGreaterThan(150);
    }

    @Test
    void brokenDocumentShouldBeCutOffAndWholeOneNot() throws IOException {
        var documents = files().stream().filter(file -> file.toString().endsWith(".docx")).toList();
        for (var document : documents) {
            var whole = document.toString().contains("recovered") ? 0 : 1;
            assertThat(mainParts(document)).as(document.toString()).isEqualTo(whole);
        }
    }

    @Test
    void scriptShouldNamePoliciesThatAreThere() {
        assertThat(DemoScript.standard().policies())
                .isNotEmpty()
                .allSatisfy(policy -> assertThat(DemoScript.class.getResource(policy)).isNotNull());
        assertThat(contents.custodians().stream().map(DemoContents.Custodian::address))
                .containsAll(DemoScript.standard().holdCustodians());
    }

    private static int mainParts(Path document) throws IOException {
        int found = 0;
        try (var zip = new ZipInputStream(Files.newInputStream(document))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                if (entry.getName().equals("word/document.xml") && text.endsWith("</w:document>")) {
                    found++;
                }
            }
        } catch (EOFException cutOff) {
            return found;
        }
        return found;
    }

    private static String text(TextBody body) throws IOException {
        try (var in = body.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<Path> files() throws IOException {
        try (var walk = Files.walk(contents.folder())) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private int occurrences(String ending, String line) throws IOException {
        int count = 0;
        for (var file : files()) {
            if (file.toString().endsWith(ending)) {
                count +=
                        Math.toIntExact(
                                Files.readString(file).lines().filter(line::equals).count());
            }
        }
        return count;
    }

    /** All mails, from whatever way they are kept in. */
    private List<byte[]> messages() throws IOException {
        var messages = new ArrayList<byte[]>();
        for (var file : files()) {
            var name = file.toString();
            if (name.endsWith(".mbox")) {
                for (var text : Files.readString(file).split("(?m)^From .*\n")) {
                    if (!text.isBlank()) {
                        messages.add(text.getBytes(StandardCharsets.UTF_8));
                    }
                }
            } else if (name.endsWith(".eml") || name.contains("/cur/")) {
                messages.add(Files.readAllBytes(file));
            }
        }
        return messages;
    }

    private Map<String, Sha256> digests(String name) throws IOException {
        var root = folder.resolve(name);
        try (var walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .collect(
                            Collectors.toMap(
                                    file -> root.relativize(file).toString(),
                                    DemoArchiveTest::digest,
                                    (a, b) -> a,
                                    TreeMap::new));
        }
    }

    private static Sha256 digest(Path file) {
        try {
            return Sha256.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

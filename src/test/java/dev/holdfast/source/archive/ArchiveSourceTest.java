package dev.holdfast.source.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.source.BackupItem;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class ArchiveSourceTest {
    private static final String MAIL =
            "From: ann@example.org\nSubject: tea\nMessage-ID: <1@example.org>\n\nFrom now on.\n";
    private static final String LINE = "From ann@example.org Mon Jan  5 10:00:00 2015\n";

    @TempDir Path folder;
    @TempDir Path scratch;
    private Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(folder.resolve("backup"));
    }

    @Test
    void folderShouldYieldEveryFileUnderItsPath() throws Exception {
        write("a/one.eml", MAIL);
        write(".DS_Store", "\0\0\1Bud1");
        write("a/empty.txt", "");
        Map<String, BackupItem> items = read();
        assertThat(items)
                .containsOnlyKeys("backup/.DS_Store", "backup/a/empty.txt", "backup/a/one.eml");
        assertThat(reason(items.get("backup/a/empty.txt"))).isEqualTo("empty file");
        assertThat(text(items.get("backup/a/one.eml"))).isEqualTo(MAIL);
    }

    @Test
    void boxShouldSplitWhateverItsNameAndKeepKeysWhenItGrows() throws Exception {
        write("inbox.txt", LINE + MAIL + "\n" + LINE + MAIL + "\n");
        Map<String, BackupItem> before = read();
        assertThat(before)
                .hasSize(2)
                .allSatisfy((key, item) -> assertThat(text(item)).isEqualTo(MAIL));
        write(
                "inbox.txt",
                LINE
                        + MAIL
                        + "\n"
                        + LINE
                        + MAIL
                        + "\n"
                        + LINE
                        + MAIL.replace("tea", "milk")
                        + "\n");
        assertThat(read()).hasSize(3).containsKeys(before.keySet().toArray(String[]::new));
    }

    @Test
    void singleMessageBehindAFromLineShouldStayOneItemWithAllItsBytes() throws Exception {
        write("0001.txt", LINE + MAIL);
        assertThat(text(read().get("backup/0001.txt"))).isEqualTo(LINE + MAIL);
    }

    @Test
    void archivesInArchivesShouldOpen() throws Exception {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(new GZIPOutputStream(tar))) {
            TarArchiveEntry entry = new TarArchiveEntry("deep/one.eml");
            entry.setSize(MAIL.length());
            out.putArchiveEntry(entry);
            out.write(MAIL.getBytes(UTF_8));
            out.closeArchiveEntry();
        }
        write("mail.bin", zip("in/mail.tgz", tar.toByteArray(), "b.eml", MAIL.getBytes(UTF_8)));
        assertThat(read())
                .containsOnlyKeys(
                        "backup/mail.bin!/in/mail.tgz!/deep/one.eml", "backup/mail.bin!/b.eml");
    }

    @Test
    void zipThatIsADocumentShouldStayWhole() throws Exception {
        write("letter", zip("[Content_Types].xml", new byte[3], "word/document.xml", new byte[3]));
        assertThat(read()).containsOnlyKeys("backup/letter");
    }

    @Test
    void truncatedArchiveShouldYieldWhatCanBeReadAndItself() throws Exception {
        byte[] noise = new byte[100_000];
        new java.util.Random(1).nextBytes(noise);
        byte[] zip = zip("one.eml", MAIL.getBytes(UTF_8), "noise.bin", noise);
        write("cut.zip", Arrays.copyOf(zip, zip.length / 2));
        Map<String, BackupItem> items = read();
        assertThat(items).containsOnlyKeys("backup/cut.zip!/one.eml", "backup/cut.zip");
        assertThat(reason(items.get("backup/cut.zip"))).contains("no readable directory");
    }

    @Test
    void bombShouldStopAtTheLimitAndBeKept() throws Exception {
        write("bomb.zip", zip("zeros", new byte[3 << 20]));
        Map<String, BackupItem> items = new LinkedHashMap<>();
        new ArchiveSource("test", List.of(root), scratch, new Limits(3, 10, 1 << 20, 2))
                .readAll(item -> items.put(item.key(), item));
        assertThat(items).containsOnlyKeys("backup/bomb.zip");
        assertThat(reason(items.get("backup/bomb.zip"))).contains("expands beyond 1 MiB");
    }

    @Test
    void symbolicLinkShouldBeListedAndNotFollowed() throws Exception {
        Files.createSymbolicLink(root.resolve("out"), Path.of("/etc"));
        assertThat(reason(read().get("backup/out")))
                .isEqualTo("symbolic link to /etc, not followed");
    }

    @Test
    void maildirKeyShouldNotChangeWhenAMessageIsSeen() throws Exception {
        write("box/new/1.host", MAIL);
        Files.createDirectories(root.resolve("box/cur"));
        assertThat(read()).containsOnlyKeys("backup/box/cur/1.host");
        Files.move(root.resolve("box/new/1.host"), root.resolve("box/cur/1.host:2,S"));
        assertThat(read()).containsOnlyKeys("backup/box/cur/1.host");
    }

    @Test
    void missingPathShouldBeRefused() {
        assertThatThrownBy(() -> ArchiveSource.of("test", List.of(root.resolve("no")), scratch))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo(Code.PATH_NOT_FOUND));
    }

    private Map<String, BackupItem> read() throws Exception {
        Map<String, BackupItem> items = new LinkedHashMap<>();
        ArchiveSource.of("test", List.of(root), scratch)
                .readAll(item -> assertThat(items.put(item.key(), item)).as(item.key()).isNull());
        return items;
    }

    private void write(String path, String text) throws IOException {
        write(path, text.getBytes(UTF_8));
    }

    private void write(String path, byte[] bytes) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static byte[] zip(Object... namesAndBytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream((OutputStream) bytes)) {
            for (int i = 0; i < namesAndBytes.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
                zip.write((byte[]) namesAndBytes[i + 1]);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static String reason(@Nullable BackupItem item) {
        return item == null ? "no such item" : String.valueOf(item.unreadable());
    }

    private static String text(@Nullable BackupItem item) {
        try {
            return item == null ? "no such item" : new String(item.content().readAll(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.holdfast.source.archive;

import dev.holdfast.item.Content;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Enumeration;
import java.util.regex.Pattern;

/** ZIP archives: by their directory where there is one, from front to back where it was cut off. */
final class ZipMembers {
    /** Root members that make a ZIP a document: OOXML, ODF and EPUB, JAR, APK, iWork, KMZ. */
    private static final Pattern DOCUMENT =
            Pattern.compile(
                    "\\[Content_Types\\]\\.xml|mimetype|META-INF/MANIFEST\\.MF|META-INF/container\\.xml"
                        + "|AndroidManifest\\.xml|Index\\.zip|Index/[^/]*\\.iwa|index\\.(?:apxl|xml)\\.?(?:gz)?|doc\\.kml"
                        + "|FixedDocSeq\\.fdseq|_rels/\\.rels|word/document\\.xml|xl/workbook\\.xml");

    private ZipMembers() {}

    static boolean isDocument(Content archive) {
        try (ZipFile zip = open(archive)) {
            for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); ) {
                if (DOCUMENT.matcher(all.nextElement().getName()).matches()) {
                    return true;
                }
            }
            return false;
        } catch (IOException | RuntimeException e) {
            return isDocumentFromFront(archive);
        }
    }

    private static boolean isDocumentFromFront(Content archive) {
        try (InputStream in = archive.open();
                ZipArchiveInputStream zip = new ZipArchiveInputStream(in, "UTF-8", true, true)) {
            for (int i = 0; i < 5; i++) {
                ZipArchiveEntry entry = zip.getNextEntry();
                if (entry == null) {
                    return false;
                }
                if (DOCUMENT.matcher(entry.getName()).matches()) {
                    return true;
                }
            }
            return false;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    static void read(Content archive, Members members) throws IOException, InterruptedException {
        ZipFile zip;
        try {
            zip = open(archive);
        } catch (IOException | RuntimeException e) {
            members.problem("archive has no readable directory: " + ArchiveSource.reason(e));
            fromFront(archive, members);
            return;
        }
        try (zip) {
            for (Enumeration<ZipArchiveEntry> all = zip.getEntriesInPhysicalOrder();
                    all.hasMoreElements(); ) {
                ZipArchiveEntry entry = all.nextElement();
                if (!isReadable(entry, members)) {
                    continue;
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    if (in == null || !zip.canReadEntryData(entry)) {
                        members.problem(
                                "member "
                                        + entry.getName()
                                        + " is compressed by an unknown method");
                    } else {
                        members.read(entry.getName(), in, modified(entry));
                    }
                } catch (Members.Broken e) {
                    continue;
                }
            }
        }
    }

    private static void fromFront(Content archive, Members members)
            throws IOException, InterruptedException {
        try (InputStream in = archive.open();
                ZipArchiveInputStream zip = new ZipArchiveInputStream(in, "UTF-8", true, true)) {
            for (ZipArchiveEntry entry = zip.getNextEntry();
                    entry != null;
                    entry = zip.getNextEntry()) {
                if (isReadable(entry, members)) {
                    members.read(entry.getName(), zip, modified(entry));
                }
            }
        } catch (Members.Broken e) {
            return;
        }
    }

    private static boolean isReadable(ZipArchiveEntry entry, Members members) {
        if (entry.isDirectory()) {
            return false;
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            members.problem("encrypted members");
            return false;
        }
        if (entry.isUnixSymlink()) {
            members.problem("member " + entry.getName() + " is a symbolic link");
            return false;
        }
        return true;
    }

    private static @Nullable Instant modified(ZipArchiveEntry entry) {
        return entry.getTime() < 0 ? null : entry.getLastModifiedTime().toInstant();
    }

    private static ZipFile open(Content archive) throws IOException {
        SeekableByteChannel channel =
                switch (archive) {
                    case Content.InMemory(byte[] data) -> new SeekableInMemoryByteChannel(data);
                    case Content.OnDisk file -> Files.newByteChannel(file.file());
                };
        try {
            return ZipFile.builder().setSeekableByteChannel(channel).get();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }
}

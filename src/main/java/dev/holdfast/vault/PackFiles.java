package dev.holdfast.vault;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names and order of the packs in a folder, and what the disk says when it is full. */
final class PackFiles {
    private static final Pattern NAME = Pattern.compile("pack-([0-9]{6,9})\\.hfp");

    private PackFiles() {}

    static Path path(Path folder, int pack) {
        return folder.resolve(name(pack));
    }

    static String name(int pack) {
        return String.format(Locale.ROOT, "pack-%06d.hfp", pack);
    }

    static boolean isPack(Path file) {
        return NAME.matcher(String.valueOf(file.getFileName())).matches();
    }

    /** Numbers of the packs present, ascending. */
    static List<Integer> numbers(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> NAME.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::matches)
                    .map(name -> Integer.valueOf(name.group(1)))
                    .sorted()
                    .toList();
        }
    }

    /** A new file is safe only when the folder that names it is on disk too. */
    static void syncFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** The problem to report when the disk is full, else null. */
    static @Nullable Problem diskFull(Path folder, IOException failure) {
        String reason = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (!reason.contains("no space left")
                && !reason.contains("quota exceeded")
                && !reason.contains("not enough space")) {
            return null;
        }
        return new Problem(
                Code.DISK_FULL,
                "the disk of " + folder + " is full",
                "free some space and run the same command again; nothing was half-done",
                failure);
    }

    static Problem damaged(int pack, long offset, String what, @Nullable Throwable cause) {
        return new Problem(
                Code.VAULT_CORRUPT,
                name(pack) + " at offset " + offset + ": " + what,
                "restore this pack from a backup and run verify --deep",
                cause);
    }
}

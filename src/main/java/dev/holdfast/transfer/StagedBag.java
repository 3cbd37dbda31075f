package dev.holdfast.transfer;

import dev.holdfast.disposition.Plan;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A bag that is not handed over yet: {@code unfinished/bag} in its folder, and beside it in {@code
 * unfinished/final} the tag files that fit once some items are left out. Every step may be broken
 * off and done again. Until the last file has moved out of {@code unfinished}, the folder has no
 * {@code bagit.txt} and so is no bag for anybody.
 */
final class StagedBag {
    private static final String DECLARATION = "bagit.txt";
    private static final String INFO = "bag-info.txt";
    private static final String MANIFEST = "manifest-sha256.txt";
    private static final String TAGS = "tagmanifest-sha256.txt";
    private static final String OXUM = "Payload-Oxum";
    private static final String ITEM = TransferItems.ITEMS + "/";

    private final Path out;
    private final Path unfinished;
    private final Path bag;
    private final Path fitting;

    StagedBag(Path out) {
        this.out = out;
        this.unfinished = out.resolve("unfinished");
        this.bag = unfinished.resolve("bag");
        this.fitting = unfinished.resolve("final");
    }

    Path folder() {
        return bag;
    }

    boolean present() {
        return Files.isDirectory(bag);
    }

    /** Whether everything is in its place. */
    boolean complete() {
        return !Files.exists(unfinished) && Files.exists(out.resolve(DECLARATION));
    }

    /**
     * Makes room for the bag; what a crash left of the same plan's goes first.
     *
     * @throws Problem HF-2054 when something else is in the folder
     */
    void begin(Plan plan) throws IOException {
        Files.createDirectories(out);
        Path mark = unfinished.resolve("plan-" + plan.id() + "-" + plan.seal().hex());
        try (Stream<Path> inside = Files.list(out)) {
            if (!inside.allMatch(one -> one.equals(unfinished) && Files.exists(mark))) {
                throw new Problem(
                        Code.EXPORT_FOLDER_NOT_EMPTY,
                        "the folder " + out + " has something in it",
                        "name one that is empty or not there yet");
            }
        }
        discard();
        Files.createDirectories(bag);
        Files.createFile(mark);
        force(unfinished);
        force(out);
    }

    void discard() throws IOException {
        delete(unfinished);
    }

    /**
     * Writes the tag files that fit when everything but these items is left out.
     *
     * @return the digest of the tag manifest
     */
    Sha256 settle(ItemSet keep, byte[] note) throws IOException {
        delete(fitting);
        if (ReadBack.items(bag).equals(keep)) {
            return Sha256.of(Files.readAllBytes(bag.resolve(TAGS)));
        }
        AccessionBag fit = new AccessionBag(fitting);
        for (Map.Entry<String, Sha256> file : manifest(bag.resolve(MANIFEST)).entrySet()) {
            if (keep.contains(ordinal(file.getKey()))) {
                fit.payloadKept(
                        file.getKey(), file.getValue(), Files.size(bag.resolve(file.getKey())));
            }
        }
        Set<String> rewritten = Set.of(DECLARATION, INFO, MANIFEST);
        manifest(bag.resolve(TAGS))
                .forEach(
                        (name, digest) -> {
                            if (!rewritten.contains(name)) {
                                fit.tagKept(name, digest);
                            }
                        });
        fit.tag("holdfast/handed-over.json", note);
        Sha256 digest = fit.close(about());
        force(fitting);
        return digest;
    }

    /** Leaves out what is settled to be left out, reads back, and moves all into place. */
    void complete(Sha256 manifest) throws IOException, InterruptedException {
        boolean moving = Files.exists(out.resolve("data"));
        if (present() && !moving) {
            refit();
            if (!ReadBack.whole(bag).equals(manifest)) {
                throw notWhole();
            }
        }
        if (present()) {
            for (String name : List.of("data", "holdfast", INFO, MANIFEST, TAGS, DECLARATION)) {
                if (Files.exists(bag.resolve(name))) {
                    Files.move(
                            bag.resolve(name), out.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            force(out);
        }
        discard();
        force(out);
        if (moving && !ReadBack.whole(out).equals(manifest)) {
            throw notWhole();
        }
    }

    private void refit() throws IOException {
        if (Files.isDirectory(fitting)) {
            for (String name :
                    List.of("holdfast/handed-over.json", DECLARATION, INFO, MANIFEST, TAGS)) {
                if (Files.exists(fitting.resolve(name))) {
                    Files.move(
                            fitting.resolve(name),
                            bag.resolve(name),
                            StandardCopyOption.REPLACE_EXISTING,
                            StandardCopyOption.ATOMIC_MOVE);
                }
            }
            delete(fitting);
        }
        ItemSet.Builder listed = ItemSet.builder();
        manifest(bag.resolve(MANIFEST)).keySet().forEach(name -> listed.add(ordinal(name)));
        ItemSet left = ReadBack.items(bag).andNot(listed.build());
        for (long ordinal : left.ordinals().toArray()) {
            delete(bag.resolve(ITEM + ordinal));
        }
        force(bag.resolve(TransferItems.ITEMS));
        force(bag);
    }

    private Map<String, String> about() throws IOException {
        Map<String, String> about = new LinkedHashMap<>();
        for (String line : Files.readAllLines(bag.resolve(INFO))) {
            int colon = line.indexOf(": ");
            if (colon > 0 && !line.startsWith(OXUM)) {
                about.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        return about;
    }

    /** The number of the item that a payload file belongs to. */
    private static long ordinal(String name) {
        return Long.parseLong(name.substring(ITEM.length(), name.indexOf('/', ITEM.length())));
    }

    private static Map<String, Sha256> manifest(Path file) throws IOException {
        Map<String, Sha256> files = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            int gap = line.indexOf("  ");
            files.put(line.substring(gap + 2), Sha256.parse(line.substring(0, gap)));
        }
        return files;
    }

    private Problem notWhole() {
        return new Problem(
                Code.TRANSFER_NOT_WHOLE,
                "the package in " + out + " is not the one that was settled",
                "check the disk; the items are destroyed here, so keep whatever the folder has");
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

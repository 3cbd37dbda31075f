package dev.holdfast.transfer;

import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import gov.loc.repository.bagit.domain.Bag;
import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Reads a bag back from the disk, with the Library of Congress's own reader: not with the code that
 * wrote it.
 */
final class ReadBack {
    private static final int THREADS = 2;

    private ReadBack() {}

    /**
     * @return the digest of the tag manifest
     * @throws Problem HF-2061 unless the bag is complete and every hash in it is right
     */
    static Sha256 whole(Path folder) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS);
                BagVerifier verifier = new BagVerifier(threads)) {
            Bag bag = new BagReader().read(folder);
            verifier.isValid(bag, false);
            return Sha256.of(Files.readAllBytes(folder.resolve("tagmanifest-sha256.txt")));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // each kind of broken bag has a checked exception of its own
            throw new Problem(
                    Code.TRANSFER_NOT_WHOLE,
                    "the package in " + folder + " is not whole (" + e.getMessage() + ")",
                    "nothing was destroyed; check the disk and hand over into another folder",
                    e);
        }
    }

    /** The items whose folders are in the bag. */
    static ItemSet items(Path folder) throws IOException {
        try (Stream<Path> folders = Files.list(folder.resolve(TransferItems.ITEMS))) {
            return ItemSet.of(
                    folders.mapToLong(one -> Long.parseLong(one.getFileName().toString()))
                            .sorted()
                            .toArray());
        }
    }
}

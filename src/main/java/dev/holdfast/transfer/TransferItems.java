package dev.holdfast.transfer;

import dev.holdfast.audit.Actor;
import dev.holdfast.disposition.HandOver;
import dev.holdfast.disposition.Plan;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Hands the items of a plan over in an accession package, or finds the one that was written. */
@Singleton
public class TransferItems {
    static final String ITEMS = "data/items";

    private final WriteBag write;

    TransferItems(WriteBag write) {
        this.write = write;
    }

    /**
     * @param out a folder that is empty or not there yet; where the plan was cut off after its
     *     package had been written, the folder that has it now
     */
    public HandOver to(Path out, Actor by) {
        return (plan, items) -> {
            try {
                Plan.Bag bag = plan.bag();
                return bag == null ? written(plan, items, out, by) : found(plan, bag, out);
            } catch (IOException e) {
                throw new Problem(
                        Code.EXPORT_NOT_WRITTEN,
                        "the package in " + out + " broke off (" + e.getMessage() + ")",
                        "nothing was destroyed; choose an empty folder you may write to, with room"
                                + " on the disk",
                        e);
            }
        };
    }

    private HandOver.Handed written(Plan plan, ItemSet items, Path out, Actor by)
            throws IOException, InterruptedException {
        refuseUsed(out);
        Files.createDirectories(out);
        Sha256 manifest = write.write(plan, items, out, by);
        if (!ReadBack.whole(out).equals(manifest) || !ReadBack.items(out).equals(items)) {
            throw notThePlans(plan, out);
        }
        return new HandOver.Handed(new Plan.Bag(out.toString(), manifest), items);
    }

    private static HandOver.Handed found(Plan plan, Plan.Bag bag, Path out)
            throws IOException, InterruptedException {
        if (!ReadBack.whole(out).equals(bag.manifest())) {
            throw notThePlans(plan, out);
        }
        return new HandOver.Handed(bag, ReadBack.items(out));
    }

    private static Problem notThePlans(Plan plan, Path out) {
        return new Problem(
                Code.TRANSFER_NOT_WHOLE,
                "the package in " + out + " is not that of plan " + plan.id(),
                "name the folder the plan was handed over into");
    }

    private static void refuseUsed(Path out) throws IOException {
        try (Stream<Path> inside = Files.isDirectory(out) ? Files.list(out) : Stream.empty()) {
            if (inside.findAny().isPresent()) {
                throw new Problem(
                        Code.EXPORT_FOLDER_NOT_EMPTY,
                        "the folder " + out + " has something in it",
                        "name one that is empty or not there yet");
            }
        }
    }
}

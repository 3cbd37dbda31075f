package dev.holdfast.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.holdfast.audit.Actor;
import dev.holdfast.disposition.HandOver;
import dev.holdfast.disposition.Plan;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Hands the items of a plan over in an accession package that has exactly what was destroyed. */
@Singleton
public class TransferItems {
    static final String ITEMS = "data/items";

    private final WriteBag write;
    private final ObjectMapper json;

    TransferItems(WriteBag write, ObjectMapper json) {
        this.write = write;
        this.json = json;
    }

    /**
     * @param out a folder that is empty or not there yet; where the plan was cut off, the folder
     *     that has its package now
     */
    public HandOver to(Path out, Actor by) {
        return new Into(out, by);
    }

    private final class Into implements HandOver {
        private final Path out;
        private final StagedBag staged;
        private final Actor by;

        Into(Path out, Actor by) {
            this.out = out;
            this.staged = new StagedBag(out);
            this.by = by;
        }

        @Override
        public Handed stage(Plan plan, ItemSet items, boolean begun) throws InterruptedException {
            try {
                Plan.Bag known = plan.staged();
                if (known != null && staged.present()) {
                    if (ReadBack.whole(staged.folder()).equals(known.manifest())) {
                        return new Handed(known, ReadBack.items(staged.folder()));
                    }
                    throw notThePlans(plan);
                }
                if (begun) {
                    throw notThePlans(plan);
                }
                return written(plan, items);
            } catch (IOException e) {
                throw new Problem(
                        Code.EXPORT_NOT_WRITTEN,
                        "the package in " + out + " broke off (" + e.getMessage() + ")",
                        "nothing was destroyed; choose an empty folder you may write to, with room"
                                + " on the disk",
                        e);
            }
        }

        private Handed written(Plan plan, ItemSet items) throws IOException, InterruptedException {
            staged.begin(plan);
            Sha256 manifest = write.write(plan, items, staged.folder(), by);
            if (!ReadBack.whole(staged.folder()).equals(manifest)
                    || !ReadBack.items(staged.folder()).equals(items)) {
                throw notThePlans(plan);
            }
            return new Handed(new Plan.Bag(out.toString(), manifest), items);
        }

        @Override
        public Plan.@Nullable Bag settle(Plan plan, ItemSet destroyed) {
            try {
                if (destroyed.isEmpty()) {
                    staged.discard();
                    return null;
                }
                if (!staged.present()) {
                    throw notThePlans(plan);
                }
                ItemSet all = ReadBack.items(staged.folder());
                if (!destroyed.andNot(all).isEmpty()) {
                    throw notThePlans(plan);
                }
                return new Plan.Bag(
                        out.toString(),
                        staged.settle(
                                destroyed, note(plan, destroyed, all.size() - destroyed.size())));
            } catch (IOException e) {
                throw unfinished(e);
            }
        }

        @Override
        public void complete(Plan plan, ItemSet destroyed) throws InterruptedException {
            Plan.Bag bag = Objects.requireNonNull(plan.bag());
            try {
                if (staged.complete()) {
                    if (!ReadBack.whole(out).equals(bag.manifest())) {
                        throw notThePlans(plan);
                    }
                    return;
                }
                staged.complete(bag.manifest());
                if (!ReadBack.items(out).equals(destroyed)) {
                    throw notThePlans(plan);
                }
            } catch (IOException e) {
                throw unfinished(e);
            }
        }

        private Problem unfinished(IOException e) {
            return new Problem(
                    Code.EXPORT_NOT_WRITTEN,
                    "the package in " + out + " could not be finished (" + e.getMessage() + ")",
                    "mend the disk and execute the plan again with the same --out; keep the folder",
                    e);
        }

        private Problem notThePlans(Plan plan) {
            Plan.Bag known = plan.bag() == null ? plan.staged() : plan.bag();
            return new Problem(
                    Code.TRANSFER_NOT_WHOLE,
                    "the package in " + out + " is not that of plan " + plan.id(),
                    "name the folder the plan was handed over into"
                            + (known == null ? "" : ": " + known.folder()));
        }
    }

    private byte[] note(Plan plan, ItemSet handed, long leftOut) throws JsonProcessingException {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("plan", plan.id());
        note.put("items", handed.size());
        note.put("leftOut", leftOut);
        note.put(
                "why",
                "kept by the sender after the package had been written, and so taken out; the"
                        + " proofs of the others lead to the root over all that were written");
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(note);
    }
}

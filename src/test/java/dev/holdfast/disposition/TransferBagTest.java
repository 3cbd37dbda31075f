package dev.holdfast.disposition;

import static dev.holdfast.disposition.DispositionScene.PLANNER;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.evidence.DisposeOfPlan;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.retention.ActivatePolicies;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.transfer.TransferItems;

import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.stream.Stream;

/** What is handed over is exactly what was destroyed here, wherever it was cut off. */
class TransferBagTest {
    @TempDir static Path folder;
    private static DispositionScene scene;

    /** Its policy; what it left alive is of no concern to the next plan. */
    private static @Nullable String before;

    /** Where the process dies, or what happens there. */
    private enum Step {
        STAGED,
        SETTLED,
        HALF_COMPLETE,
        COMPLETE
    }

    @FunctionalInterface
    private interface Happening {
        void at(Step step) throws Exception;
    }

    private static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The real hand-over, with something happening after a step of it. */
    private record Watched(HandOver real, Path out, Happening happening) implements HandOver {
        @Override
        public Handed stage(Plan plan, ItemSet items, boolean begun) throws InterruptedException {
            Handed handed = real.stage(plan, items, begun);
            at(Step.STAGED);
            return handed;
        }

        @Override
        public Plan.@Nullable Bag settle(Plan plan, ItemSet destroyed) {
            Plan.Bag bag = real.settle(plan, destroyed);
            at(Step.SETTLED);
            return bag;
        }

        @Override
        public void complete(Plan plan, ItemSet destroyed) throws InterruptedException {
            at(Step.HALF_COMPLETE);
            real.complete(plan, destroyed);
            at(Step.COMPLETE);
        }

        private void at(Step step) {
            try {
                happening.at(step);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @BeforeAll
    static void start() {
        scene = new DispositionScene(folder);
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @Test
    void holdPlacedAfterTheBagWasWrittenShouldTakeTheItemOutOfIt() throws Exception {
        Plan plan = planned("avocet");
        Path out = folder.resolve("avocet-bag");
        Plan done =
                execute(
                        plan,
                        out,
                        step -> {
                            if (step == Step.STAGED) {
                                assertThat(out.resolve("bagit.txt")).doesNotExist();
                                scene.hold("Avocet matter", "\"avocet number 4\"");
                            }
                        });
        assertThat(done.state()).isEqualTo(Plan.State.EXECUTED);
        assertThat(done.destroyed()).isEqualTo(9);
        ItemSet alive = scene.find("subject:avocet");
        assertThat(alive.size()).isEqualTo(1);
        assertThat(done.refused())
                .singleElement()
                .satisfies(one -> assertThat(one.item()).isEqualTo(first(alive)));
        checkBag(done, out, plan.items().andNot(alive));
        assertThat(Files.readString(out.resolve("holdfast/handed-over.json")))
                .contains("\"leftOut\" : 1", "\"items\" : 9");
        String certificate = certificate(done);
        assertThat(certificate)
                .contains(Objects.requireNonNull(done.bag()).manifest().hex())
                .doesNotContain(Objects.requireNonNull(done.staged()).manifest().hex());
        assertThatThrownBy(
                        () ->
                                scene.sql(
                                        "UPDATE disposition_plan SET bag_staged = NULL WHERE id ="
                                                + " "
                                                + plan.id()))
                .hasMessageContaining("not staged again");
    }

    @Test
    void cutOffAtAnyStepShouldGoOnWhenExecutedAgain() throws Exception {
        for (Step step : Step.values()) {
            String words = "bittern" + step.ordinal();
            Plan plan = planned(words);
            Path out = folder.resolve(words + "-bag");
            assertThatThrownBy(
                            () ->
                                    execute(
                                            plan,
                                            out,
                                            at -> {
                                                if (at == Step.STAGED) {
                                                    scene.hold(words, "\"" + words + " number 2\"");
                                                }
                                                if (at == step) {
                                                    halve(step, out);
                                                    throw new Cut();
                                                }
                                            }))
                    .isInstanceOf(Cut.class);
            Plan done = execute(plan, out, at -> {});
            ItemSet alive = scene.find("subject:" + words);
            assertThat(alive.size()).as("%s", step).isEqualTo(1);
            checkBag(done, out, plan.items().andNot(alive));
        }
    }

    @Test
    void planStoppedAndGivenUpShouldHandOverWhatItDestroyed() throws Exception {
        Plan plan = planned("curlew");
        Path out = folder.resolve("curlew-bag");
        Plan stopped =
                execute(
                        plan,
                        out,
                        at -> {
                            if (at == Step.STAGED) {
                                scene.bean(StopPlan.class)
                                        .stop(plan.id(), "wrong", DispositionScene.FIRST);
                            }
                        });
        assertThat(stopped.state()).isEqualTo(Plan.State.STOPPED);
        Plan ended =
                scene.bean(DisposeOfPlan.class)
                        .giveUp(plan.id(), "wrong", DispositionScene.FIRST)
                        .plan();
        assertThat(ended.bag()).isNull();
        assertThat(scene.find("subject:curlew").size()).isEqualTo(10);
        try (Stream<Path> left = Files.list(out)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void folderOfSomethingElseShouldBeLeftAlone() throws Exception {
        Plan plan = planned("dunlin");
        Path out = Files.createDirectories(folder.resolve("dunlin-bag"));
        Files.createDirectories(out.resolve("unfinished/bag"));
        assertThatThrownBy(() -> execute(plan, out, at -> {})).hasMessageContaining("in it");
        assertThat(out.resolve("unfinished/bag")).exists();
        assertThat(scene.find("subject:dunlin").size()).isEqualTo(10);
    }

    /** As when the last steps were cut off in the middle: some files moved, others not. */
    private static void halve(Step step, Path out) throws Exception {
        if (step == Step.HALF_COMPLETE) {
            Path fitting = out.resolve("unfinished/final");
            Files.move(
                    fitting.resolve("bag-info.txt"),
                    out.resolve("unfinished/bag/bag-info.txt"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Plan planned(String words) throws Exception {
        if (before != null) {
            scene.bean(ActivatePolicies.class).retire(before, DispositionScene.OFFICER);
        }
        before = words;
        scene.ingest("okafor", 10, words);
        scene.activate(DispositionScene.policy(words, "subject:" + words, "P5Y", "destroy"));
        Plan plan =
                DispositionScene.planned(
                        scene.bean(PlanDisposition.class)
                                .planTransfer(scene.bean(ArchiveSettings.class).today(), PLANNER));
        return scene.approved(plan);
    }

    private static Plan execute(Plan plan, Path out, Happening happening) throws Exception {
        HandOver real = scene.bean(TransferItems.class).to(out, PLANNER);
        return scene.bean(DisposeOfPlan.class)
                .dispose(plan.id(), new Watched(real, out, happening), PLANNER, n -> {})
                .plan();
    }

    /** By the Library of Congress's reader, and item by item. */
    private static void checkBag(Plan done, Path out, ItemSet handed) throws Exception {
        try (BagVerifier verifier = new BagVerifier()) {
            verifier.isValid(new BagReader().read(out), false);
        }
        try (Stream<Path> items = Files.list(out.resolve("data/items"))) {
            assertThat(items.map(one -> one.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            handed.ordinals().mapToObj(Long::toString).toList());
        }
        try (Stream<Path> top = Files.list(out)) {
            assertThat(top.map(one -> one.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "data",
                            "holdfast",
                            "bagit.txt",
                            "bag-info.txt",
                            "manifest-sha256.txt",
                            "tagmanifest-sha256.txt");
        }
        assertThat(done.destroyed()).isEqualTo(handed.size());
        assertThat(Objects.requireNonNull(done.bag()).manifest())
                .isEqualTo(Sha256.of(Files.readAllBytes(out.resolve("tagmanifest-sha256.txt"))));
    }

    private static long first(ItemSet items) {
        return items.ordinals().findFirst().orElseThrow();
    }

    private static String certificate(Plan done) throws Exception {
        try (PdfReader reader =
                new PdfReader(
                        Files.readAllBytes(Path.of(Objects.requireNonNull(done.certificate()))))) {
            StringBuilder text = new StringBuilder();
            PdfTextExtractor extractor = new PdfTextExtractor(reader);
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(extractor.getTextFromPage(page));
            }
            return text.toString().replaceAll("\\s+", "");
        }
    }
}

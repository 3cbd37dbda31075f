package dev.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import dev.holdfast.disposition.DispositionScene;
import dev.holdfast.disposition.Plan;
import dev.holdfast.disposition.Plans;
import dev.holdfast.register.Transactions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** A transfer in the console: drawn up, handed over into a folder, destroyed; and the self-test. */
class ConsoleTransferTest {
    @TempDir Path folder;

    @Test
    void planShouldBeHandedOverAndDestroyed() throws Exception {
        ConsoleBrowser.assumeInstalled();
        try (DispositionScene scene = new DispositionScene(folder)) {
            scene.ingest("okafor", 12, "kestrel");
            scene.activate(DispositionScene.policy("kestrel", "subject:kestrel", "P5Y", "destroy"));
            try (ConsoleBrowser browser = new ConsoleBrowser(scene, "transfer")) {
                Page page = browser.setUp("m.lindqvist");
                transfer(scene, browser, page);
                selfTest(browser, page);
                assertThat(browser.complaints())
                        .as("what the browser's console complained about")
                        .isEmpty();
            }
        }
    }

    private void transfer(DispositionScene scene, ConsoleBrowser browser, Page page)
            throws Exception {
        page.click("nav a:has-text('Disposition')");
        page.selectOption("#kind", "transfer");
        browser.picture(page, "draw");
        page.click("button:has-text('Draw up')");
        page.waitForURL("**/disposition/D-1");
        Plan plan =
                scene.bean(Transactions.class)
                        .read(connection -> scene.bean(Plans.class).get(connection, 1));
        assertThat(plan.kind()).isEqualTo(Plan.Kind.TRANSFER);
        scene.approved(plan);

        Path out = folder.resolve("accession");
        page.reload();
        page.click("summary:has-text('Hand over and destroy 12 items')");
        page.fill("#folder", out.toString());
        page.fill("#typed", "D-1");
        page.fill("#execute-password", ConsoleBrowser.PASSWORD);
        browser.picture(page, "hand-over");
        page.click("button:has-text('Hand over, then destroy for good')");
        page.waitForSelector("a:has-text('Certificate')");
        browser.picture(page, "handed-over");
        assertThat(out.resolve("bagit.txt")).exists();
        try (var items = Files.list(out.resolve("data/items"))) {
            assertThat(items).hasSize(12);
        }
        assertThat(scene.find("subject:kestrel").size()).isZero();
    }

    private static void selfTest(ConsoleBrowser browser, Page page) {
        page.click("nav a:has-text('Audit')");
        page.click("button:has-text('Self-test of the holds')");
        page.waitForSelector("#verified .notice.good:has-text('Every way was refused')");
        page.click("#verified summary:has-text('refused by role')");
        browser.picture(page, "self-test");
        assertThat(page.textContent("#verified"))
                .contains("refused by trigger", "draw up a plan behind the log's back");
    }
}

package dev.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import dev.holdfast.disposition.DispositionScene;
import dev.holdfast.disposition.Plan;
import dev.holdfast.disposition.Plans;
import dev.holdfast.evidence.DisposeOfPlan;
import dev.holdfast.register.Transactions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A request for erasure in the console, from the question to the letter. */
class ConsoleErasureTest {
    @TempDir Path folder;

    @Test
    void requestShouldBeWeighedDecidedErasedAndAnswered() throws Exception {
        ConsoleBrowser.assumeInstalled();
        try (DispositionScene scene = new DispositionScene(folder)) {
            fill(scene);
            try (ConsoleBrowser browser = new ConsoleBrowser(scene, "erasure")) {
                journey(scene, browser, browser.setUp("m.lindqvist"));
            }
        }
    }

    private static void journey(DispositionScene scene, ConsoleBrowser browser, Page page)
            throws Exception {
        open(browser, page);
        String weighed = page.textContent("table.rows");
        assertThat(weighed)
                .contains("held", "kept by law", "to decide", "free")
                .contains("GDPR Art 17(3)(e)", "GDPR Art 17(3)(b)", "5 Mar 2045");
        page.navigate(browser.url() + "/");
        page.click("tr:has-text('Request E-1') a");
        page.waitForURL("**/erasures/E-1");
        doorShouldShow(page, "tr:has-text('kept by law')", "20 items");
        doorShouldShow(page, "tr:has-text('Legal hold')", "1 item");
        browser.picture(page, "weighed");

        judge(page, "erase", "A newsletter of 2015 serves nobody any more.");
        judge(page, "keep", "The authority of New York has asked for these records.");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        browser.picture(page, "decided-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));

        page.click("button:has-text('Draw up the plan of 16 items')");
        page.waitForSelector("a:has-text('D-1')");
        assertThat(page.querySelector("summary:has-text('Decide')")).isNull();
        execute(scene);
        page.reload();
        assertThat(page.textContent(".steps")).contains("16 items erased");
        page.click("button:has-text('Write the letter')");
        page.waitForSelector("a:has-text('Letter (PDF)')");
        browser.picture(page, "answered");
        Download letter = page.waitForDownload(() -> page.click("a:has-text('Letter (PDF)')"));
        assertThat(letter.suggestedFilename()).isEqualTo("answer-E-1.pdf");
        assertThat(Files.readString(letter.path(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
        Files.write(browser.file("letter.pdf"), Files.readAllBytes(letter.path()));
        page.click("nav a:has-text('Erasure requests')");
        assertThat(page.textContent("table.rows")).contains("E-1", "answered");
        browser.picture(page, "list");
        assertThat(browser.complaints())
                .as("what the browser's console complained about")
                .isEmpty();
    }

    private static void fill(DispositionScene scene) throws Exception {
        scene.ingest("okafor", 20, "kestrel invoice");
        scene.ingest("okafor", 12, "merlin newsletter");
        scene.ingest("okafor", 9, "osprey account");
        scene.ingest("okafor", 5, "heron lunch");
        scene.activate(
                DispositionScene.policy("vouchers", "subject:invoice", "P30Y", "destroy")
                        + "jurisdiction: de\n");
        scene.activate(
                DispositionScene.policy("ny-accounts", "subject:account", "P30Y", "destroy")
                        + "jurisdiction: us-ny\n");
        scene.activate(
                DispositionScene.policy("house-rule", "subject:newsletter", "P30Y", "destroy")
                        + "ground: own-interest\n");
        scene.hold("Heron v. Northgate", "\"heron lunch number 3\"");
    }

    private static void open(ConsoleBrowser browser, Page page) {
        page.click("nav a:has-text('Erasure requests')");
        page.fill("#person", "Ben Okafor");
        page.fill("#addresses", "ben@northgate.example");
        page.fill("#about", "everything about me");
        browser.picture(page, "open");
        page.click("button:has-text('Open and weigh')");
        page.waitForURL("**/erasures/E-1");
    }

    private static void doorShouldShow(Page page, String row, String count) {
        page.click(row + " td.end a");
        page.waitForSelector(".meaning");
        assertThat(page.textContent(".meaning")).contains(count);
        page.goBack();
        page.waitForSelector(".steps");
    }

    /** The first class that waits; by keyboard, as anybody may have to. */
    private static void judge(Page page, String choice, String why) {
        String form = "details[open] form[hx-post*='/judge/']";
        page.focus(form + " select");
        page.selectOption(form + " select", choice);
        page.keyboard().press("Tab");
        page.keyboard().type(why);
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.waitForSelector("p:has-text('" + why + "')");
    }

    private static void execute(DispositionScene scene) throws Exception {
        Plan plan =
                scene.bean(Transactions.class)
                        .read(connection -> scene.bean(Plans.class).get(connection, 1));
        scene.approved(plan);
        scene.bean(DisposeOfPlan.class).dispose(plan.id(), DispositionScene.PLANNER, n -> {});
    }
}

package dev.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;

import dev.holdfast.access.FirstRunSetup;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A person sets Holdfast up, signs in and visits every desk, in a real Chromium. Pictures are left
 * under target/screenshots.
 */
class ConsoleJourneyTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final String PASSWORD = "correct horse battery";
    private static final String QUERY =
            "kind:email AND (\"cold chain\" NEAR(5) recall) AND sent>=2019-01-01 NOT"
                    + " from:newsletter.example";

    private final List<String> complaints = new ArrayList<>();

    @Test
    void consoleShouldLeadFromSetUpToEveryDesk() {
        assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium found: apt-get install chromium");
        try (ConsoleServer server = ConsoleServer.start();
                Playwright playwright =
                        Playwright.create(
                                new Playwright.CreateOptions()
                                        .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser =
                        playwright
                                .chromium()
                                .launch(
                                        new BrowserType.LaunchOptions()
                                                .setExecutablePath(CHROMIUM)
                                                .setArgs(List.of("--no-sandbox")))) {
            BrowserContext light = context(browser, ColorScheme.LIGHT);
            Page page = page(light);
            setUp(server, page);
            visitAll(server, page, "");
            search(server, page);
            hold(server, page);
            dispose(server, page);
            users(server, page);
            BrowserContext dark =
                    browser.newContext(
                            new Browser.NewContextOptions()
                                    .setViewportSize(1440, 900)
                                    .setColorScheme(ColorScheme.DARK)
                                    .setStorageState(light.storageState()));
            visitAll(server, page(dark), "-dark");
            signOut(server, page);
            assertThat(complaints).as("what the browser's console complained about").isEmpty();
        }
    }

    private void setUp(ConsoleServer server, Page page) {
        page.navigate(server.url() + "/");
        assertThat(page.url()).contains("/sign-in");
        String link = server.bean(FirstRunSetup.class).linkIfNobody().orElseThrow();
        page.navigate(server.url() + link);
        picture(page, "setup");
        page.fill("#name", "m.lindqvist");
        page.fill("#password", PASSWORD);
        page.fill("#repeated", PASSWORD);
        page.click("button[type=submit]");
        page.waitForURL(server.url() + "/");
        assertThat(page.textContent(".rail .who"))
                .contains("m.lindqvist")
                .contains("administrator");
        page.click(".out");
        page.waitForURL("**/sign-in");
        page.fill("#name", "m.lindqvist");
        page.fill("#password", PASSWORD);
        picture(page, "sign-in");
        page.keyboard().press("Enter");
        page.waitForURL(server.url() + "/");
    }

    private void visitAll(ConsoleServer server, Page page, String suffix) {
        for (String[] visit :
                new String[][] {
                    {"overview", "/"},
                    {"search", Show.search(QUERY)},
                    {"search-empty", "/search"},
                    {"search-bad", Show.search("kind:email AND (cold")},
                    {"matters", "/matters"},
                    {"matter", "/matters/m1"},
                    {"retention", "/retention"},
                    {"disposition", "/disposition"},
                    {"plan", "/disposition/D-31"},
                    {"reports", "/reports"},
                    {"audit", "/audit"},
                    {"sources", "/sources"},
                    {"administration", "/administration"},
                    {"problem", "/matters/none"}
                }) {
            page.navigate(server.url() + visit[1]);
            picture(page, visit[0] + suffix);
        }
    }

    private void search(ConsoleServer server, Page page) {
        page.navigate(server.url() + "/search");
        page.fill("#q", QUERY);
        page.keyboard().press("Enter");
        page.waitForSelector(".meaning");
        assertThat(page.textContent(".meaning"))
                .contains("1,284 items")
                .contains("37 more could not be read");
        assertThat(page.textContent(".preview .why")).contains("Legal hold").contains("FRCP 37(e)");
        assertThat(page.innerHTML(".preview .mail"))
                .doesNotContain("script")
                .doesNotContain("<img")
                .doesNotContain("onclick");
        assertThat(page.textContent(".preview")).contains("2 images were not loaded");
        page.focus(".hit");
        page.keyboard().press("ArrowDown");
        page.waitForSelector(".preview .item > .text");
        assertThat(page.getAttribute(".hit:nth-of-type(2)", "aria-current")).isEqualTo("true");
        picture(page, "search-second-hit");
        page.click(".more");
        page.waitForCondition(() -> page.locator(".hit").count() == 12);
    }

    private void hold(ConsoleServer server, Page page) {
        page.navigate(server.url() + "/matters/m1");
        page.selectOption("#custodian", "Okafor, Ben");
        page.fill("#query", "pallet");
        page.click("#hold button[type=submit]");
        page.waitForSelector("#scope .figure");
        picture(page, "hold-preview");
        page.click("#scope button");
        page.waitForSelector("text=H-14");
        page.navigate(server.url() + "/matters/m2");
        page.navigate(server.url() + "/matters/m3");
    }

    private void dispose(ConsoleServer server, Page page) {
        page.navigate(server.url() + "/disposition/D-31");
        page.click("summary:has-text('Approve destruction')");
        page.fill("#approve-password", "not my password");
        page.click("button:has-text('Approve D-31')");
        page.waitForSelector("#notice .notice");
        assertThat(page.textContent("#notice"))
                .contains("the password is wrong")
                .contains("HF-7001");
        picture(page, "approve-refused");
        page.fill("#approve-password", PASSWORD);
        page.click("button:has-text('Approve D-31')");
        page.waitForSelector("summary:has-text('Destroy 84,112 items')");
        page.click("summary:has-text('Destroy 84,112 items')");
        page.fill("#typed", "D-30");
        page.fill("#execute-password", PASSWORD);
        page.click("button:has-text('Destroy for good')");
        page.waitForSelector("#notice .notice");
        assertThat(page.textContent("#notice")).contains("type D-31 to go on");
        picture(page, "execute-refused");
    }

    private void users(ConsoleServer server, Page page) {
        page.navigate(server.url() + "/administration");
        page.fill("#name", "j.osei");
        page.check("input[value=approver]");
        page.click("button:has-text('Add')");
        page.waitForSelector("#added .notice");
        assertThat(page.inputValue("#added input")).contains("/password/");
        assertThat(page.textContent("#people"))
                .contains("j.osei")
                .contains("has not chosen a password");
        picture(page, "user-added");
    }

    private void signOut(ConsoleServer server, Page page) {
        page.navigate(server.url() + "/");
        page.click(".out");
        page.waitForURL("**/sign-in");
        page.navigate(server.url() + "/audit");
        assertThat(page.url()).contains("/sign-in?next=");
        assertThat(server.log())
                .anyMatch(entry -> entry.startsWith("m.lindqvist session.sign-out"))
                .anyMatch(
                        entry ->
                                entry.contains("session.refuse")
                                        && entry.contains("wrong password on confirmation"));
    }

    private static BrowserContext context(Browser browser, ColorScheme scheme) {
        return browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1440, 900).setColorScheme(scheme));
    }

    /**
     * Anything the content security policy stopped, or a script that failed, is a fault of ours.
     */
    private Page page(BrowserContext context) {
        Page page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")
                            && !message.text().contains("status of 4")
                            && !message.text().startsWith("Response Status Error Code 4")) {
                        complaints.add(page.url() + " " + message.text());
                    }
                });
        page.onPageError(error -> complaints.add(page.url() + " " + error));
        return page;
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
}

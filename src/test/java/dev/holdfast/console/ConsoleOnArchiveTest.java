package dev.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;

import dev.holdfast.access.FirstRunSetup;
import dev.holdfast.home.Home;
import dev.holdfast.service.Service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The main job in the console, over a real archive: set up, search, hold, plan, two approvals,
 * destruction, certificate, reports, verification.
 */
class ConsoleOnArchiveTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target/screenshots/archive");
    private static final String PASSWORD = "correct horse battery";

    @TempDir Path folder;
    private final List<String> complaints = new ArrayList<>();
    private String url = "";

    @Test
    void consoleShouldLeadThroughTheMainJobWhenTheArchiveIsReal() throws Exception {
        assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium found: apt-get install chromium");
        try (Service service =
                        Service.start(
                                new Home(folder.resolve("home")),
                                0,
                                Map.of(
                                        "holdfast.disposition.cooling",
                                        "PT0S",
                                        "holdfast.organisation",
                                        "Nordlicht Kaltlogistik"));
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
            url = "http://127.0.0.1:" + service.port();
            Page page = page(browser);
            setUp(service, page);
            picture(page, "overview-empty");
            SmallDemo.ingest(service, folder);
            page.navigate(url + "/");
            assertThat(page.textContent(".tallies")).contains("Due for disposition");
            picture(page, "overview");
            search(page);
            hold(page);
            String plan = draw(page);
            approve(browser, page, plan, "j.counsel");
            approve(browser, page, plan, "a.approver");
            execute(page, plan);
            prove(page);
            for (String desk :
                    List.of("matters", "retention", "disposition", "sources", "administration")) {
                page.navigate(url + "/" + desk);
                picture(page, desk);
            }
            page.navigate(url + "/");
            picture(page, "overview-after");
            assertThat(complaints).as("what the browser's console complained about").isEmpty();
        }
    }

    private void setUp(Service service, Page page) {
        String link = service.context().getBean(FirstRunSetup.class).linkIfNobody().orElseThrow();
        page.navigate(url + link);
        page.fill("#name", "m.lindqvist");
        page.fill("#password", PASSWORD);
        page.fill("#repeated", PASSWORD);
        page.click("button[type=submit]");
        page.waitForURL(url + "/");
        page.click(".out");
        page.waitForURL("**/sign-in");
        signIn(page, "m.lindqvist");
    }

    private void signIn(Page page, String name) {
        page.navigate(url + "/sign-in");
        page.fill("#name", name);
        page.fill("#password", PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(url + "/");
    }

    private void search(Page page) {
        page.navigate(url + "/search");
        page.fill("#q", "kind:email AND Polarstern");
        page.keyboard().press("Enter");
        page.waitForSelector(".meaning");
        assertThat(page.textContent(".meaning")).contains("exact");
        assertThat(page.locator(".hit").count()).isPositive();
        assertThat(page.textContent(".preview .why")).contains("Why");
        assertThat(page.locator(".preview mark").count()).isPositive();
        picture(page, "search");
        page.click(".facets a:has-text('due')");
        page.waitForURL("**outcome*");
        assertThat(page.locator(".facets a[aria-current=true]").count()).isPositive();
        page.navigate(url + Show.search("unreadable:true"));
        picture(page, "search-unreadable");
        page.navigate(url + Show.search("*"));
        page.click(".more");
        page.waitForCondition(() -> page.locator(".hit").count() == 50);
        page.navigate(url + Show.search("kind:email AND (cold"));
        assertThat(page.textContent(".notice")).contains("HF-4001");
        picture(page, "search-bad");
        page.navigate(url + Show.search("outcome:due"));
        picture(page, "search-due");
    }

    private void hold(Page page) {
        page.navigate(url + "/matters");
        page.fill("#name", "Polarstern v. Frostwerk");
        page.click("button:has-text('Open')");
        page.waitForURL("**/matters/1");
        page.fill("#query", "Polarstern OR Frostwerk");
        page.click("#hold button[type=submit]");
        page.waitForSelector("#scope .figure");
        String counted = page.textContent("#scope .figure").strip();
        picture(page, "hold-preview");
        page.click("#scope button");
        page.waitForSelector("text=H-1");
        assertThat(page.textContent("td.end a")).isEqualTo(counted);
        picture(page, "matter");
        page.navigate(url + Show.search("hold:1"));
        assertThat(page.textContent(".meaning")).contains(counted + " item");
        assertThat(page.textContent(".preview .why"))
                .contains("Legal hold “Polarstern v. Frostwerk”");
        picture(page, "search-held");
    }

    private String draw(Page page) {
        page.navigate(url + "/disposition");
        page.click("button:has-text('Draw up')");
        page.waitForURL("**/disposition/D-1");
        assertThat(page.textContent(".steps")).contains("waits for an approver");
        assertThat(page.locator("button:has-text('Approve D-1')").count()).isZero();
        assertThat(page.textContent("body")).contains("You drew up this plan");
        picture(page, "plan");
        String items = page.textContent("td.end a").strip();
        page.click("td.end a");
        page.waitForSelector(".meaning");
        assertThat(page.textContent(".meaning")).contains(items + " item");
        return "D-1";
    }

    private void approve(Browser browser, Page administrator, String plan, String name) {
        administrator.navigate(url + "/administration");
        administrator.fill("#name", name);
        administrator.check("input[value=approver]");
        administrator.click("button:has-text('Add')");
        administrator.waitForSelector("#added .notice");
        String link = administrator.inputValue("#added input");
        Page page = page(browser);
        page.navigate(link.startsWith("http") ? link : url + link);
        page.fill("#password", PASSWORD);
        page.fill("#repeated", PASSWORD);
        page.click("button[type=submit]");
        page.waitForLoadState();
        if (page.url().contains("sign-in")) {
            signIn(page, name);
        }
        page.navigate(url + "/disposition/" + plan);
        page.click("summary:has-text('Approve destruction')");
        page.fill("#remark", "sampled 8, all past date");
        page.fill("#approve-password", PASSWORD);
        picture(page, "approve-" + name);
        page.click("button:has-text('Approve " + plan + "')");
        page.waitForSelector(".steps li.done:has-text('" + name + "')");
        page.context().close();
    }

    private void execute(Page page, String plan) throws IOException {
        page.navigate(url + "/disposition/" + plan);
        page.click("summary:has-text('Destroy ')");
        page.fill("#typed", plan);
        page.fill("#execute-password", PASSWORD);
        picture(page, "execute");
        page.click("button:has-text('Destroy for good')");
        page.waitForSelector("a:has-text('Certificate')");
        picture(page, "plan-executed");
        Download certificate = page.waitForDownload(() -> page.click("a:has-text('Certificate')"));
        assertThat(Files.readString(certificate.path(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
        page.navigate(url + Show.search("plan:1"));
        assertThat(page.textContent(".meaning")).contains("0 items");
    }

    private void prove(Page page) throws IOException {
        page.navigate(url + "/reports");
        for (String kind :
                List.of(
                        "retention-compliance",
                        "hold-register",
                        "disposition-certificate",
                        "audit-trail")) {
            page.click("button[form=report-" + kind + "]");
            page.waitForSelector("a[href*='" + kind + "-2']");
        }
        picture(page, "reports");
        Download report = page.waitForDownload(() -> page.click("td.end a:has-text('PDF')"));
        assertThat(Files.size(report.path())).isPositive();
        page.navigate(url + "/audit");
        page.click("button:has-text('Verify')");
        page.waitForSelector("#verified .notice");
        assertThat(page.textContent("#verified")).contains("The log is whole");
        picture(page, "audit");
        page.fill("#q", "disposition");
        page.keyboard().press("Enter");
        page.waitForURL("**q=disposition*");
        assertThat(page.textContent("tbody"))
                .contains("disposition.certify")
                .doesNotContain("session.");
    }

    private Page page(Browser browser) {
        BrowserContext context =
                browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
        Page page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error") && !message.text().contains("status of 4")) {
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

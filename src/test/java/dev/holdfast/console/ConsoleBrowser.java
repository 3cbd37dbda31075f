package dev.holdfast.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;

import dev.holdfast.access.FirstRunSetup;
import dev.holdfast.disposition.DispositionScene;

import io.micronaut.runtime.server.EmbeddedServer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The console of a {@link DispositionScene} in Chromium, and the pictures taken of it. */
final class ConsoleBrowser implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final DispositionScene scene;
    private final Path pictures;
    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();
    private final String url;

    /**
     * @param name of the folder of its pictures
     */
    ConsoleBrowser(DispositionScene scene, String name) {
        this.scene = scene;
        this.pictures = Path.of("target/screenshots").resolve(name);
        this.playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(List.of("--no-sandbox")));
        this.url = "http://127.0.0.1:" + scene.bean(EmbeddedServer.class).getPort();
    }

    /** Skips the test where there is no browser. */
    static void assumeInstalled() {
        assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium found: apt-get install chromium");
    }

    String url() {
        return url;
    }

    /** What the browser's console complained about. */
    List<String> complaints() {
        return complaints;
    }

    /** The overview, as the administrator sees it who has just set the archive up. */
    Page setUp(String administrator) {
        Page page =
                browser.newContext(
                                new Browser.NewContextOptions()
                                        .setViewportSize(1440, 900)
                                        .setColorScheme(ColorScheme.LIGHT))
                        .newPage();
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) {
                        complaints.add(message.text());
                    }
                });
        page.navigate(url + scene.bean(FirstRunSetup.class).linkIfNobody().orElseThrow());
        page.fill("#name", administrator);
        page.fill("#password", PASSWORD);
        page.fill("#repeated", PASSWORD);
        page.click("button[type=submit]");
        page.waitForURL(url + "/");
        return page;
    }

    void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(pictures.resolve(name + ".png")));
    }

    /** Beside the pictures. */
    Path file(String name) {
        return pictures.resolve(name);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}

package dev.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.access.AddUser;
import dev.holdfast.access.CommandLineToken;
import dev.holdfast.access.DisableUser;
import dev.holdfast.access.FirstRunSetup;
import dev.holdfast.access.PersonName;
import dev.holdfast.access.Role;
import dev.holdfast.audit.Actor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who gets in and what is refused, over HTTP against the real server and register. */
class AccessTest {
    private static final String PASSWORD = "four words are long";
    private static final Pattern CSRF =
            Pattern.compile("X-CSRF-Token&[^;]+;:&[^;]+;([A-Za-z0-9_-]+)&");
    private static final Actor ADMINISTRATOR = new Actor("administrator");

    private final MovableClock clock = new MovableClock();
    private final HttpClient client = HttpClient.newHttpClient();
    private ConsoleServer server;

    @BeforeEach
    void start() {
        server = ConsoleServer.start(clock, Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void firstRunLinkShouldWorkOnceAndOnlyWhileNobodyIsThere() throws Exception {
        FirstRunSetup setup = server.bean(FirstRunSetup.class);
        String old = setup.linkIfNobody().orElseThrow();
        String link = setup.linkIfNobody().orElseThrow();
        assertThat(get(old, "").statusCode()).isEqualTo(410);
        assertThat(post(link, "", "", "name=ada&password=short&repeated=short").statusCode())
                .isEqualTo(400);
        assertThat(post(link, "", "", choice("ada")).statusCode()).isEqualTo(303);
        assertThat(post(link, "", "", choice("eve")).statusCode()).isEqualTo(410);
        assertThat(setup.linkIfNobody()).isEmpty();
        assertThat(server.log()).anyMatch(entry -> entry.startsWith("ada user.first-run user/ada"));
    }

    @Test
    void oneTimeLinkShouldEndAfterADay() throws Exception {
        String link = server.bean(FirstRunSetup.class).linkIfNobody().orElseThrow();
        clock.move(Duration.ofHours(24).plusSeconds(1));
        assertThat(post(link, "", "", choice("ada")).statusCode()).isEqualTo(410);
    }

    @Test
    void cookieShouldBeHttpOnlyStrictAndOfNoUseAfterIdleTime() throws Exception {
        HttpResponse<String> in = person("ada", Role.ADMINISTRATOR);
        String header = in.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(header).contains("HTTPOnly").contains("SameSite=Strict");
        String cookie = cookie(in);
        clock.move(Duration.ofMinutes(29));
        assertThat(get("/audit", cookie).statusCode()).isEqualTo(200);
        clock.move(Duration.ofMinutes(31));
        assertThat(get("/audit", cookie).statusCode()).isEqualTo(303);
    }

    @Test
    void sessionShouldEndAfterTwelveHoursHoweverBusy() throws Exception {
        String cookie = cookie(person("ada", Role.ADMINISTRATOR));
        for (int i = 0; i < 35; i++) {
            clock.move(Duration.ofMinutes(20));
            assertThat(get("/", cookie).statusCode()).isEqualTo(200);
        }
        clock.move(Duration.ofMinutes(20));
        assertThat(get("/", cookie).statusCode()).isEqualTo(303);
    }

    @Test
    void actShouldBeRefusedWithoutTokenOrFromAnotherSite() throws Exception {
        String cookie = cookie(person("ada", Role.ADMINISTRATOR));
        String csrf = csrf(get("/", cookie).body());
        assertThat(post("/matters", cookie, "", "name=x").statusCode()).isEqualTo(403);
        assertThat(post("/matters", cookie, "wrong", "name=x").statusCode()).isEqualTo(403);
        assertThat(post("/matters", cookie, csrf, "name=x").statusCode()).isEqualTo(303);
        HttpRequest foreign =
                request("/matters", cookie)
                        .header("X-CSRF-Token", csrf)
                        .header("Sec-Fetch-Site", "cross-site")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("name=x"))
                        .build();
        assertThat(send(foreign).statusCode()).isEqualTo(403);
    }

    @Test
    void roleShouldLimitWhatAPersonMaySeeAndDo() throws Exception {
        String cookie = cookie(person("rob", Role.REVIEWER));
        assertThat(get("/search", cookie).statusCode()).isEqualTo(200);
        HttpResponse<String> audit = get("/audit", cookie);
        assertThat(audit.statusCode()).isEqualTo(403);
        assertThat(audit.body()).contains("HF-7001");
        String csrf = csrf(get("/", cookie).body());
        assertThat(post("/matters", cookie, csrf, "name=x").statusCode()).isEqualTo(403);
        assertThat(get("/", cookie).body()).doesNotContain("href=\"/audit\"");
    }

    @Test
    void guessingShouldBeThrottledAndWrittenToTheLog() throws Exception {
        person("ada", Role.ADMINISTRATOR);
        for (int i = 0; i < 8; i++) {
            assertThat(post("/sign-in", "", "", "name=ada&password=guess" + i).statusCode())
                    .isEqualTo(401);
        }
        assertThat(post("/sign-in", "", "", "name=ada&password=" + encode(PASSWORD)).body())
                .contains("Too many");
        clock.move(Duration.ofMinutes(16));
        assertThat(post("/sign-in", "", "", "name=ada&password=" + encode(PASSWORD)).statusCode())
                .isEqualTo(303);
        assertThat(
                        server.log().stream()
                                .filter(entry -> entry.contains("session.refuse user/ada"))
                                .count())
                .isEqualTo(9);
    }

    @Test
    void disablingShouldEndSessionsAndSpareTheLastAdministrator() throws Exception {
        person("ada", Role.ADMINISTRATOR);
        String cookie = cookie(person("rob", Role.REVIEWER));
        DisableUser disable = server.bean(DisableUser.class);
        assertThat(disable.disable(new PersonName("rob"), ADMINISTRATOR))
                .isInstanceOf(DisableUser.Outcome.Disabled.class);
        assertThat(get("/", cookie).statusCode()).isEqualTo(303);
        assertThat(disable.disable(new PersonName("ada"), ADMINISTRATOR))
                .isInstanceOf(DisableUser.Outcome.LastAdministrator.class);
    }

    @Test
    void tokenOfTheHomeShouldActAsAdministratorOrAsWhomItNames() throws Exception {
        person("rob", Role.REVIEWER);
        CommandLineToken commandLine = server.bean(CommandLineToken.class);
        Path file = CommandLineToken.file(server.home());
        String token = Files.readString(file).strip();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(commandLine.identify(token, null).orElseThrow().actor())
                .isEqualTo(ADMINISTRATOR);
        assertThat(commandLine.identify(token, "alice").orElseThrow().roles())
                .containsExactlyInAnyOrder(Role.values());
        assertThat(commandLine.identify(token, "rob").orElseThrow().roles())
                .containsExactly(Role.REVIEWER);
        assertThat(commandLine.identify(token + "x", null)).isEmpty();
        HttpResponse<String> refused = get("/api/v1/anything", "");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Content-Type").orElse(""))
                .contains("application/problem+json");
        assertThat(refused.body()).contains("\"code\":\"HF-7002\"");
        HttpRequest shown =
                request("/api/v1/anything", "").header("Authorization", "Bearer " + token).build();
        assertThat(send(shown).statusCode()).isEqualTo(404);
    }

    @Test
    void pagesShouldCarryAStrictContentSecurityPolicy() throws Exception {
        HttpResponse<String> page = get("/sign-in?next=//evil.example", "");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body()).doesNotContain("evil.example");
    }

    private HttpResponse<String> person(String name, Role role) throws Exception {
        if (server.bean(AddUser.class).add(new PersonName(name), Set.of(role), ADMINISTRATOR)
                instanceof AddUser.Outcome.Added added) {
            return post(added.link(), "", "", choice(""));
        }
        throw new IllegalStateException(name + " was there already");
    }

    private static String choice(String name) {
        return "name=" + name + "&password=" + encode(PASSWORD) + "&repeated=" + encode(PASSWORD);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String cookie(HttpResponse<String> response) {
        String header = response.headers().firstValue("Set-Cookie").orElseThrow();
        return header.substring(0, header.indexOf(';'));
    }

    private static String csrf(String page) {
        Matcher matcher = CSRF.matcher(page);
        assertThat(matcher.find()).as("token in the page").isTrue();
        return matcher.group(1);
    }

    private HttpRequest.Builder request(String path, String cookie) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Accept", "text/html");
        return cookie.isEmpty() ? builder : builder.header("Cookie", cookie);
    }

    private HttpResponse<String> get(String path, String cookie)
            throws IOException, InterruptedException {
        return send(request(path, cookie).build());
    }

    private HttpResponse<String> post(String path, String cookie, String csrf, String form)
            throws IOException, InterruptedException {
        HttpRequest.Builder builder =
                request(path, cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form));
        return send(
                csrf.isEmpty() ? builder.build() : builder.header("X-CSRF-Token", csrf).build());
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}

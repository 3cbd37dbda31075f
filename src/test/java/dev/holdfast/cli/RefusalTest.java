package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.home.Home;
import dev.holdfast.service.Service;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What is refused, and how: one line with a code, status 1 or 2, and nothing of our insides. */
class RefusalTest {
    @TempDir static Path folder;

    private static Home home;
    private static Service service;
    private static Verbs verbs;

    @BeforeAll
    static void start() {
        home = new Home(folder.resolve("home"));
        service = Service.start(home, 0, Map.of());
        verbs = new Verbs(home.root());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void badInputShouldBeRefusedWithItsCode() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.mbox"));
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "id: x\nperiod: soon\n");
        verbs.refused(
                "HF-3001", "ingest", folder.resolve("nowhere").toString(), "--custodian", "a");
        verbs.refused("HF-3003", "ingest", empty.toString(), "--custodian", "a");
        verbs.refused("HF-4001", "search", "from:(");
        verbs.refused("HF-4001", "search", "x", "--facets", "colour");
        verbs.refused("HF-1002", "search", "x", "--sort", "size");
        verbs.refused("HF-1001", "show", "4711");
        verbs.refused("HF-1002", "show", "abc");
        verbs.refused("HF-1001", "why", "4711");
        verbs.refused("HF-3001", "policy", "check", folder.resolve("nowhere.yaml").toString());
        assertThat(verbs.say("policy", "check", bad.toString()).err()).contains("HF-50");
        verbs.refused("HF-1009", "--tenant", "other", "search", "x");
        verbs.refused("HF-1008", "tenant", "add", "other");
        assertThat(verbs.done("tenant", "list").at("/tenants/0/name").asText())
                .isEqualTo("default");
        verbs.refused("HF-1008", "source", "add", "imap", "--directory", "d", "--client", "c");
        verbs.refused("HF-9004", "source", "status", "nowhere");
        assertThat(verbs.done("source", "list").path("sources")).isEmpty();
        verbs.refused("HF-1002", "user", "add", "eve", "--role", "emperor");
    }

    @Test
    void homeInUseShouldBeRefusedToASecondService() {
        verbs.refused("HF-1003", "serve", "--port", "0");
    }

    @Test
    void portInUseShouldBeRefused() throws IOException {
        try (ServerSocket taken =
                new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            new Verbs(folder.resolve("other"))
                    .refused("HF-1004", "serve", "--port", "" + taken.getLocalPort());
        }
    }

    @Test
    void wrongUsageShouldEndWithTwo() {
        assertThat(verbs.say("serch", "x").status()).isEqualTo(2);
        assertThat(verbs.say("serch", "x").err()).contains("search");
        assertThat(verbs.say("hold").status()).isEqualTo(2);
        assertThat(verbs.say().status()).isEqualTo(2);
        assertThat(verbs.say("ingest", "x").err()).contains("--custodian");
        assertThat(verbs.say("why", "1", "--as-of", "soon").status()).isEqualTo(2);
        assertThat(verbs.say("report", "hold-register").status()).isEqualTo(2);
        assertThat(verbs.say("search", "--json").json().path("code").asText()).isEqualTo("HF-1007");
        assertThat(verbs.say("--help").status()).isZero();
        assertThat(verbs.say("hold", "place", "--help").out()).contains("--matter");
    }

    @Test
    void requestsShouldBeRefusedAsProblemDocuments() throws Exception {
        String token = Files.readString(home.tokenFile()).strip();
        assertProblem(get("/api/v1/nothing", token), 404, "HF-1001");
        assertProblem(get("/api/v1/items?limit=many", token), 400, "HF-1002");
        assertProblem(get("/api/v1/items", ""), 401, "HF-7002");
        assertProblem(post("/api/v1/ingests", token, "{"), 400, "HF-1002");
        assertProblem(post("/api/v1/ingests", token, "{}"), 400, "HF-1002");
        assertProblem(post("/api/v1/items", token, "{}"), 405, "HF-1002");
        assertProblem(get("/api/v1/jobs/9", token), 404, "HF-1001");
    }

    @Test
    void descriptionHealthAndMetricsShouldBeOpen() throws Exception {
        assertThat(get("/api/v1/openapi.yml", "").body())
                .contains("openapi: 3", "/api/v1/items/{id}/why");
        assertThat(get("/health", "").body()).contains("UP");
        assertThat(get("/prometheus", "").body()).contains("jvm_memory_used_bytes");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code)
            throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        var problem = Rest.JSON.readTree(answer.body());
        assertThat(problem.path("code").asText()).as(answer.body()).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        for (String field : new String[] {"type", "title", "detail", "remedy"}) {
            assertThat(problem.path(field).asText()).as(field).isNotBlank();
        }
    }

    private static HttpResponse<String> get(String path, String token) throws Exception {
        return send(request(path, token).GET().build());
    }

    private static HttpResponse<String> post(String path, String token, String body)
            throws Exception {
        return send(
                request(path, token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private static HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}

package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The service's REST interface as verbs use it. */
final class Rest {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final int ACCEPTED = 202;
    private static final int LAST_GOOD = 299;
    private static final int NEWLY_ASKED_MILLIS = 20;
    private static final int PATIENTLY_ASKED_MILLIS = 500;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(new NoTls())
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final String address;
    private final String token;
    private final @Nullable String as;
    private final Consumer<JsonNode> watcher;

    /**
     * @param as the user to act as, or null for the administrator
     * @param watcher shown a job each time it was asked about, the last time when it has ended
     */
    Rest(int port, String token, @Nullable String as, Consumer<JsonNode> watcher) {
        this.address = "http://127.0.0.1:" + port;
        this.token = token;
        this.as = as;
        this.watcher = watcher;
    }

    String address() {
        return address;
    }

    /** The same service, as somebody else. */
    Rest as(@Nullable String user) {
        return new Rest(
                Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)),
                token,
                user,
                watcher);
    }

    JsonNode get(String path, Map<String, ?> query) {
        return answer(
                send(request(path + query(query)).GET().build(), BodyHandlers.ofInputStream()));
    }

    JsonNode get(String path) {
        return get(path, Map.of());
    }

    /**
     * Asks for an act; where the service makes it a job, waits for its end and gives its result.
     */
    JsonNode post(String path, JsonNode body) {
        return post(
                path,
                Map.of(),
                "application/json",
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The same with a body that is not JSON. */
    JsonNode post(String path, Map<String, ?> query, String type, byte[] body) {
        HttpRequest request =
                request(path + query(query))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
        JsonNode answer = answer(response);
        return response.statusCode() == ACCEPTED
                ? await(response.headers().firstValue("Location").orElseThrow())
                : answer;
    }

    /** Copies what is at {@code path} as it is. */
    void copy(String path, OutputStream out) {
        HttpResponse<InputStream> response =
                send(request(path).GET().build(), BodyHandlers.ofInputStream());
        if (response.statusCode() > LAST_GOOD) {
            answer(response);
        }
        try (InputStream in = response.body()) {
            in.transferTo(out);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    static ObjectNode body() {
        return JSON.createObjectNode();
    }

    static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode await(String location) {
        String path = location.substring(location.indexOf("/api/"));
        long wait = NEWLY_ASKED_MILLIS;
        while (true) {
            try {
                Thread.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Problem(
                        Code.SERVICE_UNREACHABLE,
                        "the command was stopped",
                        "the service goes on with the work",
                        e);
            }
            wait = Math.min(PATIENTLY_ASKED_MILLIS, wait + wait / 2);
            JsonNode job = get(path);
            watcher.accept(job);
            switch (job.path("state").asText()) {
                case "DONE" -> {
                    return job.path("result");
                }
                case "FAILED" -> throw new Refused((ObjectNode) job.path("problem"));
                default -> {}
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Authorization", "Bearer " + token);
        return as == null ? request : request.header("X-Holdfast-As", part(as));
    }

    private static String query(Map<String, ?> query) {
        return query.isEmpty()
                ? ""
                : query.entrySet().stream()
                        .map(e -> e.getKey() + "=" + part(String.valueOf(e.getValue())))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw lost(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(
                    Code.SERVICE_UNREACHABLE, "the command was stopped", "run it again", e);
        }
    }

    private Problem lost(IOException e) {
        return new Problem(
                Code.SERVICE_UNREACHABLE,
                "the service at " + address + " does not answer (" + e + ")",
                "it may have been stopped; run the command again",
                e);
    }

    private static JsonNode answer(HttpResponse<InputStream> response) {
        JsonNode answer;
        try (InputStream in = response.body()) {
            answer = JSON.readTree(in);
        } catch (IOException e) {
            throw new Problem(
                    Code.SERVICE_UNREACHABLE,
                    "the service's answer breaks off (" + e.getMessage() + ")",
                    "run the command again",
                    e);
        }
        if (response.statusCode() > LAST_GOOD) {
            throw answer instanceof ObjectNode problem && problem.has("code")
                    ? new Refused(problem)
                    : new Problem(
                            Code.SERVICE_UNREACHABLE,
                            "what answers is no Holdfast service (status "
                                    + response.statusCode()
                                    + ")",
                            "check what listens there");
        }
        return answer;
    }
}

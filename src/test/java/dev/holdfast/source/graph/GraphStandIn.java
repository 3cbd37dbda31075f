package dev.holdfast.source.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

import dev.holdfast.source.graph.StandInTenant.Folder;
import dev.holdfast.source.graph.StandInTenant.Message;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A small Microsoft Graph on loopback that keeps state, and refuses what the real one would answer
 * with silent loss.
 */
final class GraphStandIn implements AutoCloseable {
    /**
     * Answers in place of the state: each is asked for every request until it gives one, and says
     * itself when it is used up.
     */
    final ConcurrentLinkedQueue<Function<String, ResponseDefinitionBuilder>> troubles =
            new ConcurrentLinkedQueue<>();

    final StandInTenant tenant = new StandInTenant();
    final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger running = new AtomicInteger();
    volatile int mostAtOnce;
    volatile int pageSize = 2;
    volatile long slowMillis;
    private final WireMockServer server;

    GraphStandIn() {
        server =
                new WireMockServer(
                        WireMockConfiguration.options()
                                .dynamicPort()
                                .bindAddress("127.0.0.1")
                                .containerThreads(30)
                                .disableRequestJournal()
                                .extensions(new State()));
        server.start();
        server.stubFor(any(anyUrl()));
    }

    String root() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The next {@code times} requests whose URL contains {@code part} get this answer. */
    void trouble(String part, int times, ResponseDefinitionBuilder answer) {
        AtomicInteger left = new AtomicInteger(times);
        troubles.add(
                url ->
                        url.contains(part) && left.getAndUpdate(n -> n > 0 ? n - 1 : 0) > 0
                                ? answer
                                : null);
    }

    static ResponseDefinitionBuilder answer(int status, String body) {
        return new ResponseDefinitionBuilder()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    static ResponseDefinitionBuilder error(int status, String code) {
        return answer(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"invented\"}}");
    }

    long requested(String part) {
        return requests.stream().filter(url -> url.contains(part)).count();
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class State implements ResponseDefinitionTransformerV2 {
        @Override
        public String getName() {
            return "state";
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            int now = running.incrementAndGet();
            try {
                mostAtOnce = Math.max(mostAtOnce, now);
                if (slowMillis > 0) {
                    Thread.sleep(slowMillis);
                }
                return reply(event.getRequest()).build();
            } catch (InterruptedException | RuntimeException e) {
                complaints.add(e.toString());
                return error(400, "StandInBroken").build();
            } finally {
                running.decrementAndGet();
            }
        }
    }

    private ResponseDefinitionBuilder reply(Request request) {
        String url = request.getUrl().replace("%24", "$");
        requests.add(url);
        if (!request.containsHeader("Authorization")) {
            return error(401, "InvalidAuthenticationToken");
        }
        tokens.add(request.getHeader("Authorization"));
        for (Function<String, ResponseDefinitionBuilder> trouble : troubles) {
            ResponseDefinitionBuilder answer = trouble.apply(url);
            if (answer != null) {
                return answer;
            }
        }
        if (url.startsWith("/v1.0/users?")) {
            return answer(200, tenant.users);
        }
        String prefer =
                request.header("Prefer").isPresent()
                        ? String.join(";", request.header("Prefer").values())
                        : "";
        if (!prefer.contains("IdType=\"ImmutableId\"")) {
            complaints.add("no immutable ids: " + url);
        }
        synchronized (tenant) {
            return mailbox(url, prefer);
        }
    }

    private ResponseDefinitionBuilder mailbox(String url, String prefer) {
        String path = url.replaceFirst("^/v1.0/users/[^/]+/", "").replaceFirst("\\?.*", "");
        String query = url.contains("?") ? url.substring(url.indexOf('?') + 1) : "";
        List<String> steps =
                List.of(path.split("/")).stream()
                        .map(step -> URLDecoder.decode(step, UTF_8))
                        .toList();
        if (steps.get(0).equals("messages")) {
            Message message = tenant.messages.get(steps.get(1));
            if (message == null) {
                return error(404, "ErrorItemNotFound");
            } else if (path.endsWith("/$value")) {
                return new ResponseDefinitionBuilder()
                        .withStatus(200)
                        .withHeader("Content-Type", "text/plain")
                        .withBody(message.mime);
            }
            return answer(200, message.json());
        } else if (steps.size() == 1) {
            return listing("", query);
        }
        Folder folder = tenant.folders.get(steps.get(1));
        if (folder == null) {
            folder = tenant.folders.get("f-" + steps.get(1));
        }
        if (folder == null) {
            return error(404, "ErrorItemNotFound");
        } else if (steps.size() == 2) {
            return answer(200, json(folder));
        } else if (steps.get(2).equals("childFolders")) {
            return listing(folder.id, query);
        } else if (steps.size() == 3) {
            return list(folder);
        } else if (steps.get(3).equals("$count")) {
            return new ResponseDefinitionBuilder()
                    .withStatus(200)
                    .withHeader("Content-Type", "text/plain")
                    .withBody(String.valueOf(tenant.count(folder.id)));
        }
        return delta(url, query, folder, prefer);
    }

    private ResponseDefinitionBuilder list(Folder folder) {
        String rows =
                tenant.messages.values().stream()
                        .filter(message -> message.folder.equals(folder.id))
                        .map(message -> "{\"id\":\"" + message.id + "\"}")
                        .collect(Collectors.joining(","));
        return answer(200, "{\"value\":[" + rows + "]}");
    }

    private ResponseDefinitionBuilder listing(String parent, String query) {
        if (!query.contains("includeHiddenFolders=true")) {
            complaints.add("hidden folders not asked for");
        }
        return answer(
                200,
                "{\"value\":["
                        + tenant.folders.values().stream()
                                .filter(folder -> folder.parent.equals(parent))
                                .map(this::json)
                                .collect(Collectors.joining(","))
                        + "]}");
    }

    private String json(Folder folder) {
        return "{"
                + (folder.type.isEmpty() ? "" : "\"@odata.type\":\"" + folder.type + "\",")
                + "\"id\":\""
                + folder.id
                + "\",\"displayName\":\""
                + folder.name
                + "\",\"childFolderCount\":0,\"totalItemCount\":"
                + (tenant.count(folder.id) + folder.otherItems)
                + "}";
    }

    private ResponseDefinitionBuilder delta(
            String url, String query, Folder folder, String prefer) {
        if (query.contains("$top")) {
            complaints.add("$top caps a delta round: " + url);
        }
        if (!prefer.contains("odata.maxpagesize")) {
            complaints.add("no page size: " + url);
        }
        int from = 0;
        int token =
                query.indexOf("$skiptoken=") >= 0
                        ? query.indexOf("$skiptoken=")
                        : query.indexOf("$deltatoken=");
        if (token >= 0) {
            if (query.contains("$select")) {
                complaints.add("the token carries the selection: " + url);
            }
            from = StandInTenant.position(folder, query.substring(query.indexOf('=', token) + 1));
            if (from < 0) {
                return error(410, "SyncStateNotFound");
            }
        }
        int to = Math.min(from + pageSize, folder.changes.size());
        boolean end = to == folder.changes.size();
        String link =
                root()
                        + "/v1.0/users/u1/mailFolders/"
                        + folder.id
                        + "/messages/delta?$"
                        + (end ? "deltatoken=" : "skiptoken=")
                        + StandInTenant.token(folder, to);
        return answer(
                200,
                "{\"value\":["
                        + String.join(",", folder.changes.subList(from, to))
                                .replaceAll("EMPTY,?", "")
                        + "],\"@odata."
                        + (end ? "delta" : "next")
                        + "Link\":\""
                        + link
                        + "\"}");
    }
}

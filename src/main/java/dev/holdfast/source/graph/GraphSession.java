package dev.holdfast.source.graph;

import com.azure.core.credential.TokenCredential;
import com.microsoft.graph.core.authentication.AzureIdentityAuthenticationProvider;
import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestOption;
import com.microsoft.kiota.http.middleware.options.RetryHandlerOption;

import okhttp3.OkHttpClient;

import java.time.Clock;
import java.time.Duration;

/** A signed-in connection to one directory. */
public final class GraphSession implements AutoCloseable {
    private final M365Connection connection;
    private final Clock clock;
    private final Sleeper sleeper;
    private final OkHttpClient http;
    private final GraphWire wire;

    public GraphSession(
            M365Connection connection,
            TokenCredential credential,
            GraphSettings settings,
            Clock clock,
            Sleeper sleeper) {
        this.connection = connection;
        this.clock = clock;
        this.sleeper = sleeper;
        this.http = httpClient(settings);
        // The host list is explicit: with another host the provider would send the request without
        // a token, silently; with an
        // empty list it would send the token anywhere.
        var signer =
                new AzureIdentityAuthenticationProvider(
                        credential,
                        new String[] {connection.graphRoot().getHost()},
                        connection.base() + "/.default");
        GraphServiceClient client = new GraphServiceClient(signer, http);
        client.getRequestAdapter().setBaseUrl(connection.base() + "/v1.0");
        this.wire = new GraphWire(client, settings);
    }

    /**
     * No limit on a whole call (the default of 100 s ends large downloads), and no repeating inside
     * the SDK.
     */
    static OkHttpClient httpClient(GraphSettings settings) {
        return GraphClientFactory.create(
                        new RequestOption[] {
                            new RetryHandlerOption((wait, count, request, answer) -> false, 0, 0)
                        })
                .callTimeout(Duration.ZERO)
                .readTimeout(settings.readTimeout())
                .build();
    }

    GraphWire wire() {
        return wire;
    }

    Clock clock() {
        return clock;
    }

    String host() {
        return connection.graphRoot().getAuthority();
    }

    String sourceName() {
        return connection.name();
    }

    Pace newPace() {
        return new Pace(clock, sleeper);
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}

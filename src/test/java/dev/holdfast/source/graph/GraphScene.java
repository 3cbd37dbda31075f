package dev.holdfast.source.graph;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;

import reactor.core.publisher.Mono;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A stand-in with one mailbox, a ledger, an archive, and a clock that sleeping moves. */
final class GraphScene implements AutoCloseable {
    static final Mailbox ADA = new Mailbox("u1", "ada@fabrikam.example", "Ada", true);

    final GraphStandIn graph = new GraphStandIn();
    final StandInTenant tenant = graph.tenant;
    final Archive archive = new Archive();
    final List<Duration> sleeps = Collections.synchronizedList(new ArrayList<>());
    final List<String> claims = Collections.synchronizedList(new ArrayList<>());
    final SyncLedger ledger;
    final GraphSession session;
    private volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");

    GraphScene() throws IOException {
        this(new MemorySyncLedger());
    }

    GraphScene(SyncLedger ledger) throws IOException {
        this.ledger = ledger;
        tenant.folder("f-inbox", "Posteingang", "");
        tenant.folder("f-sentitems", "Gesendet", "");
        Path temp = Files.createTempDirectory("graph-scene");
        this.session =
                new GraphSession(
                        new M365Connection(
                                "fabrikam",
                                "directory",
                                "client",
                                new M365Connection.Credential.Secret(temp.resolve("none")),
                                URI.create(graph.root()),
                                M365Connection.GLOBAL_LOGIN),
                        credential(),
                        new GraphSettings(
                                4, Duration.ofMinutes(15), Duration.ofSeconds(5), 50, temp),
                        clock(),
                        this::sleep);
    }

    /** One run over the mailbox. */
    Coverage sync() throws IOException, InterruptedException {
        new GraphMailSource(session, ledger, ADA).readAll(archive);
        return ledger.coverage().get(0);
    }

    private TokenCredential credential() {
        return request -> {
            if (request.getClaims() != null) {
                claims.add(request.getClaims());
            }
            return Mono.just(
                    new AccessToken(
                            "token" + claims.size(),
                            OffsetDateTime.ofInstant(now, ZoneOffset.UTC).plusHours(1)));
        };
    }

    private synchronized void sleep(Duration time) {
        sleeps.add(time);
        now = now.plus(time);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}

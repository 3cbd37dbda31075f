package dev.holdfast.api;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.ingest.IngestProgress;
import dev.holdfast.ingest.SyncMailboxes;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.source.graph.AddM365Source;
import dev.holdfast.source.graph.AddM365Source.Proof;
import dev.holdfast.source.graph.Coverage;
import dev.holdfast.source.graph.M365Connection;
import dev.holdfast.source.graph.M365Sources;
import dev.holdfast.source.graph.SourceStatus;
import dev.holdfast.source.graph.SyncM365;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Connectors: where items come from by themselves. */
@Controller("/api/v1/sources")
@ExecuteOn(TaskExecutors.BLOCKING)
public class SourceController {
    /**
     * A Microsoft 365 source, with either a secret or a certificate.
     *
     * @param directory id of the directory (tenant)
     * @param client id of the app registration
     * @param certificate in PEM, with its private key
     * @param graph address of Microsoft Graph, for national clouds
     * @param login address of the sign-in
     */
    public record Ask(
            String name,
            String directory,
            String client,
            @Nullable String secret,
            @Nullable String certificate,
            @Nullable URI graph,
            @Nullable URI login) {
        /** Not the secret. */
        @Override
        public String toString() {
            return "source " + name;
        }
    }

    private final M365Sources sources;
    private final AddM365Source add;
    private final SyncMailboxes sync;
    private final SourceStatus status;
    private final Jobs jobs;

    SourceController(
            M365Sources sources,
            AddM365Source add,
            SyncMailboxes sync,
            SourceStatus status,
            Jobs jobs) {
        this.sources = sources;
        this.add = add;
        this.sync = sync;
        this.status = status;
        this.jobs = jobs;
    }

    /** Adds a Microsoft 365 source; nothing is fetched yet. */
    @Post("/m365")
    @Allow(Permission.INGEST)
    public Map<String, Object> add(@Body Ask ask, Identity who) {
        if (ask.name() == null || ask.directory() == null || ask.client() == null) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "a source needs a name, a directory and a client",
                    "copy both ids from the app registration");
        }
        AddM365Source.Outcome outcome =
                add.add(
                        ask.name(),
                        ask.directory(),
                        ask.client(),
                        proof(ask),
                        ask.graph() == null ? M365Connection.GLOBAL_GRAPH : ask.graph(),
                        ask.login() == null ? M365Connection.GLOBAL_LOGIN : ask.login(),
                        who.actor());
        return switch (outcome) {
            case AddM365Source.Outcome.Added(M365Connection source) -> shown(source);
            case AddM365Source.Outcome.NameTaken(String name) ->
                    throw new Problem(
                            Code.M365_SOURCE_EXISTS,
                            "there is a source '" + name + "' already",
                            "choose another name");
        };
    }

    /** All connectors. */
    @Get
    @Allow(Permission.SEE_SOURCES)
    public Map<String, Object> list() {
        return Map.of("sources", sources.all().stream().map(SourceController::shown).toList());
    }

    /** Starts to fetch what is new; a job. */
    @Post("/{name}/sync")
    @Allow(Permission.INGEST)
    public HttpResponse<Job.View> sync(String name, Identity who) {
        return jobs.start(
                "source sync",
                who.actor(),
                job -> {
                    List<IngestProgress> mailboxes = new CopyOnWriteArrayList<>();
                    job.follow(
                            () ->
                                    new Job.Progress(
                                            mailboxes.stream()
                                                    .mapToLong(one -> one.counts().seen())
                                                    .sum(),
                                            mailboxes.stream()
                                                    .mapToLong(one -> one.counts().bytes())
                                                    .sum(),
                                            -1));
                    SyncM365.Outcome outcome = sync.sync(name, who.actor(), mailboxes::add);
                    return shown(outcome.source(), outcome.mailboxes(), outcome.complete());
                });
    }

    /** What was expected and what was captured, mailbox by mailbox. */
    @Get("/{name}/status")
    @Allow(Permission.SEE_SOURCES)
    public Map<String, Object> status(String name) {
        SourceStatus.Status found = status.status(name);
        Map<String, Object> fields = shown(found.source(), found.mailboxes(), found.complete());
        fields.put("outOfReach", found.outOfReach());
        return fields;
    }

    private static Proof proof(Ask ask) {
        String secret = ask.secret();
        String certificate = ask.certificate();
        if (secret != null && certificate == null) {
            return new Proof.Secret(secret);
        }
        if (certificate != null && secret == null) {
            return new Proof.Certificate(certificate);
        }
        throw new Problem(
                Code.M365_CREDENTIAL,
                "a source signs in with a secret or a certificate, one of them",
                "give exactly one");
    }

    private static Map<String, Object> shown(M365Connection source) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", source.name());
        fields.put("kind", "m365");
        fields.put("directory", source.directoryId());
        fields.put("client", source.clientId());
        fields.put("graph", source.graphRoot());
        return fields;
    }

    private static Map<String, Object> shown(
            String name, List<Coverage> mailboxes, boolean complete) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("source", name);
        fields.put("complete", complete);
        fields.put("mailboxes", mailboxes.stream().map(SourceController::mailbox).toList());
        return fields;
    }

    private static Map<String, Object> mailbox(Coverage coverage) {
        Map<String, Object> skipped = new LinkedHashMap<>(coverage.uncapturable());
        coverage.failed().forEach(skipped::put);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("mailbox", coverage.mailbox().address());
        fields.put("state", coverage.state().name().toLowerCase(Locale.ROOT));
        fields.put("why", coverage.code());
        fields.put("expected", coverage.expected());
        fields.put("captured", coverage.captured());
        fields.put("otherTypes", coverage.otherTypes());
        fields.put("skipped", skipped);
        fields.put("gone", coverage.gone());
        fields.put("unexplained", coverage.unexplained());
        fields.put("complete", coverage.complete());
        return fields;
    }
}

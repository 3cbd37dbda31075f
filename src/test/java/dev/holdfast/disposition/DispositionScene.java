package dev.holdfast.disposition;

import dev.holdfast.audit.Actor;
import dev.holdfast.find.SelectItems;
import dev.holdfast.hold.HoldScope;
import dev.holdfast.hold.OpenMatter;
import dev.holdfast.hold.PlaceHold;
import dev.holdfast.home.Home;
import dev.holdfast.ingest.IngestItems;
import dev.holdfast.item.ItemSet;
import dev.holdfast.register.Origin;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.ActivatePolicies;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.retention.PolicyFile;
import dev.holdfast.service.Service;
import dev.holdfast.source.archive.ArchiveSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Map;

/** A service with old mail and a policy that lets it go: what disposition begins with. */
public final class DispositionScene implements AutoCloseable {
    public static final Actor OFFICER = new Actor("olga");
    public static final Actor PLANNER = new Actor("paul");
    public static final Actor FIRST = new Actor("anna");
    public static final Actor SECOND = new Actor("ben");

    private final Path folder;
    private final Service service;

    public DispositionScene(Path folder) {
        this.folder = folder;
        this.service =
                Service.start(
                        new Home(folder.resolve("home")),
                        0,
                        Map.of(
                                "holdfast.disposition.cooling",
                                "PT0S",
                                "holdfast.hold.release-grace",
                                "PT0S"));
    }

    public <T> T bean(Class<T> type) {
        return service.context().getBean(type);
    }

    /** A policy for all mail. */
    public static String policy(String id, String query, String period, String then) {
        return """
        id: %s
        title: Mail of %s
        authority: {cite: "Company rule 7", read: 2026-11-22, confidence: seen}
        kind: minimum
        level: policy
        scope: {query: '%s'}
        period: %s
        from: sent
        round: none
        then: %s
        """
                .formatted(id, id, query, period, then);
    }

    public void activate(String policy) {
        activate(policy, OFFICER);
    }

    public void activate(String policy, Actor by) {
        bean(ActivatePolicies.class).activate(List.of(new PolicyFile("p.yaml", policy)), by);
    }

    /** Writes so many messages of 2015 as one mbox and takes them in. */
    public void ingest(String custodian, int count, String words) throws Exception {
        Path mbox = folder.resolve(custodian + "-" + words.hashCode() + ".mbox");
        writeMbox(mbox, count, words);
        bean(IngestItems.class)
                .ingest(
                        ArchiveSource.of("archive", List.of(mbox), folder),
                        new Origin("archive", custodian),
                        mbox.toString(),
                        null,
                        OFFICER,
                        progress -> {});
    }

    public static void writeMbox(Path mbox, int count, String words) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(
                            "From - Thu Mar  5 10:00:00 2015\n"
                                    + "From: Ben Okafor <ben@northgate.example>\n")
                    .append("To: lucia@northgate.example\nDate: Thu, 5 Mar 2015 10:00:00 +0000\n")
                    .append("Subject: ")
                    .append(words)
                    .append(' ')
                    .append(i)
                    .append("\nMessage-ID: <")
                    .append(words.hashCode())
                    .append('.')
                    .append(i)
                    .append("@northgate.example>\n\n")
                    .append(words)
                    .append(" number ")
                    .append(i)
                    .append("\n\n");
        }
        Files.writeString(mbox, text);
    }

    /** Plans what is due today. */
    public Plan plan() {
        return planned(
                bean(PlanDisposition.class).plan(bean(ArchiveSettings.class).today(), PLANNER));
    }

    public static Plan planned(PlanDisposition.Outcome outcome) {
        return ((PlanDisposition.Outcome.Planned) outcome).plan();
    }

    public Plan approved(Plan plan) {
        bean(ApprovePlan.class).approve(plan.id(), "sampled", FIRST);
        return bean(ApprovePlan.class).approve(plan.id(), null, SECOND);
    }

    public void hold(String matter, String query) throws Exception {
        bean(OpenMatter.class).open(matter, OFFICER);
        bean(PlaceHold.class)
                .place(matter, new HoldScope(List.of(), query, null, null), false, OFFICER);
    }

    public ItemSet find(String query) {
        return bean(SelectItems.class).select(query);
    }

    /** What the service answers the owner of the home. */
    public String get(String path) throws Exception {
        Home home = new Home(folder.resolve("home"));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + path))
                        .header(
                                "Authorization",
                                "Bearer " + Files.readString(home.tokenFile()).strip())
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    /** Tries a statement as the service; everything is rolled back when it is refused. */
    public int sql(String sql) {
        return bean(Transactions.class)
                .write(
                        connection -> {
                            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                                return statement.executeUpdate();
                            }
                        });
    }

    @Override
    public void close() {
        service.close();
    }
}

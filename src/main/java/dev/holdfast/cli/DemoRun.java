package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.holdfast.demo.DemoArchive;
import dev.holdfast.demo.DemoContents;
import dev.holdfast.demo.DemoScript;
import dev.holdfast.home.Home;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The steps of the demonstration, each through the REST interface, as the people of the sample
 * company.
 */
final class DemoRun {
    private static final long SEED = 20_260_101;

    private final Holdfast root;
    private final Home home;
    private final Rest rest;
    private final DemoScript script = DemoScript.standard();
    private final ObjectNode summary = Rest.body();

    DemoRun(Holdfast root, Home home, Rest rest) {
        this.root = root;
        this.home = home;
        this.rest = rest;
    }

    /** Does it all; running it again on the same home stores nothing twice. */
    JsonNode run() throws IOException {
        ingest();
        people();
        policies();
        hold();
        step(
                "evaluate",
                "deciding every item",
                () -> rest.post("/api/v1/evaluations", Rest.body()));
        disposition();
        reports();
        return summary;
    }

    private void ingest() throws IOException {
        Path folder = home.root().resolve("demo");
        note("writing ten years of a small company's mail, calendars, chats and papers");
        DemoContents contents = DemoArchive.write(folder, LocalDate.now(ZoneOffset.UTC), SEED);
        ObjectNode sum = Rest.body();
        long began = System.nanoTime();
        for (DemoContents.Custodian custodian : contents.custodians()) {
            note("ingesting " + custodian.name());
            ObjectNode ask = Rest.body().put("custodian", custodian.address());
            ask.putArray("paths").add(custodian.folder().toAbsolutePath().toString());
            JsonNode done = rest.post("/api/v1/ingests", ask);
            for (String count :
                    new String[] {
                        "seen", "stored", "duplicates", "unreadable", "failed", "bytes"
                    }) {
                sum.put(count, sum.path(count).asLong() + done.path(count).asLong());
            }
        }
        sum.put("seconds", Math.round((System.nanoTime() - began) / 1e7) / 100.0);
        summary.set("ingest", sum);
        step(
                "search",
                "searching",
                () ->
                        ((ObjectNode)
                                        rest.get(
                                                "/api/v1/items",
                                                Map.of("query", script.holdQuery(), "limit", 3)))
                                .retain("query", "total"));
    }

    private void people() {
        add(script.planner());
        script.approvers().forEach(this::add);
    }

    private void add(DemoScript.User user) {
        ObjectNode ask = Rest.body().put("name", login(user));
        ask.putArray("roles").add(user.role());
        unlessThere("HF-7006", () -> rest.post("/api/v1/users", ask));
    }

    private void policies() throws IOException {
        ObjectNode ask = Rest.body();
        for (String name : script.policies()) {
            try (InputStream in = DemoRun.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IOException("the program lacks " + name);
                }
                ask.withArray("files")
                        .addObject()
                        .put("name", name)
                        .put("text", new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        step(
                "policies",
                "putting the retention policies in force",
                () -> rest.as(login(script.planner())).post("/api/v1/policies/activate", ask));
    }

    private void hold() {
        unlessThere(
                "HF-2001",
                () -> rest.post("/api/v1/matters", Rest.body().put("matter", script.matter())));
        for (JsonNode hold : rest.get("/api/v1/holds").path("holds")) {
            if (hold.path("matter").asText().equals(script.matter())) {
                summary.set("hold", hold);
                return;
            }
        }
        ObjectNode ask =
                Rest.body().put("matter", script.matter()).put("query", script.holdQuery());
        ask.putArray("custodians");
        script.holdCustodians().forEach(ask.withArray("custodians")::add);
        step("hold", "freezing what the matter needs", () -> rest.post("/api/v1/holds", ask));
    }

    /** The second time nothing is due any more, which is as it should be. */
    private void disposition() {
        try {
            Rest planner = rest.as(login(script.planner()));
            JsonNode plan = planner.post("/api/v1/dispositions", Rest.body());
            String path = "/api/v1/dispositions/" + plan.path("plan").asLong();
            for (DemoScript.User approver : script.approvers()) {
                rest.as(login(approver))
                        .post(path + "/approve", Rest.body().put("comment", "as proposed"));
            }
            step(
                    "disposition",
                    "destroying what is due, with two approvals",
                    () -> planner.post(path + "/execute", Rest.body()));
        } catch (Refused refused) {
            if (!refused.code().equals("HF-2022") && !refused.code().equals("HF-2021")) {
                throw refused;
            }
            note(Refused.line(refused.document()));
            summary.set("disposition", refused.document());
        }
    }

    private void reports() throws IOException {
        ArrayNode files = summary.putArray("reports");
        Files.createDirectories(home.reports());
        for (JsonNode kind : rest.get("/api/v1/reports").path("reports")) {
            note("writing the report " + kind.asText());
            Path out = home.reports().resolve(kind.asText() + ".pdf");
            files.add(
                    rest.post("/api/v1/reports", ReportVerb.body(kind.asText(), out))
                            .path("file")
                            .asText());
        }
    }

    private void step(String name, String doing, Supplier<JsonNode> act) {
        note(doing);
        summary.set(name, act.get());
    }

    private static void unlessThere(String code, Supplier<JsonNode> act) {
        try {
            var unused = act.get();
        } catch (Refused refused) {
            if (!refused.code().equals(code)) {
                throw refused;
            }
        }
    }

    private void note(String text) {
        root.printed().note(text + " …");
    }

    private static String login(DemoScript.User user) {
        return user.name().toLowerCase(Locale.ROOT).replace(' ', '.');
    }
}

package dev.holdfast.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.model.Observed.Entry;
import dev.holdfast.model.Observed.Row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every destroyed item has its plan, approvals, entries in the log and certificate. */
final class Papers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final History history;

    Papers(History history) {
        this.history = history;
    }

    void check(Observed seen, Map<Long, List<Row>> destroyed, List<String> broken) {
        destroyed.forEach(
                (id, rows) -> {
                    Observed.Plan plan = seen.plans().get(id);
                    if (plan == null) {
                        broken.add(rows.size() + " items were destroyed under no plan: " + id);
                    } else {
                        planned(plan, rows, broken);
                        told(plan, rows, seen.entries("plan/" + id), broken);
                    }
                });
        seen.plans().values().stream()
                .filter(plan -> plan.certificate() != null)
                .forEach(
                        plan ->
                                certified(
                                        plan,
                                        destroyed.getOrDefault(plan.id(), List.of()),
                                        seen.entries("plan/" + plan.id()),
                                        broken));
        history.all(Fact.Certified.class)
                .filter(
                        one ->
                                !toldOf(
                                        seen.entries("plan/" + one.plan()),
                                        one.file(),
                                        one.sha256()))
                .forEach(one -> broken.add("the log does not know " + one));
        issuedTwice(broken);
    }

    /** A certificate that was handed out is not overwritten by another. */
    private void issuedTwice(List<String> broken) {
        Map<String, String> files = new HashMap<>();
        history.all(Fact.Certified.class)
                .filter(
                        one -> {
                            String other = files.putIfAbsent(one.file(), one.sha256());
                            return other != null && !other.equals(one.sha256());
                        })
                .forEach(one -> broken.add(one.file() + " was issued twice"));
    }

    private static boolean toldOf(List<Entry> entries, String file, String sha256) {
        return entries.stream()
                .filter(entry -> entry.action().equals("disposition.certify"))
                .map(Papers::detail)
                .anyMatch(
                        told ->
                                told.path("file").asText().equals(file)
                                        && told.path("sha256").asText().equals(sha256));
    }

    private static void planned(Observed.Plan plan, List<Row> rows, List<String> broken) {
        ItemSet gone = ItemSet.of(rows.stream().mapToLong(Row::ordinal).toArray());
        if (!gone.andNot(plan.members()).isEmpty()) {
            broken.add(
                    gone.andNot(plan.members()) + " were destroyed and not planned: " + plan.id());
        }
        if (!List.of("executing", "stopped", "executed").contains(plan.state())) {
            broken.add("plan " + plan.id() + " destroyed and is " + plan.state());
        }
        rows.stream()
                .filter(row -> plan.coolingEnds() == 0 || row.destroyedAt() < plan.coolingEnds())
                .forEach(
                        row ->
                                broken.add(
                                        "item "
                                                + row.ordinal()
                                                + " went before plan "
                                                + plan.id()
                                                + " had cooled"));
    }

    private static void told(
            Observed.Plan plan, List<Row> rows, List<Entry> entries, List<String> broken) {
        for (String action : List.of("disposition.plan", "disposition.execute")) {
            if (entries.stream().noneMatch(entry -> entry.action().equals(action))) {
                broken.add("the log does not know the " + action + " of plan " + plan.id());
            }
        }
        for (String by : plan.approvedBy()) {
            if (entries.stream()
                    .noneMatch(
                            entry ->
                                    entry.action().equals("disposition.approve")
                                            && entry.actor().equals(by))) {
                broken.add("the log does not know that " + by + " approved plan " + plan.id());
            }
        }
        long ended =
                entries.stream()
                        .filter(entry -> entry.action().equals("disposition.executed"))
                        .count();
        if (ended != (plan.state().equals("executed") ? 1 : 0)) {
            broken.add(
                    "plan " + plan.id() + " is " + plan.state() + " and ended " + ended + " times");
        }
        long told =
                entries.stream()
                        .filter(entry -> entry.action().equals("disposition.destroy"))
                        .mapToLong(entry -> detail(entry).path("items").asLong())
                        .sum();
        if (told != rows.size()) {
            broken.add("plan " + plan.id() + " destroyed " + rows.size() + " items, told " + told);
        }
    }

    private static void certified(
            Observed.Plan plan, List<Row> rows, List<Entry> entries, List<String> broken) {
        try {
            String file = Path.of(plan.certificate()).getFileName().toString();
            String digest = Sha256.of(Files.readAllBytes(Path.of(plan.certificate()))).hex();
            if (!toldOf(entries, file, digest)) {
                broken.add("the log does not know certificate " + file);
            }
            if (!plan.state().equals("executed")) {
                broken.add("plan " + plan.id() + " is certified and " + plan.state() + rows.size());
            }
        } catch (IOException e) {
            broken.add("the certificate of plan " + plan.id() + " cannot be read: " + e);
        }
    }

    static JsonNode detail(Entry entry) {
        try {
            return JSON.readTree(entry.leaf()).path("detail");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.holdfast.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.holdfast.decide.Archive;
import dev.holdfast.decide.Circumstances;
import dev.holdfast.decide.Evaluation;
import dev.holdfast.decide.Outcome;
import dev.holdfast.decide.Reviews;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.policy.Proceeding;
import dev.holdfast.search.DateColumns;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an evaluation knew and what it decided, as sets of items on record. A set is stored by its
 * content, so what did not change since the last evaluation costs a row and no more.
 */
@Singleton
class EvaluationSets {
    /** A set and what it stands for. */
    private record Named(String role, Map<String, String> detail, ItemSet items) {}

    private final ObjectMapper json;

    EvaluationSets(ObjectMapper json) {
        this.json = json;
    }

    void save(Connection connection, long evaluation, Archive archive, Evaluation decided)
            throws SQLException {
        List<Named> sets = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            sets.add(named("outcome", Map.of("outcome", outcome.name()), decided.with(outcome)));
        }
        archive.scopes()
                .forEach(
                        (policy, items) ->
                                sets.add(named("scope", Map.of("policy", policy), items)));
        archive.labels()
                .forEach(
                        put ->
                                sets.add(
                                        named(
                                                "label",
                                                Map.of("label", put.label(), "on", text(put.on())),
                                                put.items())));
        archive.events()
                .forEach(
                        event ->
                                sets.add(
                                        named(
                                                "event",
                                                Map.of(
                                                        "type",
                                                        event.type(),
                                                        "on",
                                                        text(event.on())),
                                                event.items())));
        circumstances(archive.circumstances(), sets);
        reviews(archive.reviews(), sets);
        archive.holds()
                .forEach((hold, items) -> sets.add(named("hold", Map.of("hold", hold), items)));
        sets.add(named("hold-unknown", Map.of(), archive.holdUnknown()));
        insert(connection, evaluation, sets);
    }

    private static void circumstances(Circumstances all, List<Named> sets) {
        for (Circumstances.Pending one : all.pending()) {
            Proceeding proceeding = one.proceeding();
            Map<String, String> detail = new LinkedHashMap<>();
            detail.put("name", proceeding.name());
            detail.put("opened", text(proceeding.opened()));
            if (proceeding.closed() != null) {
                detail.put("closed", text(proceeding.closed()));
            }
            sets.add(named("proceeding", detail, one.items()));
        }
        for (Circumstances.Ordered one : all.orders()) {
            sets.add(
                    named(
                            "order",
                            Map.of(
                                    "policy", one.policy(),
                                    "on", text(one.on()),
                                    "by", one.by().toString()),
                            one.items()));
        }
        for (Circumstances.Opened one : all.opened()) {
            sets.add(named("opened", Map.of("on", text(one.on())), one.items()));
        }
    }

    private static void reviews(Reviews reviews, List<Named> sets) {
        reviews.approved()
                .forEach((key, items) -> sets.add(named("approved", Map.of("class", key), items)));
        for (Reviews.Kept kept : reviews.kept()) {
            sets.add(
                    named(
                            "kept",
                            Map.of("until", text(kept.until()), "words", kept.words()),
                            kept.items()));
        }
    }

    private void insert(Connection connection, long evaluation, List<Named> sets)
            throws SQLException {
        SortedMap<byte[], byte[]> contents = new TreeMap<>(Arrays::compareUnsigned);
        try (PreparedStatement use =
                connection.prepareStatement(
                        "INSERT INTO evaluation_set (evaluation_id, place, role, detail, item_set)"
                                + " VALUES (?, ?, ?, ?::jsonb, ?)")) {
            for (int place = 0; place < sets.size(); place++) {
                Named set = sets.get(place);
                byte[] bits = set.items().toBytes();
                byte[] digest = Sha256.of(bits).bytes();
                contents.put(digest, bits);
                use.setLong(1, evaluation);
                use.setInt(2, place);
                use.setString(3, set.role());
                use.setString(4, json.writeValueAsString(set.detail()));
                use.setBytes(5, digest);
                use.addBatch();
            }
            insert(connection, contents);
            use.executeBatch();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * In the order of their digests: two evaluations recorded at once that add the same sets in
     * another order would wait for each other.
     */
    private static void insert(Connection connection, SortedMap<byte[], byte[]> contents)
            throws SQLException {
        try (PreparedStatement known =
                        connection.prepareStatement("SELECT FROM item_set WHERE digest = ?");
                PreparedStatement add =
                        connection.prepareStatement(
                                "INSERT INTO item_set (digest, bits) VALUES (?, ?) ON CONFLICT DO"
                                        + " NOTHING")) {
            for (Map.Entry<byte[], byte[]> content : contents.entrySet()) {
                known.setBytes(1, content.getKey());
                try (ResultSet found = known.executeQuery()) {
                    if (!found.next()) {
                        add.setBytes(1, content.getKey());
                        add.setBytes(2, content.getValue());
                        add.executeUpdate();
                    }
                }
            }
        }
    }

    /** The items by what they were decided to be. */
    Map<Outcome, ItemSet> outcomes(Connection connection, long evaluation) throws SQLException {
        Map<Outcome, ItemSet> outcomes = new EnumMap<>(Outcome.class);
        read(connection, evaluation, "outcome")
                .forEach(
                        set ->
                                outcomes.put(
                                        Outcome.valueOf(need(set.detail(), "outcome")),
                                        set.items()));
        return outcomes;
    }

    /** What was known of the items then. */
    Archive archive(Connection connection, long evaluation, DateColumns dates) throws SQLException {
        ItemSet.Builder items = ItemSet.builder();
        Map<String, ItemSet> scopes = new HashMap<>();
        Map<String, ItemSet> holds = new HashMap<>();
        List<Archive.LabelPut> labels = new ArrayList<>();
        List<Archive.Occurred> events = new ArrayList<>();
        List<Circumstances.Pending> pending = new ArrayList<>();
        List<Circumstances.Ordered> orders = new ArrayList<>();
        List<Circumstances.Opened> opened = new ArrayList<>();
        Map<String, ItemSet> approved = new HashMap<>();
        List<Reviews.Kept> kept = new ArrayList<>();
        ItemSet unknown = ItemSet.empty();
        for (Named set : read(connection, evaluation, null)) {
            Map<String, String> detail = set.detail();
            ItemSet members = set.items();
            switch (set.role()) {
                case "outcome" -> items.addAll(members);
                case "scope" -> scopes.put(need(detail, "policy"), members);
                case "label" ->
                        labels.add(
                                new Archive.LabelPut(
                                        need(detail, "label"), day(detail, "on"), members));
                case "event" ->
                        events.add(
                                new Archive.Occurred(
                                        need(detail, "type"), day(detail, "on"), members));
                case "proceeding" ->
                        pending.add(new Circumstances.Pending(proceeding(detail), members));
                case "order" ->
                        orders.add(
                                new Circumstances.Ordered(
                                        need(detail, "policy"),
                                        day(detail, "on"),
                                        Period.parse(need(detail, "by")),
                                        members));
                case "opened" -> opened.add(new Circumstances.Opened(day(detail, "on"), members));
                case "approved" -> approved.put(need(detail, "class"), members);
                case "kept" ->
                        kept.add(
                                new Reviews.Kept(
                                        day(detail, "until"), need(detail, "words"), members));
                case "hold" -> holds.put(need(detail, "hold"), members);
                case "hold-unknown" -> unknown = members;
                default -> throw new IllegalStateException("unknown role " + set.role());
            }
        }
        return new Archive(
                items.build(),
                dates,
                scopes,
                labels,
                events,
                new Circumstances(pending, orders, opened),
                holds,
                unknown,
                new Reviews(approved, kept));
    }

    private List<Named> read(Connection connection, long evaluation, @Nullable String role)
            throws SQLException {
        List<Named> sets = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT u.role, u.detail::text, s.bits FROM evaluation_set u JOIN item_set"
                            + " s ON s.digest = u.item_set WHERE u.evaluation_id = ? AND (?::text"
                            + " IS NULL OR u.role = ?) ORDER BY u.place")) {
            select.setLong(1, evaluation);
            select.setString(2, role);
            select.setString(3, role);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sets.add(
                            new Named(
                                    rows.getString(1),
                                    detail(rows.getString(2)),
                                    ItemSet.fromBytes(rows.getBytes(3))));
                }
            }
        }
        return sets;
    }

    private Map<String, String> detail(String text) {
        try {
            Map<String, String> detail = new HashMap<>();
            JsonNode node = json.readTree(text);
            node.properties()
                    .forEach(field -> detail.put(field.getKey(), field.getValue().asText()));
            return detail;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Proceeding proceeding(Map<String, String> detail) {
        return new Proceeding(
                need(detail, "name"),
                day(detail, "opened"),
                detail.containsKey("closed") ? day(detail, "closed") : null);
    }

    private static Named named(String role, Map<String, String> detail, ItemSet items) {
        return new Named(role, detail, items);
    }

    private static String text(LocalDate day) {
        return day.toString();
    }

    private static LocalDate day(Map<String, String> detail, String field) {
        return LocalDate.parse(need(detail, field));
    }

    private static String need(Map<String, String> detail, String field) {
        String value = detail.get(field);
        if (value == null) {
            throw new IllegalStateException("a recorded set lacks its " + field);
        }
        return value;
    }
}

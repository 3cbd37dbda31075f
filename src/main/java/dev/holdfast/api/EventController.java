package dev.holdfast.api;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.retention.LabelItems;
import dev.holdfast.retention.RetentionEvent;
import dev.holdfast.retention.RetentionEvents;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Labels on items, and the events that start retention periods. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
public class EventController {
    /**
     * A label for what a query finds.
     *
     * @param remove true to take labels off instead
     */
    public record Labelling(String query, @Nullable String label, @Nullable Boolean remove) {}

    /**
     * Something that happened.
     *
     * @param type as policies name it, such as {@code account-closed}
     * @param key a query, or words, that find the items it concerns
     */
    public record Happened(String type, String key, LocalDate on) {}

    /** The right day of an event that was recorded with a wrong one. */
    public record Correction(@Nullable LocalDate on) {}

    private final LabelItems labels;
    private final RetentionEvents events;

    EventController(LabelItems labels, RetentionEvents events) {
        this.labels = labels;
        this.events = events;
    }

    /** Puts a label on what a query finds, or takes labels off. */
    @Post("/labels")
    @Allow(Permission.CHANGE_RETENTION)
    public LabelItems.Labelled label(@Body Labelling ask, Identity who) {
        boolean records = who.may(Permission.CHANGE_RECORDS);
        if (ask.query() != null && Boolean.TRUE.equals(ask.remove())) {
            return labels.remove(ask.query(), records, who.actor());
        }
        if (ask.query() == null || ask.label() == null) {
            throw new Problem(Code.INVALID_INPUT, "a query and a label are needed", "name both");
        }
        return labels.label(ask.query(), ask.label(), records, who.actor());
    }

    /** Records an event. */
    @Post("/events")
    @Allow(Permission.CHANGE_RETENTION)
    public Map<String, Object> add(@Body Happened ask, Identity who) {
        if (ask.type() == null || ask.key() == null || ask.on() == null) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "an event needs a type, a key and a day",
                    "write --type T --key K --on 2026-01-31");
        }
        return recorded(events.add(ask.type(), ask.key(), ask.on(), who.actor()));
    }

    /** All events, corrected and cancelled ones too. */
    @Get("/events")
    @Allow(Permission.SEE_RETENTION)
    public Map<String, Object> list() {
        return Map.of("events", events.list().stream().map(EventController::event).toList());
    }

    /** Replaces the day of an event. */
    @Post("/events/{id}/correct")
    @Allow(Permission.CHANGE_RETENTION)
    public Map<String, Object> correct(long id, @Body Correction ask, Identity who) {
        LocalDate on = ask.on();
        if (on == null) {
            throw new Problem(
                    Code.INVALID_INPUT, "the right day is missing", "write --on 2026-01-31");
        }
        return recorded(events.correct(id, on, who.actor()));
    }

    /** Takes an event back. */
    @Post("/events/{id}/cancel")
    @Allow(Permission.CHANGE_RETENTION)
    public Map<String, Object> cancel(long id, Identity who) {
        return event(events.cancel(id, who.actor()));
    }

    private static Map<String, Object> recorded(RetentionEvents.Recorded recorded) {
        Map<String, Object> fields = event(recorded.event());
        fields.put("items", recorded.items());
        return fields;
    }

    private static Map<String, Object> event(RetentionEvent event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("event", event.id());
        fields.put("type", event.type());
        fields.put("key", event.key());
        fields.put("on", event.onDate());
        fields.put("state", event.state());
        if (event.replaces() != null) {
            fields.put("replaces", event.replaces());
        }
        fields.put("by", event.byUser());
        fields.put("at", event.at());
        return fields;
    }
}

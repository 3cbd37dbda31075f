package dev.holdfast.policy;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/** Turns the {@code from} of a policy file, which the schema has accepted, into a trigger. */
final class TriggerTree {
    private TriggerTree() {}

    static Trigger trigger(JsonNode node) {
        if (node.isTextual()) {
            return Trigger.parse(node.asText()).orElseThrow();
        }
        if (node.has("after")) {
            Period period = PolicyTree.calendarPeriod(node.get("period").asText(), "/from/period");
            return new Trigger.After(trigger(node.get("after")), period);
        }
        boolean later = node.has("later-of");
        List<Trigger> parts = new ArrayList<>();
        node.get(later ? "later-of" : "earlier-of").forEach(part -> parts.add(trigger(part)));
        return later ? new Trigger.LaterOf(parts) : new Trigger.EarlierOf(parts);
    }

    /** Whether a trigger of that sort occurs in the expression. */
    static boolean mentions(Trigger trigger, Class<? extends Trigger> sort) {
        return switch (trigger) {
            case Trigger.LaterOf(List<Trigger> of) ->
                    of.stream().anyMatch(part -> mentions(part, sort));
            case Trigger.EarlierOf(List<Trigger> of) ->
                    of.stream().anyMatch(part -> mentions(part, sort));
            case Trigger.After(Trigger of, Period period) -> mentions(of, sort);
            case Trigger.Own own -> sort.isInstance(own);
            case Trigger.Labelled labelled -> sort.isInstance(labelled);
            case Trigger.Event event -> sort.isInstance(event);
        };
    }
}

package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;
import dev.holdfast.search.DateColumns;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a tenant's items at one moment.
 *
 * @param items every item there is
 * @param scopes what each policy covers, by policy id; a policy for the whole tenant needs none
 * @param labels which labels were put on which items, when
 * @param events which retention events came to which items, when; of several of one type the latest
 *     counts
 * @param holds what each active legal hold covers, by hold id; a hold in its release grace is
 *     active
 * @param holdUnknown items not yet matched against the holds
 * @param reviews what people decided about items that waited for them
 */
public record Archive(
        ItemSet items,
        DateColumns dates,
        Map<String, ItemSet> scopes,
        List<LabelPut> labels,
        List<Occurred> events,
        Circumstances circumstances,
        Map<String, ItemSet> holds,
        ItemSet holdUnknown,
        Reviews reviews) {

    /** An archive around which nothing happens. */
    public Archive(
            ItemSet items,
            DateColumns dates,
            Map<String, ItemSet> scopes,
            List<LabelPut> labels,
            List<Occurred> events,
            Map<String, ItemSet> holds,
            ItemSet holdUnknown) {
        this(items, dates, scopes, labels, events, Circumstances.NONE, holds, holdUnknown);
    }

    /** A label put on items. @param label the id of the policy it stands for */
    public record LabelPut(String label, LocalDate on, ItemSet items) {}

    /** A retention event that concerns items. @param type as in {@code from: event:TYPE} */
    public record Occurred(String type, LocalDate on, ItemSet items) {}

    /** An archive in which nothing was reviewed. */
    public Archive(
            ItemSet items,
            DateColumns dates,
            Map<String, ItemSet> scopes,
            List<LabelPut> labels,
            List<Occurred> events,
            Circumstances circumstances,
            Map<String, ItemSet> holds,
            ItemSet holdUnknown) {
        this(items, dates, scopes, labels, events, circumstances, holds, holdUnknown, Reviews.NONE);
    }

    public Archive {
        scopes = Map.copyOf(scopes);
        labels = List.copyOf(labels);
        events = List.copyOf(events);
        holds = Map.copyOf(holds);
    }

    /** The same archive, seen by policies that cover other items. */
    public Archive withScopes(Map<String, ItemSet> other) {
        return new Archive(
                items, dates, other, labels, events, circumstances, holds, holdUnknown, reviews);
    }

    /** Only the items of one hold, with that hold taken away. */
    public Archive releasedFrom(String hold) {
        Map<String, ItemSet> others = new HashMap<>(holds);
        ItemSet members = others.remove(hold);
        return new Archive(
                members == null ? ItemSet.empty() : items.and(members),
                dates,
                scopes,
                labels,
                events,
                circumstances,
                others,
                holdUnknown);
    }

    /** All items under any active hold. */
    public ItemSet held() {
        ItemSet.Builder held = ItemSet.builder();
        holds.values().forEach(held::addAll);
        return held.build();
    }

    /** All items that carry the label. */
    public ItemSet labelled(String label) {
        ItemSet.Builder labelled = ItemSet.builder();
        labels.stream()
                .filter(put -> put.label().equals(label))
                .forEach(put -> labelled.addAll(put.items()));
        return labelled.build();
    }
}

package dev.holdfast.review;

import dev.holdfast.decide.Waiting;
import dev.holdfast.item.ItemSet;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * A class of items that wait, and how far its review is.
 *
 * @param id the first twelve digits of its key
 * @param at the items that wait at each stage, the first stage first
 * @param oldest earliest date of an item, or null
 */
public record ReviewClass(
        String id,
        Waiting waiting,
        List<Stage> stages,
        List<ItemSet> at,
        long bytes,
        @Nullable LocalDate oldest,
        @Nullable LocalDate newest) {
    static final int DIGITS = 12;
}

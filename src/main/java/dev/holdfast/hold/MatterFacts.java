package dev.holdfast.hold;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * What is written on a matter's cover; null leaves a field as it is.
 *
 * @param state {@code open} or {@code on-appeal}; a matter is closed by closing it
 * @param parties in place of those before
 * @param counsel in place of those before
 * @param custodians added to those before: whom a matter concerned, it has concerned
 * @param dates in place of those before, such as the day of the hearing
 */
public record MatterFacts(
        @Nullable String name,
        @Nullable String description,
        @Nullable String state,
        @Nullable List<String> parties,
        @Nullable List<String> counsel,
        @Nullable List<String> custodians,
        @Nullable SortedMap<LocalDate, String> dates) {

    /** Only a name. */
    public static MatterFacts named(String name) {
        return new MatterFacts(name, null, null, null, null, null, null);
    }
}

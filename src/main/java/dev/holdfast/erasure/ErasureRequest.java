package dev.holdfast.erasure;

import dev.holdfast.item.Sha256;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a person asked.
 *
 * @param received the day the request came
 * @param about what the person wants erased, in their words
 * @param narrowed a query that the officer adds to the addresses, or null
 * @param plan the plan that erases, once it was decided and there is something to erase
 * @param found items of the person when it was decided
 * @param letter digest of the last letter
 */
public record ErasureRequest(
        long id,
        LocalDate received,
        String openedBy,
        Instant openedAt,
        String person,
        List<String> addresses,
        @Nullable String about,
        @Nullable String narrowed,
        @Nullable Long plan,
        @Nullable Long found,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Instant answeredAt,
        @Nullable Sha256 letter) {
    public ErasureRequest {
        addresses = List.copyOf(addresses);
    }

    /** How the request is called everywhere else, such as {@code E-3}. */
    public String pseudonym() {
        return "E-" + id;
    }

    /** One month from receipt (GDPR Art 12(3)); a month without such a day ends earlier. */
    public LocalDate deadline() {
        return received.plusMonths(1);
    }

    /** The person's items: those they sent or got, and those kept as theirs. */
    public String query() {
        String own =
                addresses.stream()
                        .map(address -> "participants:\"" + address + "\"")
                        .collect(
                                Collectors.joining(
                                        " OR ",
                                        "(",
                                        " OR custodian:\"" + person.replace("\"", "") + "\")"));
        return narrowed == null ? own : own + " AND (" + narrowed + ")";
    }
}

package dev.holdfast.erasure;

import dev.holdfast.item.Sha256;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a person asked.
 *
 * @param received the day the request came
 * @param about what the person wants erased, in their words
 * @param narrowed a query that the officer adds to the addresses, or null
 * @param narrowedWhy why, in words that the answer quotes, or null
 * @param extension the time that was added, or null
 * @param plan the latest plan that erases, once it was decided and there is something to erase
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
        @Nullable String narrowedWhy,
        @Nullable Extension extension,
        @Nullable Long plan,
        @Nullable Long found,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Instant answeredAt,
        @Nullable Sha256 letter) {
    /** Time added because of how complex or how many requests are (GDPR Art 12(3)). */
    public record Extension(LocalDate until, String why, String by, Instant at) {}

    public ErasureRequest {
        addresses = List.copyOf(addresses);
    }

    /** How the request is called everywhere else, such as {@code E-3}. */
    public String pseudonym() {
        return "E-" + id;
    }

    /** One month from receipt (GDPR Art 12(3)); a month without such a day ends earlier. */
    public LocalDate firstDeadline() {
        return received.plusMonths(1);
    }

    /** When the answer is due, with the time that was added. */
    public LocalDate deadline() {
        return extension == null ? firstDeadline() : extension.until();
    }

    /** The person's items: those they sent or got, and those kept as theirs. */
    public String query() {
        return narrowed(
                joined(" OR ", address -> "participants:\"" + address + "\"")
                        + " OR "
                        + ownMailbox());
    }

    /** Of these, what the person wrote. */
    public String written() {
        return narrowed(joined(" OR ", address -> "from:\"" + address + "\""));
    }

    /** Of these, what others wrote to the person. */
    public String receivedByPerson() {
        return narrowed(
                "("
                        + joined(" OR ", address -> "recipients:\"" + address + "\"")
                        + ") AND "
                        + joined(" AND ", address -> "NOT from:\"" + address + "\""));
    }

    /** Of these, what is kept as the person's though neither from nor to them. */
    public String onlyInMailbox() {
        return narrowed(
                ownMailbox()
                        + " AND "
                        + joined(" AND ", address -> "NOT participants:\"" + address + "\""));
    }

    private String ownMailbox() {
        return "custodian:\"" + person.replace("\"", "") + "\"";
    }

    private String joined(String with, UnaryOperator<String> each) {
        return addresses.stream().map(each).collect(Collectors.joining(with));
    }

    private String narrowed(String query) {
        return "(" + query + ")" + (narrowed == null ? "" : " AND (" + narrowed + ")");
    }
}

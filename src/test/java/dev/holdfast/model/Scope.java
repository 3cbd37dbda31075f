package dev.holdfast.model;

import dev.holdfast.hold.HoldScope;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * What a hold must protect, told without a search: custodians, words and days are compared.
 *
 * @param custodians any of these, or everybody where there are none
 * @param every all of these words
 * @param none none of these words
 */
record Scope(
        List<String> custodians,
        List<String> every,
        List<String> none,
        @Nullable String from,
        @Nullable String to) {

    static Scope some(Random random, LocalDate base) {
        int shape = random.nextInt(8);
        List<String> custodians = shape % 2 == 0 ? some(random, Letter.CUSTODIANS) : List.of();
        List<String> every =
                shape == 1 || shape == 2 || shape >= 5 ? some(random, Letter.WORDS) : List.of();
        List<String> none = shape == 5 ? some(random, Letter.WORDS) : List.of();
        String from =
                shape == 3 || shape == 4
                        ? base.minusYears(5 + random.nextInt(10)).toString()
                        : null;
        String to = shape == 3 || shape == 6 ? base.minusYears(random.nextInt(5)).toString() : null;
        return new Scope(custodians, every, none, from, to);
    }

    private static List<String> some(Random random, List<String> all) {
        return List.of(all.get(random.nextInt(all.size())));
    }

    boolean covers(Letter letter, String custodian) {
        return (custodians.isEmpty() || custodians.contains(custodian))
                && letter.words().containsAll(every)
                && none.stream().noneMatch(letter.words()::contains)
                && (from == null || !letter.sent().isBefore(LocalDate.parse(from)))
                && (to == null || !letter.sent().isAfter(LocalDate.parse(to)));
    }

    HoldScope scope() {
        return new HoldScope(
                custodians,
                query(),
                from == null ? null : LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to));
    }

    /** Of what the register keeps of a hold. */
    static Scope parse(
            List<String> custodians,
            @Nullable String query,
            @Nullable String from,
            @Nullable String to) {
        List<String> every = new ArrayList<>();
        List<String> none = new ArrayList<>();
        if (query != null) {
            for (String part : query.split(" AND ")) {
                if (part.startsWith("NOT ")) {
                    none.add(part.substring("NOT ".length()));
                } else {
                    every.add(part);
                }
            }
        }
        return new Scope(custodians, every, none, from, to);
    }

    @Nullable String query() {
        StringBuilder query = new StringBuilder();
        every.stream()
                .sorted(Comparator.naturalOrder())
                .forEach(word -> query.append(query.isEmpty() ? "" : " AND ").append(word));
        none.forEach(word -> query.append(query.isEmpty() ? "NOT " : " AND NOT ").append(word));
        return query.isEmpty() ? null : query.toString();
    }
}

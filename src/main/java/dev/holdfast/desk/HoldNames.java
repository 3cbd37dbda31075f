package dev.holdfast.desk;

import dev.holdfast.console.Show;
import dev.holdfast.hold.Hold;
import dev.holdfast.hold.HoldScope;
import dev.holdfast.hold.Holds;
import dev.holdfast.hold.Matter;
import dev.holdfast.hold.Matters;
import dev.holdfast.hold.ReleaseImpact;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds as people call them. */
@Singleton
class HoldNames {
    private final Holds holds;
    private final Matters matters;

    HoldNames(Holds holds, Matters matters) {
        this.holds = holds;
        this.matters = matters;
    }

    static String id(Hold hold) {
        return "H-" + hold.number();
    }

    /** Name of the matter that a hold, named as in a decision, was placed for. */
    String matter(String hold) {
        return find(hold)
                .flatMap(found -> matters.findById(found.matterId()))
                .map(Matter::name)
                .orElse("hold H-" + hold);
    }

    /** Such as {@code “Meridian v. Northgate” (H-12, placed 2 Apr 2024 by a.chen)}. */
    String inWords(List<String> ids) {
        return ids.stream().map(this::inWords).collect(Collectors.joining(", "));
    }

    private String inWords(String id) {
        return find(id).map(
                        hold ->
                                "“%s” (%s, placed %s by %s%s)"
                                        .formatted(
                                                matter(id),
                                                id(hold),
                                                Show.day(hold.placedAt()),
                                                hold.placedBy(),
                                                hold.active()
                                                        ? ""
                                                        : ", released, still protecting"))
                .orElse("H-" + id);
    }

    private Optional<Hold> find(String hold) {
        return hold.matches("\\d{1,18}") ? holds.findById(Long.parseLong(hold)) : Optional.empty();
    }

    /** A scope in words. */
    static String scope(HoldScope scope) {
        List<String> parts = new ArrayList<>();
        if (!scope.custodians().isEmpty()) {
            parts.add(String.join(", ", scope.custodians()));
        }
        if (!scope.locations().isEmpty()) {
            parts.add("in " + String.join(", ", scope.locations()));
        }
        if (scope.from() != null && scope.to() != null) {
            parts.add(Show.day(scope.from()) + " to " + Show.day(scope.to()));
        } else if (scope.from() != null) {
            parts.add("from " + Show.day(scope.from()));
        } else if (scope.to() != null) {
            parts.add("until " + Show.day(scope.to()));
        }
        if (scope.query() != null) {
            parts.add(scope.query());
        }
        return String.join(" · ", parts);
    }

    /** What a release would let go, in words. */
    static String impact(ReleaseImpact.Impact impact) {
        return "Of %s, %s would become due, %s would need a review, %s would be kept, %s stay held for other reasons."
                .formatted(
                        Show.number(impact.items(), "item"),
                        Show.number(impact.due()),
                        Show.number(impact.review()),
                        Show.number(impact.keep()),
                        Show.number(impact.heldByOthers()));
    }
}

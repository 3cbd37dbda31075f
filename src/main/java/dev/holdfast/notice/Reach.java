package dev.holdfast.notice;

import dev.holdfast.hold.Matter;
import dev.holdfast.hold.MatterCustodian;
import dev.holdfast.hold.MatterPeople;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Who gets a mail about a custodian. */
@Singleton
class Reach {
    private final MatterPeople people;

    Reach(MatterPeople people) {
        this.people = people;
    }

    /**
     * Who has to acknowledge.
     *
     * @param kind succession when the custodian has left
     * @param address empty when nobody knows one
     */
    record Addressee(NoticeKind kind, Optional<String> address) {}

    Addressee addressee(Connection connection, Matter matter, String custodian)
            throws SQLException {
        Optional<MatterCustodian> known = people.find(connection, matter.number(), custodian);
        if (known.isPresent() && known.get().leftOn() != null) {
            return new Addressee(
                    NoticeKind.SUCCESSION,
                    address(known.get().successor())
                            .or(() -> superiors(known, matter).stream().findFirst()));
        }
        return new Addressee(
                NoticeKind.HOLD,
                known.flatMap(one -> address(one.mail())).or(() -> address(custodian)));
    }

    /** Who is told when no answer comes: the manager, else counsel. */
    List<String> superiors(Connection connection, Matter matter, String custodian)
            throws SQLException {
        return superiors(people.find(connection, matter.number(), custodian), matter);
    }

    private static List<String> superiors(Optional<MatterCustodian> known, Matter matter) {
        return known.flatMap(one -> address(one.manager()))
                .map(List::of)
                .orElseGet(
                        () ->
                                matter.counsel().stream()
                                        .flatMap(one -> address(one).stream())
                                        .toList());
    }

    /** The address in {@code Name <name@example.org>} or by itself. */
    static Optional<String> address(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        int open = text.lastIndexOf('<');
        String bare =
                open >= 0 && text.endsWith(">")
                        ? text.substring(open + 1, text.length() - 1).strip()
                        : text.strip();
        return bare.matches("[^\\s@<>\",;]+@[^\\s@<>\",;]+") ? Optional.of(bare) : Optional.empty();
    }
}

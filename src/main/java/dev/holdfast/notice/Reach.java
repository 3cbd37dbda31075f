package dev.holdfast.notice;

import dev.holdfast.directory.Directory;
import dev.holdfast.directory.ReadDirectory;
import dev.holdfast.hold.Matter;
import dev.holdfast.hold.MatterCustodian;
import dev.holdfast.hold.MatterPeople;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who gets a mail about a custodian. What the matter says goes before what the directory says; the
 * directory's attributes are {@code mail} or {@code email}, and {@code manager}, which is an
 * address or somebody else in the directory.
 */
@Singleton
class Reach {
    /**
     * Who has to acknowledge.
     *
     * @param kind succession when the custodian has left
     * @param address empty when nobody knows one
     */
    record Addressee(NoticeKind kind, Optional<String> address) {}

    private final MatterPeople people;
    private final Directory directory;
    private final ReadDirectory entries;

    Reach(MatterPeople people, Directory directory, ReadDirectory entries) {
        this.people = people;
        this.directory = directory;
        this.entries = entries;
    }

    Addressee addressee(Connection connection, Matter matter, String custodian)
            throws SQLException {
        Optional<MatterCustodian> known = people.find(connection, matter.number(), custodian);
        if (known.isPresent() && known.get().leftOn() != null) {
            return new Addressee(
                    NoticeKind.SUCCESSION,
                    address(known.get().successor())
                            .or(() -> superiors(known, custodian, matter).stream().findFirst()));
        }
        return new Addressee(
                NoticeKind.HOLD,
                known.flatMap(one -> address(one.mail())).or(() -> inDirectory(custodian)));
    }

    /** Who is told when no answer comes: the manager, else counsel. */
    List<String> superiors(Connection connection, Matter matter, String custodian)
            throws SQLException {
        return superiors(people.find(connection, matter.number(), custodian), custodian, matter);
    }

    private List<String> superiors(
            Optional<MatterCustodian> known, String custodian, Matter matter) {
        return known.flatMap(one -> address(one.manager()))
                .or(() -> values(custodian, "manager").findFirst().flatMap(this::inDirectory))
                .map(List::of)
                .orElseGet(
                        () ->
                                matter.counsel().stream()
                                        .flatMap(one -> address(one).stream())
                                        .toList());
    }

    /** By the attributes, else the name itself, else another name that is an address. */
    private Optional<String> inDirectory(String name) {
        return Stream.of(
                        values(name, "mail"),
                        values(name, "email"),
                        Stream.of(name),
                        entries.look(name, directory.today()).stream()
                                .flatMap(one -> one.archivedAs().stream()))
                .flatMap(found -> found)
                .flatMap(found -> address(found).stream())
                .findFirst();
    }

    private Stream<String> values(String name, String attribute) {
        return entries.look(name, directory.today()).stream()
                .flatMap(one -> one.attributes().getOrDefault(attribute, List.of()).stream());
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

package dev.holdfast.hold;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Opens, lists and closes matters. */
@Singleton
public class OpenMatter {
    private final Transactions transactions;
    private final Matters matters;
    private final Holds holds;
    private final MatterPeople people;
    private final AuditLog audit;
    private final Clock clock;

    OpenMatter(
            Transactions transactions,
            Matters matters,
            Holds holds,
            MatterPeople people,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.matters = matters;
        this.holds = holds;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** Only by its name. */
    public Matter open(String name, Actor by) {
        return open(name, MatterFacts.named(name), by);
    }

    /**
     * @throws Problem HF-2001 when there is a matter of that name
     */
    public Matter open(String name, MatterFacts facts, Actor by) {
        refuseUnnamed(name);
        return transactions.write(
                connection -> {
                    refuseTaken(name.strip());
                    Matter matter =
                            matters.save(
                                    new Matter(
                                            null,
                                            name.strip(),
                                            Matter.OPEN,
                                            orElse(facts.description(), ""),
                                            orElse(facts.parties(), List.of()),
                                            orElse(facts.counsel(), List.of()),
                                            by.name(),
                                            clock.instant(),
                                            null,
                                            null));
                    Map<String, Object> detail = new LinkedHashMap<>();
                    detail.put("name", matter.name());
                    detail.put("parties", matter.parties());
                    detail.put("counsel", matter.counsel());
                    detail.put("description", matter.description());
                    people.write(connection, matter.number(), facts, detail);
                    audit.append(connection, by, "matter.open", "matter/" + matter.id(), detail);
                    return matter;
                });
    }

    static void refuseUnnamed(String name) {
        if (name.isBlank()) {
            throw new Problem(
                    Code.INVALID_INPUT, "a matter needs a name", "name it as the parties do");
        }
    }

    void refuseTaken(String name) {
        if (matters.findByName(name).isPresent()) {
            throw new Problem(
                    Code.MATTER_EXISTS,
                    "there is a matter '" + name + "' already",
                    "use it, or choose another name");
        }
    }

    private static <T> T orElse(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    public List<Matter> list() {
        return transactions.read(connection -> matters.listOrderById());
    }

    /**
     * @throws Problem HF-2002 while one of its holds is active
     */
    public Matter close(String nameOrId, Actor by) {
        return transactions.write(
                connection -> {
                    Matter matter = find(nameOrId);
                    long active =
                            holds.findByMatterIdOrderById(matter.number()).stream()
                                    .filter(Hold::active)
                                    .count();
                    if (active > 0) {
                        throw new Problem(
                                Code.MATTER_HAS_HOLDS,
                                "matter '"
                                        + matter.name()
                                        + "' has "
                                        + active
                                        + " active hold"
                                        + (active == 1 ? "" : "s"),
                                "release them first with 'holdfast hold release'");
                    }
                    if (!matter.open()) {
                        return matter;
                    }
                    Matter closed = matters.update(matter.closed(by.name(), clock.instant()));
                    audit.append(
                            connection,
                            by,
                            "matter.close",
                            "matter/" + matter.id(),
                            Map.of("name", matter.name()));
                    return closed;
                });
    }

    /** By number or name. */
    public Matter find(String nameOrId) {
        return (nameOrId.matches("\\d{1,18}")
                        ? matters.findById(Long.parseLong(nameOrId))
                        : matters.findByName(nameOrId))
                .or(() -> matters.findByName(nameOrId))
                .orElseThrow(
                        () ->
                                new Problem(
                                        Code.NOT_FOUND,
                                        "there is no matter '" + nameOrId + "'",
                                        "see 'holdfast matter list', or open it with 'holdfast"
                                                + " matter open'"));
    }
}

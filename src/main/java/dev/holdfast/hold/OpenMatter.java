package dev.holdfast.hold;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Opens, lists and closes matters. */
@Singleton
public class OpenMatter {
    private final Transactions transactions;
    private final Matters matters;
    private final Holds holds;
    private final AuditLog audit;
    private final Clock clock;

    OpenMatter(
            Transactions transactions, Matters matters, Holds holds, AuditLog audit, Clock clock) {
        this.transactions = transactions;
        this.matters = matters;
        this.holds = holds;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws Problem HF-2001 when there is a matter of that name
     */
    public Matter open(String name, Actor by) {
        if (name.isBlank()) {
            throw new Problem(
                    Code.INVALID_INPUT, "a matter needs a name", "name it as the parties do");
        }
        return transactions.write(
                connection -> {
                    if (matters.findByName(name.strip()).isPresent()) {
                        throw new Problem(
                                Code.MATTER_EXISTS,
                                "there is a matter '" + name.strip() + "' already",
                                "use it, or choose another name");
                    }
                    Matter matter =
                            matters.save(
                                    new Matter(
                                            null,
                                            name.strip(),
                                            "open",
                                            by.name(),
                                            clock.instant(),
                                            null,
                                            null));
                    audit.append(
                            connection,
                            by,
                            "matter.open",
                            "matter/" + matter.id(),
                            Map.of("name", matter.name()));
                    return matter;
                });
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
                    Matter closed =
                            matters.update(
                                    new Matter(
                                            matter.id(),
                                            matter.name(),
                                            "closed",
                                            matter.openedBy(),
                                            matter.openedAt(),
                                            by.name(),
                                            clock.instant()));
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
    Matter find(String nameOrId) {
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

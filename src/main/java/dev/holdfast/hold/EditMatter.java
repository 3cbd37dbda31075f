package dev.holdfast.hold;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Shows and changes what is written on a matter's cover; what changed goes to the log. */
@Singleton
public class EditMatter {
    /** A matter with all that belongs to it. */
    public record Shown(
            Matter matter,
            List<MatterCustodian> custodians,
            SortedMap<LocalDate, String> dates,
            List<Hold> holds) {}

    private final Transactions transactions;
    private final OpenMatter find;
    private final Matters matters;
    private final MatterPeople people;
    private final Holds holds;
    private final AuditLog audit;

    EditMatter(
            Transactions transactions,
            OpenMatter find,
            Matters matters,
            MatterPeople people,
            Holds holds,
            AuditLog audit) {
        this.transactions = transactions;
        this.find = find;
        this.matters = matters;
        this.people = people;
        this.holds = holds;
        this.audit = audit;
    }

    /**
     * @throws Problem HF-1001 when there is no such matter
     */
    public Shown show(String nameOrId) {
        return transactions.read(connection -> shown(connection, find.find(nameOrId)));
    }

    /**
     * @throws Problem HF-2010 when the matter is closed and not opened again by the same act,
     *     HF-2001 when the new name is taken, HF-1002 when the state is none
     */
    public Shown edit(String nameOrId, MatterFacts facts, Actor by) {
        return transactions.write(
                connection -> {
                    Matter before = find.find(nameOrId);
                    if (!before.open() && facts.state() == null) {
                        throw new Problem(
                                Code.MATTER_CLOSED,
                                "matter '" + before.name() + "' is closed",
                                "open it again with --state open");
                    }
                    Matter after = matters.update(changed(before, facts));
                    Map<String, Object> changes = changes(before, after);
                    people.write(connection, after.number(), facts, changes);
                    if (!changes.isEmpty()) {
                        audit.append(
                                connection, by, "matter.edit", "matter/" + after.id(), changes);
                    }
                    return shown(connection, after);
                });
    }

    /** Says how a custodian of the matter is reached; null leaves a field as it is. */
    public MatterCustodian custodian(
            String nameOrId,
            String custodian,
            @Nullable String mail,
            @Nullable String manager,
            Actor by) {
        return transactions.write(
                connection -> {
                    Matter matter = find.find(nameOrId);
                    MatterCustodian before =
                            people.find(connection, matter.number(), custodian)
                                    .orElse(
                                            new MatterCustodian(
                                                    custodian.strip(), null, null, null, null));
                    return put(
                            connection,
                            matter,
                            new MatterCustodian(
                                    before.custodian(),
                                    mail == null ? before.mail() : mail.strip(),
                                    manager == null ? before.manager() : manager.strip(),
                                    before.leftOn(),
                                    before.successor()),
                            by);
                });
    }

    /** A custodian's row as it is to be, with its entry in the log; in the caller's transaction. */
    public MatterCustodian put(
            Connection connection, Matter matter, MatterCustodian custodian, Actor by)
            throws SQLException {
        people.put(connection, matter.number(), custodian);
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("custodian", custodian.custodian());
        detail.put("mail", custodian.mail());
        detail.put("manager", custodian.manager());
        detail.put("leftOn", custodian.leftOn() == null ? null : custodian.leftOn().toString());
        detail.put("successor", custodian.successor());
        audit.append(connection, by, "matter.custodian", "matter/" + matter.id(), detail);
        return custodian;
    }

    private Matter changed(Matter matter, MatterFacts facts) {
        String name = facts.name() == null ? matter.name() : facts.name().strip();
        if (!name.equals(matter.name())) {
            OpenMatter.refuseUnnamed(name);
            find.refuseTaken(name);
        }
        String state = facts.state() == null ? matter.state() : facts.state();
        if (facts.state() != null
                && !state.equals(Matter.OPEN)
                && !state.equals(Matter.ON_APPEAL)) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "'" + state + "' is no state a matter can be put in",
                    "use open or on-appeal; close it with 'holdfast matter close'");
        }
        List<String> parties = facts.parties();
        List<String> counsel = facts.counsel();
        String description = facts.description();
        return new Matter(
                matter.id(),
                name,
                state,
                description == null ? matter.description() : description.strip(),
                parties == null ? matter.parties() : parties,
                counsel == null ? matter.counsel() : counsel,
                matter.openedBy(),
                matter.openedAt(),
                facts.state() == null ? matter.closedBy() : null,
                facts.state() == null ? matter.closedAt() : null);
    }

    private static Map<String, Object> changes(Matter before, Matter after) {
        Map<String, Object> changes = new LinkedHashMap<>();
        change(changes, "name", before.name(), after.name());
        change(changes, "state", before.state(), after.state());
        change(changes, "description", before.description(), after.description());
        change(changes, "parties", before.parties(), after.parties());
        change(changes, "counsel", before.counsel(), after.counsel());
        return changes;
    }

    private static void change(
            Map<String, Object> changes, String field, Object before, Object after) {
        if (!before.equals(after)) {
            changes.put(field, Map.of("from", before, "to", after));
        }
    }

    private Shown shown(Connection connection, Matter matter) throws SQLException {
        return new Shown(
                matter,
                people.custodians(connection, matter.number()),
                people.dates(connection, matter.number()),
                holds.findByMatterIdOrderById(matter.number()));
    }
}

package dev.holdfast.hold;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.find.MeasureItems;
import dev.holdfast.find.SelectItems;
import dev.holdfast.find.StandingScope;
import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.HoldMembers;
import dev.holdfast.register.Transactions;
import dev.holdfast.search.kql.Words;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Places a legal hold: until it is released, nothing in its scope may be destroyed, nor what
 * arrives later and falls in it.
 */
@Singleton
public class PlaceHold {
    /** What came of it. */
    public sealed interface Outcome {
        /**
         * @param unreadable of these, items held in doubt because they could not be read
         */
        record Placed(Hold hold, Matter matter, long items, long unreadable) implements Outcome {}

        record NothingInScope(HoldScope scope) implements Outcome {}

        record MatterClosed(Matter matter) implements Outcome {}
    }

    /**
     * What a hold would freeze.
     *
     * @param unreadable of these, items held in doubt because they could not be read
     * @param custodians items by custodian, most first
     * @param warning what to think about before placing it, or null
     */
    public record Preview(
            long items,
            long bytes,
            long unreadable,
            Map<String, Long> custodians,
            String kql,
            @Nullable String warning) {}

    private final Transactions transactions;
    private final OpenMatter matters;
    private final Holds holds;
    private final HoldMembers members;
    private final HoldProgress progress;
    private final SelectItems select;
    private final MeasureItems measure;
    private final AuditLog audit;
    private final Clock clock;

    PlaceHold(
            Transactions transactions,
            OpenMatter matters,
            Holds holds,
            HoldMembers members,
            HoldProgress progress,
            SelectItems select,
            MeasureItems measure,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.matters = matters;
        this.holds = holds;
        this.members = members;
        this.progress = progress;
        this.select = select;
        this.measure = measure;
        this.audit = audit;
        this.clock = clock;
    }

    public Preview preview(HoldScope scope) {
        refuseUnusable(scope);
        MeasureItems.Measure found = measure.measure(scope.toKql());
        return new Preview(
                found.items().size(),
                found.bytes(),
                scope.inDoubt() ? found.items().andNot(select.select(scope.named())).size() : 0,
                found.custodians(),
                scope.toKql(),
                warning(scope, found));
    }

    private static @Nullable String warning(HoldScope scope, MeasureItems.Measure found) {
        if (found.items().isEmpty()) {
            return "nothing is in this scope: a hold on it would freeze nothing";
        }
        List<String> without =
                scope.custodians().stream()
                        .filter(
                                name ->
                                        found.custodians().keySet().stream()
                                                .noneMatch(name::equalsIgnoreCase))
                        .toList();
        return without.isEmpty()
                ? null
                : "nothing of " + String.join(", ", without) + " is in this scope";
    }

    /**
     * @param matter its name or number
     * @param allowEmpty whether a scope without a single item is accepted, for what has yet to
     *     arrive
     */
    public Outcome place(String matter, HoldScope scope, boolean allowEmpty, Actor by) {
        refuseUnusable(scope);
        return transactions.write(
                connection -> {
                    Matter found = matters.find(matter);
                    if (!found.open()) {
                        return new Outcome.MatterClosed(found);
                    }
                    // Nobody moves the mark while the scope is matched: what is above it is matched
                    // by whoever moves it next.
                    long through = progress.lock(connection);
                    ItemSet items = select.select(scope.toKql(), 1, through);
                    if (items.isEmpty() && !allowEmpty) {
                        return new Outcome.NothingInScope(scope);
                    }
                    Hold hold =
                            holds.save(
                                    new Hold(
                                            null,
                                            found.number(),
                                            scope.custodians(),
                                            scope.locations(),
                                            scope.query(),
                                            scope.from(),
                                            scope.to(),
                                            by.name(),
                                            clock.instant(),
                                            null,
                                            null,
                                            null,
                                            null));
                    members.add(connection, hold.number(), items);
                    long unreadable =
                            scope.inDoubt()
                                    ? items.andNot(select.select(scope.named(), 1, through)).size()
                                    : 0;
                    Map<String, Object> detail = new LinkedHashMap<>();
                    detail.put("matter", found.name());
                    detail.put("scope", scope.toKql());
                    detail.put("items", items.size());
                    detail.put("unreadable", unreadable);
                    audit.append(connection, by, "hold.place", "hold/" + hold.id(), detail);
                    return new Outcome.Placed(hold, found, items.size(), unreadable);
                });
    }

    private static void refuseUnusable(HoldScope scope) {
        if (scope.isBlank()) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "a hold on everything by accident is refused: no custodian, location, query or"
                            + " date is named",
                    "name at least one with --custodian, --location, --query, --from or --to");
        }
        for (String location : scope.locations()) {
            if (Words.in(location).isEmpty()) {
                throw new Problem(
                        Code.INVALID_INPUT,
                        "'" + location + "' names no location",
                        "name a folder such as Inbox/Projects, or a source");
            }
        }
        String query = scope.query();
        if (query != null) {
            StandingScope.fault(query)
                    .ifPresent(
                            fault -> {
                                throw new Problem(
                                        Code.BAD_QUERY,
                                        "the hold's query cannot stand: " + fault,
                                        "correct the query; try it with 'holdfast search' first");
                            });
        }
    }
}

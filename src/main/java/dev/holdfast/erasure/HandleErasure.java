package dev.holdfast.erasure;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.decide.Weighed;
import dev.holdfast.disposition.FreezePlan;
import dev.holdfast.disposition.Plan;
import dev.holdfast.disposition.Plans;
import dev.holdfast.find.SelectItems;
import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.retention.Decisions;
import dev.holdfast.retention.EvaluateArchive;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Opens a request for erasure, weighs it, and decides it into a plan. */
@Singleton
public class HandleErasure {
    /**
     * A request as it stands today.
     *
     * @param items the person's items that are still here
     * @param weighed in three piles: what may be erased, what is kept and why, what is held
     * @param plan the plan that erases, once there is one
     */
    public record Standing(
            ErasureRequest request, ItemSet items, Weighed weighed, @Nullable Plan plan) {}

    private final Transactions transactions;
    private final ErasureRequests requests;
    private final SelectItems select;
    private final Decisions decisions;
    private final EvaluateArchive evaluate;
    private final FreezePlan freeze;
    private final Plans plans;
    private final ArchiveSettings settings;
    private final AuditLog audit;
    private final Clock clock;

    HandleErasure(
            Transactions transactions,
            ErasureRequests requests,
            SelectItems select,
            Decisions decisions,
            EvaluateArchive evaluate,
            FreezePlan freeze,
            Plans plans,
            ArchiveSettings settings,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.requests = requests;
        this.select = select;
        this.decisions = decisions;
        this.evaluate = evaluate;
        this.freeze = freeze;
        this.plans = plans;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param received the day the request came, or null for today
     * @throws Problem HF-2066 without a name or an exact address
     */
    public Standing open(
            String person,
            List<String> addresses,
            @Nullable LocalDate received,
            @Nullable String about,
            Actor by) {
        List<String> exact =
                addresses.stream()
                        .map(address -> address.strip().toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList();
        if (person.isBlank()
                || exact.isEmpty()
                || !exact.stream().allMatch(one -> one.matches("[^\\s\"@]+@[^\\s\"@]+"))) {
            throw new Problem(
                    Code.ERASURE_PERSON,
                    "a request names a person with exact addresses",
                    "write --person NAME --address a@b.example");
        }
        LocalDate day = received == null ? settings.today() : received;
        if (day.isAfter(settings.today())) {
            throw new Problem(
                    Code.INVALID_INPUT, day + " is still to come", "name the day it was received");
        }
        ErasureRequest draft =
                new ErasureRequest(
                        0,
                        day,
                        by.name(),
                        clock.instant(),
                        person.strip(),
                        exact,
                        about,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        long id =
                transactions.write(
                        connection -> {
                            long number = requests.insert(connection, draft);
                            audit.append(
                                    connection,
                                    by,
                                    "erasure.open",
                                    "erasure/" + number,
                                    Map.of(
                                            "received", day.toString(),
                                            "deadline", draft.deadline().toString(),
                                            "addresses", exact.size()));
                            return number;
                        });
        return show(id);
    }

    /** Narrows what counts as the person's items; the addresses stay a condition. */
    public Standing narrow(long id, String query, Actor by) {
        select.select(query);
        transactions.write(
                connection -> {
                    refuseDecided(requests.get(connection, id));
                    requests.narrow(connection, id, query);
                    return audit.append(
                            connection, by, "erasure.narrow", "erasure/" + id, Map.of());
                });
        return show(id);
    }

    public List<ErasureRequest> list() {
        return transactions.read(requests::list);
    }

    /** Weighs it as of today. */
    public Standing show(long id) {
        ErasureRequest request = transactions.read(connection -> requests.get(connection, id));
        ItemSet items = select.select(request.query());
        Weighed weighed = decisions.decide(settings.today()).weigh(items);
        Long plan = request.plan();
        return new Standing(
                request,
                items,
                weighed,
                plan == null ? null : transactions.read(connection -> plans.get(connection, plan)));
    }

    /**
     * Makes a plan of what nothing obliges to keep. Two other people approve it like any plan.
     *
     * @throws Problem HF-2065 when it was decided before
     */
    public Standing decide(long id, Actor by) {
        Standing now = show(id);
        refuseDecided(now.request());
        Long plan = null;
        if (!now.weighed().free().isEmpty()) {
            EvaluateArchive.Recorded recorded = evaluate.evaluate(settings.today(), by);
            plan = freeze.freeze(Plan.Kind.ERASURE, now.weighed().free(), recorded, id, by).id();
        }
        Long made = plan;
        transactions.write(
                connection -> {
                    requests.decided(
                            connection, id, made, now.items().size(), by.name(), clock.instant());
                    return audit.append(
                            connection,
                            by,
                            "erasure.decide",
                            "erasure/" + id,
                            Map.of(
                                    "items", now.items().size(),
                                    "erase", now.weighed().free().size(),
                                    "held", now.weighed().held().size(),
                                    "plan", made == null ? "none" : made.toString()));
                });
        return show(id);
    }

    private void refuseDecided(ErasureRequest request) {
        Long plan = request.plan();
        boolean rejected =
                plan != null
                        && transactions.read(connection -> plans.get(connection, plan)).state()
                                == Plan.State.REJECTED;
        if (request.decidedAt() != null && !rejected) {
            throw new Problem(
                    Code.ERASURE_NOT_READY,
                    "request " + request.pseudonym() + " has been decided",
                    "see 'holdfast erasure show " + request.id() + "'");
        }
    }
}

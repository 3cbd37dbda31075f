package dev.holdfast.erasure;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.decide.Weighed;
import dev.holdfast.disposition.ErasureDecisions;
import dev.holdfast.disposition.FreezePlan;
import dev.holdfast.disposition.Plan;
import dev.holdfast.disposition.Plans;
import dev.holdfast.find.SelectItems;
import dev.holdfast.find.StandingScope;
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

/**
 * Opens a request for erasure, weighs it, and decides it into a plan.
 *
 * <p>What waits for a person's decision ({@link JudgeErasure}) is kept meanwhile; decided to go
 * later, it becomes a further plan of the same request.
 */
@Singleton
public class HandleErasure {
    private final Transactions transactions;
    private final ErasureRequests requests;
    private final SelectItems select;
    private final Decisions decisions;
    private final EvaluateArchive evaluate;
    private final FreezePlan freeze;
    private final Plans plans;
    private final ErasureDecisions judged;
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
            ErasureDecisions judged,
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
        this.judged = judged;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param received the day the request came, or null for today
     * @throws Problem HF-2066 without a name or an exact address
     */
    public WeighedRequest open(
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

    /**
     * Narrows what counts as the person's items; the addresses stay a condition.
     *
     * @param why in words that the answer quotes, or null
     */
    public WeighedRequest narrow(long id, String query, @Nullable String why, Actor by) {
        StandingScope.fault(query)
                .ifPresent(
                        fault -> {
                            throw new Problem(
                                    Code.BAD_QUERY,
                                    "the request cannot be narrowed to that: " + fault,
                                    "name words, people, dates or kinds");
                        });
        select.select(query);
        show(id).refuseSettled();
        transactions.write(
                connection -> {
                    requests.narrow(connection, id, query, why);
                    return audit.append(
                            connection, by, "erasure.narrow", "erasure/" + id, Map.of());
                });
        return show(id);
    }

    public List<ErasureRequest> list() {
        return transactions.read(requests::list);
    }

    /** Weighs it as of today. */
    public WeighedRequest show(long id) {
        LocalDate today = settings.today();
        ErasureRequest request = transactions.read(connection -> requests.get(connection, id));
        ItemSet items = select.select(request.query());
        Weighed weighed = decisions.decide(today).weigh(items);
        Long plan = request.plan();
        return transactions.read(
                connection ->
                        new WeighedRequest(
                                request,
                                items,
                                weighed,
                                judged.of(connection, id),
                                requests.erased(connection, id),
                                plan == null ? null : plans.get(connection, plan),
                                today));
    }

    /**
     * Makes a plan of what may go. Two other people approve it like any plan: neither who decides
     * here, nor who decided to erase one of its classes.
     *
     * @throws Problem HF-2065 when it was decided before and nothing more may go, or somebody else
     *     does so at this moment
     */
    public WeighedRequest decide(long id, Actor by) {
        WeighedRequest now = show(id);
        now.refuseSettled();
        ItemSet going = now.going();
        if (now.request().decidedAt() != null && !now.rejected() && going.isEmpty()) {
            throw now.notReady("has been decided");
        }
        EvaluateArchive.Recorded recorded =
                going.isEmpty() ? null : evaluate.evaluate(settings.today(), by);
        transactions.write(
                connection -> {
                    if (!requests.lock(connection, id).equals(now.request())) {
                        throw now.notReady("was changed by somebody else meanwhile");
                    }
                    Long made =
                            recorded == null
                                    ? null
                                    : freeze.freeze(
                                                    Plan.Kind.ERASURE,
                                                    going,
                                                    recorded,
                                                    id,
                                                    now.judges(),
                                                    by)
                                            .id();
                    requests.decided(
                            connection,
                            id,
                            made,
                            now.erased() + now.items().size(),
                            by.name(),
                            clock.instant());
                    return audit.append(
                            connection,
                            by,
                            "erasure.decide",
                            "erasure/" + id,
                            Map.of(
                                    "items", now.items().size(),
                                    "erase", going.size(),
                                    "held", now.weighed().held().size(),
                                    "undecided",
                                            now.undecided().stream()
                                                    .mapToLong(one -> one.items().size())
                                                    .sum(),
                                    "plan", made == null ? "none" : made.toString()));
                });
        return show(id);
    }
}

package dev.holdfast.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.holdfast.decide.Weighed;
import dev.holdfast.disposition.ErasureDecision;
import dev.holdfast.disposition.Plan;
import dev.holdfast.erasure.ErasureRequest;
import dev.holdfast.erasure.WeighedRequest;
import dev.holdfast.policy.Policy;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Requests for erasure as they are answered over REST. */
final class ErasureView {
    private ErasureView() {}

    /**
     * Items that a law keeps.
     *
     * @param why in a sentence
     * @param query finds them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Pile(
            long items,
            String reason,
            String authority,
            @Nullable LocalDate untilFirst,
            @Nullable LocalDate untilLast,
            String policy,
            String ground,
            String why,
            String query) {}

    /** Why a class waits for a person. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reason(
            @Nullable String policy,
            String title,
            @Nullable String cite,
            @Nullable String ground,
            @Nullable String jurisdiction,
            String text,
            String authority) {}

    /** What somebody decided for a class. */
    public record Decision(String choice, String comment, String by, Instant at, long items) {}

    /**
     * Items that a person decides on.
     *
     * @param key names the class for {@code judge}
     * @param decision null while nobody has decided
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Judged(
            String key,
            long items,
            List<Reason> reasons,
            @Nullable LocalDate untilFirst,
            @Nullable LocalDate untilLast,
            String query,
            @Nullable Decision decision) {}

    /** Time that was added. */
    public record Extension(LocalDate until, String why, String by) {}

    /**
     * A request and where it stands.
     *
     * @param erase items that may be erased: nothing keeps them, or somebody decided so
     * @param kept items that a law keeps, GDPR Art 17(3)(b)
     * @param classes items that a person decides on; kept until then
     * @param undecided items of the classes that nobody has decided
     * @param held items kept for legal claims, GDPR Art 17(3)(e)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Shown(
            long request,
            String pseudonym,
            String person,
            List<String> addresses,
            @Nullable String about,
            LocalDate received,
            LocalDate deadline,
            long daysLeft,
            @Nullable Extension extension,
            String query,
            @Nullable String narrowed,
            @Nullable String narrowedWhy,
            long items,
            long erase,
            List<Pile> kept,
            List<Judged> classes,
            long undecided,
            long held,
            @Nullable Long plan,
            @Nullable String planState,
            @Nullable Long erased,
            boolean answered) {}

    /** A request in the list, without the name. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Listed(
            long request,
            LocalDate received,
            LocalDate deadline,
            long daysLeft,
            boolean decided,
            @Nullable Long plan,
            boolean answered) {}

    static Listed listed(ErasureRequest one, LocalDate today) {
        return new Listed(
                one.id(),
                one.received(),
                one.deadline(),
                today.until(one.deadline(), ChronoUnit.DAYS),
                one.decidedAt() != null,
                one.plan(),
                one.answeredAt() != null);
    }

    static Shown of(WeighedRequest standing) {
        ErasureRequest request = standing.request();
        ErasureRequest.Extension more = request.extension();
        Plan plan = standing.plan();
        String query = "erasure:" + request.id();
        Weighed weighed = standing.weighed();
        return new Shown(
                request.id(),
                request.pseudonym(),
                request.person(),
                request.addresses(),
                request.about(),
                request.received(),
                request.deadline(),
                standing.daysLeft(),
                more == null ? null : new Extension(more.until(), more.why(), more.by()),
                request.query(),
                request.narrowed(),
                request.narrowedWhy(),
                standing.items().size(),
                standing.going().size(),
                weighed.kept().stream().map(one -> pile(one, query)).toList(),
                weighed.asked().stream().map(one -> judged(standing, one, query)).toList(),
                standing.undecided().stream().mapToLong(one -> one.items().size()).sum(),
                weighed.held().size(),
                request.plan(),
                plan == null ? null : plan.state().name().toLowerCase(Locale.ROOT),
                plan == null ? null : Long.valueOf(standing.erased()),
                request.answeredAt() != null);
    }

    private static Pile pile(Weighed.Kept one, String query) {
        Policy policy = one.policy();
        return new Pile(
                one.items().size(),
                policy.title(),
                policy.authority().cite() + ", " + one.authority(),
                one.until().first(),
                one.until().atTheLatest(),
                policy.id(),
                policy.basis().label(),
                one.text(),
                query + "." + policy.id());
    }

    private static Judged judged(WeighedRequest standing, Weighed.Asked one, String query) {
        ErasureDecision decision = standing.decisions().get(one.key());
        return new Judged(
                one.key(),
                one.items().size(),
                one.reasons().stream().map(ErasureView::reason).toList(),
                one.until().first(),
                one.until().atTheLatest(),
                query + "." + one.key(),
                decision == null
                        ? null
                        : new Decision(
                                decision.choice().label(),
                                decision.comment(),
                                decision.by(),
                                decision.at(),
                                decision.items()));
    }

    private static Reason reason(Weighed.Reason one) {
        Policy policy = one.policy();
        return new Reason(
                policy == null ? null : policy.id(),
                one.title(),
                policy == null ? null : policy.authority().cite(),
                policy == null ? null : policy.basis().label(),
                policy == null ? null : policy.jurisdiction(),
                one.text(),
                one.authority());
    }
}

package dev.holdfast.desk;

import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.console.Count;
import dev.holdfast.console.DispositionDesk.Step;
import dev.holdfast.console.DispositionDesk.StepState;
import dev.holdfast.console.ErasureDesk.Decision;
import dev.holdfast.console.ErasureDesk.Judged;
import dev.holdfast.console.ErasureDesk.Kept;
import dev.holdfast.console.ErasureDesk.Part;
import dev.holdfast.console.ErasureDesk.Reason;
import dev.holdfast.console.ErasureDesk.RequestPage;
import dev.holdfast.console.ErasureDesk.RequestRow;
import dev.holdfast.console.Mark;
import dev.holdfast.console.Show;
import dev.holdfast.decide.Weighed;
import dev.holdfast.disposition.ErasureDecision;
import dev.holdfast.disposition.Plan;
import dev.holdfast.erasure.ErasureRequest;
import dev.holdfast.erasure.WeighedRequest;
import dev.holdfast.find.SelectItems;
import dev.holdfast.policy.Policy;

import jakarta.inject.Singleton;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A request for erasure in the words and numbers of its page. */
@Singleton
class ErasurePage {
    /** From then on the answer is urgent. */
    static final int URGENT_DAYS = 7;

    private final SelectItems select;

    ErasurePage(SelectItems select) {
        this.select = select;
    }

    RequestRow row(ErasureRequest request, LocalDate today) {
        boolean answered = request.answeredAt() != null;
        long left = today.until(request.deadline(), ChronoUnit.DAYS);
        String state = answered ? "answered" : request.decidedAt() == null ? "open" : "decided";
        Mark mark = answered ? Mark.PLAIN : left < URGENT_DAYS ? Mark.DUE : Mark.REVIEW;
        String next =
                answered
                        ? "nothing"
                        : request.decidedAt() == null
                                ? "weigh it and draw up the plan"
                                : request.plan() == null
                                        ? "answer"
                                        : "plan D-" + request.plan() + ", then the answer";
        return new RequestRow(
                request.pseudonym(),
                mark,
                state,
                request.received(),
                request.deadline(),
                left,
                answered,
                next);
    }

    RequestPage page(WeighedRequest standing, boolean hasLetter, Identity who) {
        ErasureRequest request = standing.request();
        Weighed weighed = standing.weighed();
        Plan plan = standing.plan();
        String query = "erasure:" + request.id();
        boolean answered = request.answeredAt() != null;
        boolean may = who.may(Permission.HANDLE_ERASURE);
        boolean settled = answered || standing.underWay();
        boolean anew = request.decidedAt() == null || !standing.going().isEmpty();
        return new RequestPage(
                row(request, standing.today()),
                request.person(),
                request.addresses(),
                Wording.orEmpty(request.about()),
                Wording.orEmpty(request.narrowed()),
                Wording.orEmpty(request.narrowedWhy()),
                extension(request),
                Count.ofQuery(standing.items().size(), query),
                List.of(
                        part("written by the person", request.written()),
                        part("written to the person", request.receivedByPerson()),
                        part("neither, but kept as theirs", request.onlyInMailbox())),
                Count.ofQuery(weighed.free().size(), query + ".free"),
                Count.ofQuery(weighed.held().size(), query + ".held"),
                Count.of(standing.going().size()),
                weighed.kept().stream().map(one -> kept(one, query)).toList(),
                weighed.asked().stream().map(one -> judged(standing, one, query)).toList(),
                plan == null ? Optional.empty() : Optional.of("D-" + plan.id()),
                plan == null ? "" : plan.state().name().toLowerCase(Locale.ROOT),
                standing.erased(),
                steps(standing),
                settled,
                may
                        && !answered
                        && request.extension() == null
                        && !standing.today().isAfter(request.firstDeadline()),
                may && !settled && anew,
                may
                        && !settled
                        && request.decidedAt() != null
                        && standing.undecided().isEmpty()
                        && standing.going().isEmpty(),
                hasLetter,
                may);
    }

    private Part part(String how, String query) {
        return new Part(how, Count.ofQuery(select.select(query).size(), query));
    }

    private static String extension(ErasureRequest request) {
        ErasureRequest.Extension more = request.extension();
        return more == null ? "" : "extended by " + more.by() + ": " + more.why();
    }

    private static Kept kept(Weighed.Kept one, String query) {
        Policy policy = one.policy();
        return new Kept(
                policy.title(),
                policy.authority().cite(),
                Wording.capital(one.text()),
                one.authority(),
                Count.ofQuery(one.items().size(), query + "." + policy.id()),
                until(one.until()));
    }

    private static Judged judged(WeighedRequest standing, Weighed.Asked one, String query) {
        ErasureDecision made = standing.decisions().get(one.key());
        return new Judged(
                one.key(),
                one.reasons().stream().map(ErasurePage::reason).toList(),
                Count.ofQuery(one.items().size(), query + "." + one.key()),
                until(one.until()),
                made == null
                        ? Optional.empty()
                        : Optional.of(
                                new Decision(
                                        made.choice() == ErasureDecision.Choice.ERASE,
                                        made.comment(),
                                        made.by(),
                                        made.at())));
    }

    private static Reason reason(Weighed.Reason one) {
        Policy policy = one.policy();
        return new Reason(
                policy == null ? "No policy" : policy.title(),
                policy == null ? "" : policy.authority().cite(),
                Wording.capital(one.text()),
                one.authority());
    }

    private static String until(Weighed.Until until) {
        LocalDate last = until.atTheLatest();
        return last == null ? "cannot be told yet" : Show.day(last);
    }

    private static List<Step> steps(WeighedRequest standing) {
        ErasureRequest request = standing.request();
        long open = standing.undecided().size();
        boolean decided = request.decidedAt() != null;
        boolean answered = request.answeredAt() != null;
        Plan plan = standing.plan();
        boolean gone = decided && !standing.underWay();
        return List.of(
                new Step(
                        StepState.DONE,
                        "1 Received",
                        Show.day(request.received()),
                        "opened by " + request.openedBy()),
                new Step(
                        open == 0 ? StepState.DONE : StepState.CURRENT,
                        "2 Weighed",
                        open == 0
                                ? "decided"
                                : (open == 1 ? "1 class" : Show.number(open) + " classes")
                                        + " to decide",
                        "by rules, and where no law decides by you"),
                new Step(
                        gone
                                ? StepState.DONE
                                : decided || open == 0 ? StepState.CURRENT : StepState.AHEAD,
                        "3 Erased",
                        plan == null
                                ? decided
                                        ? "nothing may go"
                                        : Show.number(standing.going().size(), "item") + " may go"
                                : gone
                                        ? Show.number(standing.erased(), "item") + " erased"
                                        : "plan D-" + plan.id(),
                        "after two approvals, like any plan"),
                new Step(
                        answered
                                ? StepState.DONE
                                : gone && open == 0 ? StepState.CURRENT : StepState.AHEAD,
                        "4 Answered",
                        answered ? "answered" : "by " + Show.day(request.deadline()),
                        "one month from receipt, GDPR Art 12(3)"));
    }
}

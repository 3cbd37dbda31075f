package dev.holdfast.decide;

import dev.holdfast.decide.Why.Reason;
import dev.holdfast.policy.AnchorDay;
import dev.holdfast.policy.Length;
import dev.holdfast.policy.PeriodEnd;
import dev.holdfast.policy.Policy;
import dev.holdfast.policy.RetentionCalendar;
import dev.holdfast.policy.Rounding;
import dev.holdfast.rules.Finding;
import dev.holdfast.rules.Found;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts into words what the rules found for one item: what decided first, every policy once. */
final class Reasons {
    private static final String NOTHING = "no policy applies, so the item is kept";

    private static final String REVIEW = "Disposition review";

    private final ClassPlan plan;
    private final ItemDates dates;
    private final long ordinal;
    private final List<Reason> reasons = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    Reasons(ClassPlan plan, ItemDates dates, long ordinal) {
        this.plan = plan;
        this.dates = dates;
        this.ordinal = ordinal;
    }

    List<Reason> inOrder() {
        for (Found found : plan.found()) {
            if (found.finding() instanceof Finding.Held held) {
                reasons.add(
                        new Reason(
                                null,
                                found.authority(),
                                found.level(),
                                held.text(),
                                null,
                                found.authority()));
            }
        }
        for (Found found : plan.found()) {
            if (found.finding() instanceof Finding.KeepOn) {
                tenants(found, "is kept on: ");
            } else if (found.finding() instanceof Finding.AskPeople) {
                tenants(found, "does not go before a review: ");
            }
        }
        reviews();
        plan.clash(ordinal).ifPresent(this::conflict);
        if (plan.outcome(ordinal) == Outcome.REVIEW) {
            plan.undated(ordinal).ifPresent(this::doubt);
        }
        boolean deferred =
                dates.longest().isPresent()
                        && dates.earliest().isPresent()
                        && dates.longest()
                                .get()
                                .endsFor(ordinal)
                                .isAfter(dates.earliest().get().endsFor(ordinal));
        if (dates.earliest().isEmpty() || deferred) {
            dates.longest().ifPresent(this::obligation);
        }
        dates.earliest().ifPresent(this::deletion);
        plan.obligations().stream()
                .sorted(Comparator.comparing((Applied a) -> a.endsFor(ordinal)).reversed())
                .forEach(this::obligation);
        plan.deletions().stream()
                .sorted(Comparator.comparing((Applied a) -> a.endsFor(ordinal)))
                .forEach(this::deletion);
        overruled();
        if (reasons.isEmpty()) {
            reasons.add(new Reason(null, "Holdfast", 1, NOTHING, null, "no rule, no destruction"));
        }
        return reasons;
    }

    private void tenants(Found found, String what) {
        String text = what + found.finding().text() + " (rule '" + found.rule() + "')";
        reasons.add(
                new Reason(null, found.authority(), found.level(), text, null, found.authority()));
    }

    /** What people decided comes before what the policies say. */
    private void reviews() {
        plan.reviewed()
                .keeping(ordinal)
                .ifPresent(
                        kept ->
                                reasons.add(
                                        new Reason(
                                                null,
                                                REVIEW,
                                                1,
                                                "kept until " + kept.until() + " " + kept.words(),
                                                kept.until(),
                                                REVIEW)));
        String reason = plan.reviewReason(ordinal);
        if (!plan.held() && plan.reviewed().approves(reason, ordinal)) {
            reasons.add(
                    new Reason(
                            null,
                            REVIEW,
                            1,
                            "approved in a review, through all its stages",
                            null,
                            REVIEW));
        }
    }

    private void obligation(Applied one) {
        boolean longest = plan.obligations().size() > 1 && one.equals(dates.longest().orElse(null));
        Found found =
                longest
                        ? find(Finding.LongestDecides.class, null)
                        : find(Finding.MustKeep.class, one.policy().id());
        LocalDate date = one.lastDay(ordinal).orElse(null);
        String until = date == null ? "must be kept: " : "must be kept until " + date + ": ";
        tell(one, found, until + steps(one) + "; " + found.finding().text(), date);
    }

    private void deletion(Applied one) {
        boolean earliest = plan.deletions().size() > 1 && one.equals(dates.earliest().orElse(null));
        String id = one.policy().id();
        Found found =
                earliest
                        ? find(Finding.ShortestDecides.class, null)
                        : plan.found().stream()
                                .filter(f -> deletes(f.finding(), id))
                                .findFirst()
                                .orElseThrow();
        LocalDate last = one.lastDay(ordinal).orElse(null);
        String review = one.policy().then() == Policy.Then.REVIEW ? "goes to review" : "may go";
        String from = last == null ? review + ": " : review + " from " + last.plusDays(1) + ": ";
        tell(one, found, from + steps(one) + "; " + found.finding().text(), own(one, last));
    }

    private void overruled() {
        for (Found found : plan.found()) {
            if (found.finding() instanceof Finding.Overruled overruled) {
                plan.applied().stream()
                        .filter(one -> one.policy().id().equals(overruled.policy()))
                        .forEach(
                                one ->
                                        tell(
                                                one,
                                                found,
                                                steps(one) + "; " + overruled.text(),
                                                own(one, one.lastDay(ordinal).orElse(null))));
            }
        }
    }

    private void conflict(ClassPlan.Clash clash) {
        String minimum = clash.minimum().policy().id();
        String maximum = clash.maximum().policy().id();
        for (Found found : plan.found()) {
            if (found.finding() instanceof Finding.Conflict conflict
                    && conflict.minimum().equals(minimum)
                    && conflict.maximum().equals(maximum)) {
                Applied over = clash.maximum();
                tell(
                        over,
                        found,
                        "conflict: " + conflict.text() + "; " + steps(over),
                        own(over, over.lastDay(ordinal).orElse(null)));
            }
        }
    }

    private void doubt(Applied one) {
        Found found = find(Finding.NeedsDate.class, one.policy().id());
        tell(one, found, steps(one) + "; " + found.finding().text(), null);
    }

    private void tell(Applied one, Found found, String text, @Nullable LocalDate date) {
        Policy policy = one.policy();
        if (told.add(policy.id())) {
            reasons.add(
                    new Reason(
                            policy.id(),
                            policy.authority().cite(),
                            found.level(),
                            text,
                            date,
                            found.authority()));
        }
    }

    /** The policy's own date: the last day it obliges to keep, or the first it allows to go. */
    private static @Nullable LocalDate own(Applied one, @Nullable LocalDate last) {
        return last == null || one.policy().keeps() ? last : last.plusDays(1);
    }

    private String steps(Applied one) {
        Policy policy = one.policy();
        RetentionCalendar calendar = one.terms().calendar();
        if (policy.period() instanceof Length.Permanent) {
            return "kept permanently";
        }
        return switch (one.anchor(ordinal)) {
            case AnchorDay.Pending(String trigger) ->
                    "the period begins with " + trigger + ", which has not come";
            case AnchorDay.Undated(String reason) -> reason;
            case AnchorDay.On(LocalDate day) -> {
                LocalDate rounded = policy.round().apply(day, calendar.financialYearEnd());
                String start = policy.from().words() + " " + day;
                if (!(policy.round() instanceof Rounding.None)) {
                    start += ", rounded by " + policy.round().words() + " to " + rounded;
                }
                LocalDate plain = policy.period().after(rounded);
                LocalDate last = calendar.lastDay(policy, day);
                start += ", and " + policy.period().words() + " ends " + plain;
                if (!last.equals(plain)) {
                    start +=
                            ", but the rule in force before "
                                    + policy.valid().from()
                                    + " decides this one: it ended "
                                    + last;
                }
                yield start + lengthened(one);
            }
        };
    }

    private String lengthened(Applied one) {
        return switch (one.end(ordinal).orElse(null)) {
            case PeriodEnd.On(LocalDate last, List<String> steps) when !steps.isEmpty() ->
                    ", " + String.join(", ", steps);
            case PeriodEnd.WhileOpen(String proceeding, LocalDate opened) ->
                    ", but not while " + proceeding + " is open, which it is since " + opened;
            case PeriodEnd.On on -> "";
            case null -> "";
        };
    }

    private Found find(Class<? extends Finding> type, @Nullable String policy) {
        for (Found found : plan.found()) {
            if (type.isInstance(found.finding())
                    && (policy == null || policy.equals(policyOf(found.finding())))) {
                return found;
            }
        }
        throw new IllegalStateException("no rule found " + type.getSimpleName() + " of " + policy);
    }

    private static String policyOf(Finding finding) {
        return switch (finding) {
            case Finding.MustKeep f -> f.policy();
            case Finding.NeedsDate f -> f.policy();
            case Finding.MayDestroy f -> f.policy();
            case Finding.Review f -> f.policy();
            case Finding.Overruled f -> f.policy();
            case Finding.Held f -> "";
            case Finding.LongestDecides f -> "";
            case Finding.ShortestDecides f -> "";
            case Finding.Conflict f -> "";
            case Finding.Exempt f -> "";
            case Finding.NeedsDecision f -> "";
            case Finding.KeepOn f -> "";
            case Finding.AskPeople f -> "";
        };
    }

    private static boolean deletes(Finding finding, String policy) {
        return (finding instanceof Finding.MayDestroy || finding instanceof Finding.Review)
                && policyOf(finding).equals(policy);
    }
}

package dev.holdfast.policy;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A policy under lock: a new version of it is accepted only when it is at least as strict.
 *
 * <p>Strict means that it keeps no less: no period ends earlier for any day it may start from, on
 * any day from now on; nothing leaves the scope; nobody ceases to be bound. A maximum is strict the
 * other way round where time is concerned: it may not let anything stay longer.
 */
public record LockedPolicy(Policy policy, RetentionCalendar calendar, LocalDate asOf) {
    /** Days a period may start from: forty years back and twenty ahead, leap days among them. */
    private static final int YEARS_BACK = 40;

    private static final int YEARS_AHEAD = 20;

    private static final Period PROBED_LATER = Period.ofYears(5);

    /** A field in which a new version is looser, and how. */
    public record Looser(String field, String reason) {}

    /** The first field in which {@code next} is looser; empty if it is at least as strict. */
    public Optional<Looser> looser(Policy next) {
        Policy was = policy;
        if (next.kind() != was.kind()) {
            return found("kind", "a " + word(was.kind()) + " stays a " + word(was.kind()));
        }
        if (next.level() != was.level()) {
            return found("level", "it stays at level " + word(was.level()));
        }
        if (harm(next) > harm(was) || (maximum() && next.then() != was.then())) {
            return found("then", word(next.then()) + " in place of " + word(was.then()));
        }
        if (!was.scope().equals(next.scope()) && !next.scope().wholeTenant()) {
            return found("scope", "it stays as it is or becomes the whole tenant");
        }
        if (next.labelling().record().compareTo(was.labelling().record()) < 0
                || lost(was.labelling().apply(), next.labelling().apply())
                || lost(was.labelling().otherwise(), next.labelling().otherwise())) {
            return found("label", "no item loses the label or what it makes of the item");
        }
        if (next.ground() != was.ground() && next.basis() != Ground.LEGAL_OBLIGATION) {
            return found("ground", "a request for erasure would outweigh it sooner");
        }
        return keepers(next).or(() -> time(next));
    }

    private Optional<Looser> keepers(Policy next) {
        Binding is = next.binding();
        Binding was = policy.binding();
        boolean fewer =
                !is.keepers().isEmpty()
                        && (was.keepers().isEmpty() || !is.keepers().containsAll(was.keepers()));
        if (fewer || !was.not().containsAll(is.not())) {
            return found("binds", "nobody whom it binds ceases to be bound");
        }
        String place = next.jurisdiction();
        return place != null && !place.equals(policy.jurisdiction())
                ? found("jurisdiction", "it would no longer bind everywhere it does")
                : Optional.empty();
    }

    private Optional<Looser> time(Policy next) {
        LocalDate ends = next.valid().to();
        LocalDate ended = policy.valid().to();
        if (ends != null && (ended == null || ends.isBefore(ended))) {
            return found("valid.to", ends + " is an earlier end");
        }
        if (!from(policy.from(), next.from())) {
            return found("from", "the period starts from " + policy.from().words());
        }
        Extensions was = policy.extensions();
        Extensions is = next.extensions();
        if (!maximum()
                && !(is.tolls().containsAll(was.tolls())
                        && is.extending().containsAll(was.extending())
                        && atLeast(is.byOrder(), was.byOrder()))) {
            return found("extends", "what lengthens the period keeps lengthening it");
        }
        if (maximum()
                && !(was.tolls().containsAll(is.tolls())
                        && was.extending().containsAll(is.extending())
                        && atLeast(was.byOrder(), is.byOrder()))) {
            return found("extends", "nothing new may lengthen a maximum");
        }
        for (LocalDate day : decisionDays(next)) {
            Optional<Looser> looser = time(next, day);
            if (looser.isPresent()) {
                return looser;
            }
        }
        return Optional.empty();
    }

    /** Today, later, and whenever a version of either comes into force after today. */
    private List<LocalDate> decisionDays(Policy next) {
        List<LocalDate> days = new ArrayList<>(List.of(asOf, asOf.plus(PROBED_LATER)));
        for (Policy one : List.of(policy, next)) {
            LocalDate from = one.valid().from();
            if (from != null && from.isAfter(asOf)) {
                days.add(from.minusDays(1));
                days.add(from);
            }
        }
        return days;
    }

    private Optional<Looser> time(Policy next, LocalDate decided) {
        Optional<Policy> was = policy.versionOn(decided);
        if (was.isEmpty()) {
            return Optional.empty();
        }
        Optional<Policy> is = next.versionOn(decided);
        if (is.isEmpty()) {
            return found("valid.from", "no version of it would be in force on " + decided);
        }
        LocalDate last = decided.plusYears(YEARS_AHEAD);
        for (LocalDate day = decided.minusYears(YEARS_BACK);
                day.isBefore(last);
                day = day.plusDays(1)) {
            LocalDate before = calendar.lastDay(was.get(), day);
            LocalDate after = calendar.lastDay(is.get(), day);
            if (maximum() ? after.isAfter(before) : after.isBefore(before)) {
                return found(
                        "period",
                        "from "
                                + day
                                + " it would last until "
                                + after
                                + ", where it lasts until "
                                + before);
            }
        }
        return Optional.empty();
    }

    private boolean maximum() {
        return policy.kind() == Policy.Bound.MAXIMUM;
    }

    /** The same start, or for a minimum one that also waits for more, for a maximum for less. */
    private boolean from(Trigger was, Trigger is) {
        return is.equals(was)
                || switch (is) {
                    case Trigger.EarlierOf(List<Trigger> of) -> maximum() && of.contains(was);
                    case Trigger.LaterOf(List<Trigger> of) -> !maximum() && of.contains(was);
                    case Trigger.Own own -> false;
                    case Trigger.Labelled labelled -> false;
                    case Trigger.Event event -> false;
                    case Trigger.After after -> false;
                };
    }

    private static boolean atLeast(@Nullable Period is, @Nullable Period was) {
        LocalDate probe = LocalDate.of(2001, 1, 1);
        return was == null || (is != null && !probe.plus(is).isBefore(probe.plus(was)));
    }

    private static boolean lost(@Nullable Scope was, @Nullable Scope is) {
        return was != null && !was.equals(is) && !(is != null && is.wholeTenant());
    }

    private static int harm(Policy policy) {
        return switch (policy.then()) {
            case RETAIN_ONLY -> 0;
            case REVIEW -> 1;
            case DESTROY -> 2;
            case DELETE_ONLY -> 3;
        };
    }

    private static Optional<Looser> found(String field, String reason) {
        return Optional.of(new Looser(field, reason));
    }

    private static String word(Enum<?> value) {
        return PolicyWords.word(value);
    }
}

package dev.holdfast.decide;

import dev.holdfast.policy.Length;
import dev.holdfast.policy.Policy;
import dev.holdfast.policy.Proceeding;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The same decisions in plain Java, one item at a time, straight from the principles: no rules, no
 * classes, no cutoffs, and none of the product's calendar.
 */
final class Oracle {
    record Decision(
            Outcome outcome, @Nullable LocalDate retainUntil, @Nullable LocalDate dispositionOn) {}

    /**
     * Ends of periods; the wait for an event is the end of time, and a date that is not believed is
     * none.
     */
    private record Ending(Policy policy, boolean scoped, Optional<LocalDate> last) {
        boolean waits() {
            return last.filter(LocalDate.MAX::equals).isPresent();
        }
    }

    private final Archive archive;
    private final Terms terms;

    Oracle(Archive archive, Terms terms) {
        this.archive = archive;
        this.terms = terms;
    }

    Decision decide(long ordinal) {
        List<Ending> endings = new ArrayList<>();
        for (Policy newest : terms.policies().policies()) {
            Policy policy = inForce(newest);
            if (policy != null && bound(policy) && covers(policy, ordinal)) {
                boolean scoped = policy.scope().query() != null;
                endings.add(new Ending(policy, scoped, last(policy, ordinal)));
            }
        }
        List<Ending> retains =
                endings.stream()
                        .filter(e -> e.policy.kind() == Policy.Bound.MINIMUM)
                        .filter(e -> e.policy.then() != Policy.Then.DELETE_ONLY)
                        .toList();
        List<Ending> deletes = countingDeletes(endings);
        boolean undated =
                !deletes.isEmpty()
                        && (retains.stream().anyMatch(e -> e.last.isEmpty())
                                || deletes.stream().anyMatch(e -> e.last.isEmpty()));
        LocalDate retainUntil = null;
        boolean open = false;
        for (Ending e : retains) {
            open |= e.last.isEmpty() || e.waits();
            if (e.last.isPresent() && (retainUntil == null || e.last.get().isAfter(retainUntil))) {
                retainUntil = e.last.get();
            }
        }
        LocalDate retainLatest = retainUntil;
        retainUntil = open ? null : retainUntil;
        LocalDate disposition = null;
        for (Ending e : deletes) {
            if (e.last.isPresent() && !e.waits()) {
                LocalDate day = e.last.get().plusDays(1);
                disposition = disposition == null || day.isBefore(disposition) ? day : disposition;
            }
        }
        if (disposition != null && retainUntil != null && !disposition.isAfter(retainUntil)) {
            disposition = retainUntil.plusDays(1);
        }
        if (open || undated) {
            disposition = null;
        }
        LocalDate asOf = terms.asOf();
        Outcome outcome;
        if (archive.holds().values().stream().anyMatch(h -> h.contains(ordinal))
                || archive.holdUnknown().contains(ordinal)) {
            outcome = Outcome.HELD;
        } else if (conflict(endings, retains)) {
            outcome = Outcome.REVIEW;
        } else if (retainLatest != null && !retainLatest.isBefore(asOf)) {
            outcome = Outcome.KEEP;
        } else if (undated) {
            outcome = Outcome.REVIEW;
        } else if (disposition == null || disposition.isAfter(asOf)) {
            outcome = Outcome.KEEP;
        } else {
            boolean review = deletes.stream().anyMatch(e -> e.policy.then() == Policy.Then.REVIEW);
            outcome = review ? Outcome.REVIEW : Outcome.DUE;
        }
        return new Decision(outcome, retainUntil, disposition);
    }

    private static List<Ending> countingDeletes(List<Ending> endings) {
        List<Ending> deletes =
                endings.stream().filter(e -> e.policy.then() != Policy.Then.RETAIN_ONLY).toList();
        List<Ending> labels =
                deletes.stream().filter(e -> e.policy.level() == Policy.Level.LABEL).toList();
        if (!labels.isEmpty()) {
            return labels;
        }
        List<Ending> scoped = deletes.stream().filter(Ending::scoped).toList();
        return scoped.isEmpty() ? deletes : scoped;
    }

    private boolean conflict(List<Ending> endings, List<Ending> retains) {
        for (Ending max : endings) {
            if (max.policy.kind() == Policy.Bound.MAXIMUM
                    && max.last.isPresent()
                    && max.last.get().isBefore(terms.asOf())) {
                for (Ending min : retains) {
                    if (min.last.isPresent() && min.last.get().isAfter(max.last.get())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean covers(Policy policy, long ordinal) {
        if (policy.level() == Policy.Level.LABEL) {
            return archive.labels().stream()
                    .anyMatch(l -> l.label().equals(policy.id()) && l.items().contains(ordinal));
        }
        var scope = archive.scopes().get(policy.id());
        return policy.scope().query() == null || (scope != null && scope.contains(ordinal));
    }

    private @Nullable Policy inForce(Policy newest) {
        List<Policy> versions = new ArrayList<>(newest.earlier());
        versions.addFirst(newest);
        for (Policy version : versions) {
            LocalDate from = version.valid().from();
            LocalDate to = version.valid().to();
            if ((from == null || !terms.asOf().isBefore(from))
                    && (to == null || !terms.asOf().isAfter(to))) {
                return version;
            }
        }
        return null;
    }

    private boolean bound(Policy policy) {
        Set<String> stated = terms.keeper();
        if (stated.isEmpty()) {
            return true;
        }
        boolean named =
                policy.binding().keepers().isEmpty()
                        || !Collections.disjoint(policy.binding().keepers(), stated);
        return named && Collections.disjoint(policy.binding().not(), stated);
    }

    /** The end of time where the period cannot end yet; empty where its start is not believed. */
    private Optional<LocalDate> last(Policy policy, long ordinal) {
        if (policy.period() instanceof Length.Permanent) {
            return Optional.of(LocalDate.MAX);
        }
        return new OracleDays(archive, terms)
                .anchor(policy, policy.from(), ordinal)
                .map(day -> day.equals(LocalDate.MAX) ? day : lengthened(policy, day, ordinal));
    }

    private LocalDate unlengthened(Policy version, LocalDate day) {
        LocalDate start = new OracleDays(archive, terms).rounded(version.round(), day);
        LocalDate last =
                version.period() instanceof Length.Calendar(Period period)
                        ? start.plus(period)
                        : start;
        LocalDate changed = version.valid().from();
        if (version.earlier().isEmpty() || changed == null) {
            return last;
        }
        LocalDate before = unlengthened(version.earlier().getFirst(), day);
        return switch (version.transition()) {
            case ALL -> last;
            case RUNNING -> before.compareTo(changed) < 0 ? before : last;
            case NEW -> day.compareTo(changed) < 0 ? before : last;
        };
    }

    /** Walks the days of the period one by one; a day on which it stands still does not count. */
    private LocalDate lengthened(Policy policy, LocalDate day, long ordinal) {
        LocalDate end = unlengthened(policy, day);
        if (policy.extensions().byOrder() != null) {
            Optional<LocalDate> ordered = Optional.empty();
            for (Circumstances.Ordered order : archive.circumstances().orders()) {
                if (order.policy().equals(policy.id())
                        && order.items().contains(ordinal)
                        && !order.on().isAfter(terms.asOf())) {
                    LocalDate grown = end.plus(order.by());
                    ordered = Optional.of(ordered.filter(grown::isBefore).orElse(grown));
                }
            }
            end = ordered.orElse(end);
        }
        List<Proceeding> tolling = concerning(ordinal, policy.extensions().tolls());
        if (!tolling.isEmpty()) {
            long left = end.toEpochDay() - day.toEpochDay();
            LocalDate at = day;
            // a proceeding that opens on a day of the period stops it, even on its last
            while (left > 0) {
                at = at.plusDays(1);
                LocalDate today = at;
                if (tolling.stream().anyMatch(p -> isOpen(p, today) && p.closed() == null)) {
                    return LocalDate.MAX;
                }
                if (tolling.stream().noneMatch(p -> isOpen(p, today))) {
                    left--;
                }
                if (left == 0 || at.isAfter(day.plusYears(200))) {
                    break;
                }
            }
            end = end.isAfter(day) ? at : end;
        }
        for (Proceeding one : concerning(ordinal, policy.extensions().extending())) {
            if (!one.opened().isAfter(end)) {
                if (one.closed() == null) {
                    return LocalDate.MAX;
                }
                end = one.closed().isAfter(end) ? one.closed() : end;
            }
        }
        return end;
    }

    private static boolean isOpen(Proceeding one, LocalDate day) {
        return !day.isBefore(one.opened()) && (one.closed() == null || !day.isAfter(one.closed()));
    }

    private List<Proceeding> concerning(long ordinal, Set<String> names) {
        List<Proceeding> concerning = new ArrayList<>();
        for (Circumstances.Pending pending : archive.circumstances().pending()) {
            Proceeding one = pending.proceeding();
            if (names.contains(one.name())
                    && pending.items().contains(ordinal)
                    && !one.opened().isAfter(terms.asOf())) {
                LocalDate closed = one.closed();
                boolean stillOpen = closed == null || closed.isAfter(terms.asOf());
                concerning.add(new Proceeding(one.name(), one.opened(), stillOpen ? null : closed));
            }
        }
        concerning.sort(Comparator.comparing(Proceeding::opened));
        return concerning;
    }
}

package dev.holdfast.model;

import dev.holdfast.model.Observed.Row;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** No single person destroys, nor releases a hold; whoever wrote the policy does not count. */
final class TwoPeople {
    private final History history;
    private final Function<String, Letter> letters;

    TwoPeople(History history, Function<String, Letter> letters) {
        this.history = history;
        this.letters = letters;
    }

    void check(Observed seen, Map<Long, List<Row>> destroyed, List<String> broken) {
        destroyed.forEach(
                (id, rows) -> {
                    Observed.Plan plan = seen.plans().get(id);
                    if (plan != null) {
                        kept(plan, rows, broken);
                    }
                });
        seen.plans().values().stream()
                .filter(plan -> List.of("executing", "stopped", "executed").contains(plan.state()))
                .forEach(
                        plan ->
                                approved(
                                        plan,
                                        destroyed.getOrDefault(plan.id(), List.of()),
                                        broken));
        history.all(Fact.Approved.class)
                .filter(
                        one ->
                                !Objects.requireNonNull(seen.plans().get(one.plan()))
                                        .approvedBy()
                                        .contains(one.by()))
                .forEach(one -> broken.add("the approval of " + one + " is gone"));
        for (Observed.Hold hold : seen.holds().values()) {
            released(hold, broken);
        }
    }

    private void approved(Observed.Plan plan, List<Row> rows, List<String> broken) {
        Set<String> independent = new TreeSet<>();
        for (String by : plan.approvedBy()) {
            boolean said =
                    history.of(Fact.Approving.class, plan.id()).stream()
                            .anyMatch(one -> one.by().equals(by));
            if (!said) {
                broken.add("plan " + plan.id() + " has an approval that " + by + " never gave");
            }
            independent.add(People.person(by));
        }
        Set<String> authors = new HashSet<>(authors(plan, rows));
        plan.policyAuthors().forEach(author -> authors.add(People.person(author)));
        authors.add(People.person(plan.plannedBy()));
        independent.removeAll(authors);
        if (independent.size() < 2) {
            broken.add(
                    rows.size()
                            + " items were destroyed by executing plan "
                            + plan.id()
                            + ", approved by "
                            + plan.approvedBy()
                            + ", of whom only "
                            + independent
                            + " are independent of its planner and policies "
                            + authors);
        }
    }

    /** Who wrote a policy that was in force while the plan was drawn up and covers its items. */
    private Set<String> authors(Observed.Plan plan, List<Row> rows) {
        return history.of(Fact.Planned.class, plan.id()).stream()
                .flatMap(
                        planned ->
                                history.all(Fact.Activated.class)
                                        .filter(Fact.Activated::authored)
                                        .filter(one -> inForce(one, planned.before(), planned.at()))
                                        .filter(one -> coversAny(one.rule(), rows))
                                        .map(one -> People.person(one.by())))
                .collect(Collectors.toSet());
    }

    private boolean coversAny(Rule rule, List<Row> rows) {
        return rows.stream().anyMatch(row -> rule.covers(letters.apply(row.sha256())));
    }

    private boolean inForce(Fact.Activated one, long from, long to) {
        return one.at() < from
                && history.of(Fact.Activating.class, Rule.WORDS.indexOf(one.rule().word())).stream()
                        .noneMatch(next -> next.before() > one.before() && next.before() <= to);
    }

    /** Retention wins: what a policy kept is not destroyed, from the moment it was activated. */
    private void kept(Observed.Plan plan, List<Row> rows, List<String> broken) {
        // tries before there was a plan were refused and decided nothing
        long planned =
                history.of(Fact.Planned.class, plan.id()).stream()
                        .mapToLong(Fact.Planned::before)
                        .min()
                        .orElse(0);
        long began =
                history.of(Fact.Executing.class, plan.id()).stream()
                        .mapToLong(Fact.Executing::before)
                        .filter(before -> before > planned)
                        .min()
                        .orElse(0);
        if (began == 0) {
            broken.add("plan " + plan.id() + " destroys and nobody executed it");
        }
        history.all(Fact.Activated.class)
                .filter(one -> one.rule().law() || !erased(plan))
                .forEach(
                        one ->
                                rows.stream()
                                        .filter(
                                                row ->
                                                        one.rule()
                                                                .keeps(letters.apply(row.sha256())))
                                        .filter(
                                                row ->
                                                        inForce(
                                                                one,
                                                                row.destroyedAt(),
                                                                row.destroyedAt()))
                                        .forEach(
                                                row ->
                                                        broken.add(
                                                                "item "
                                                                        + row.ordinal()
                                                                        + " was destroyed under"
                                                                        + " plan "
                                                                        + plan.id()
                                                                        + " though "
                                                                        + one
                                                                        + " keeps it")));
    }

    /** Somebody said that a request outweighs what the firm keeps for itself. */
    private boolean erased(Observed.Plan plan) {
        return plan.request() != 0 && !history.of(Fact.Judging.class, plan.request()).isEmpty();
    }

    private void released(Observed.Hold hold, List<String> broken) {
        String confirmed = hold.releasedBy();
        if (confirmed == null) {
            return;
        }
        String asked = hold.askedBy();
        if (asked == null || People.person(asked).equals(People.person(confirmed))) {
            broken.add(
                    "hold "
                            + hold.id()
                            + " was released by one person: "
                            + asked
                            + ", "
                            + confirmed);
        }
        boolean said =
                history.of(Fact.Releasing.class, hold.id()).stream()
                                .anyMatch(one -> one.by().equals(confirmed))
                        && history.of(Fact.Asking.class, hold.id()).stream()
                                .anyMatch(one -> one.by().equals(asked));
        if (!said) {
            broken.add("hold " + hold.id() + " was released by somebody who never said so");
        }
    }
}

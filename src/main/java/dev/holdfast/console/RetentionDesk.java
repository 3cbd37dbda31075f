package dev.holdfast.console;

import dev.holdfast.access.Identity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Retention schedules and the evaluation of the archive under them. */
public interface RetentionDesk {
    RetentionPage retention(Identity who);

    /** Decides the whole archive as of today. */
    void evaluate(Identity who);

    record RetentionPage(Optional<Evaluation> evaluation, List<Policy> policies) {}

    record Evaluation(
            LocalDate asOf,
            Instant at,
            Duration took,
            long items,
            long classes,
            Count held,
            Count keep,
            Count review,
            Count due,
            String ruleBook) {}

    /**
     * @param period and anchor in words, such as {@code 6 years from the end of the year received}
     * @param then in words: {@code review}, {@code destroy}, {@code keep only}
     * @param state {@code active}, {@code simulate} or {@code retired}
     */
    record Policy(
            String id,
            String title,
            String version,
            String authority,
            String period,
            String then,
            String state,
            Count items) {}
}

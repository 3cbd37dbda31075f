package dev.holdfast.decide;

import dev.holdfast.item.ItemSet;
import dev.holdfast.rules.RuleBook;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides a whole archive from scratch, in one pass. Holds no state: safe for use by several
 * threads.
 */
public final class Evaluator {
    private final RuleBook rules;
    private final int threads;

    /** Uses as many threads as there are processors, up to four. */
    public Evaluator(RuleBook rules) {
        this(rules, Math.min(4, Runtime.getRuntime().availableProcessors()));
    }

    /**
     * @param threads the result does not depend on how many there are
     */
    public Evaluator(RuleBook rules, int threads) {
        this.rules = rules;
        this.threads = threads;
    }

    /**
     * @throws IllegalArgumentException if a policy's scope was not resolved
     */
    public Evaluation evaluate(Archive archive, Terms terms) {
        return new Pass(InForce.of(rules, archive, terms, Days::laidOut), archive).run(threads);
    }

    /**
     * Decides only these items: each comes out as in an evaluation of the whole.
     *
     * @throws IllegalArgumentException if a policy's scope was not resolved
     */
    public Evaluation evaluate(Archive archive, Terms terms, ItemSet only) {
        InForce inForce = InForce.of(rules, archive, terms, Days::laidOut);
        return new Pass(inForce, archive, only).run(threads);
    }

    /**
     * How many items become due by each of several days that were not due before. What is due
     * already, and what the archive holds, is not decided again: it counts on no later day.
     *
     * @param due what is due today
     * @param days the same policies on each of the days, ascending
     */
    public List<Long> becomingDue(Archive archive, ItemSet due, List<Terms> days) {
        ItemSet open =
                archive.items().andNot(due).andNot(archive.held()).andNot(archive.holdUnknown());
        List<Long> becoming = new ArrayList<>();
        for (Terms day : days) {
            ItemSet then = evaluate(archive, day, open).due();
            becoming.add(then.size());
            open = open.andNot(then);
        }
        return becoming;
    }
}

package dev.holdfast.model;

import dev.holdfast.problem.Code;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Something people do, or try.
 *
 * @param weight how often, among all weights
 * @param refusals the codes with which it may be refused; any other is a fault
 */
record Operation(String name, int weight, Set<Code> refusals, Act act) {
    /** One try by one person. */
    @FunctionalInterface
    interface Act {
        /**
         * @return whether it had an effect
         */
        boolean done(World world, Random random) throws Exception;
    }

    static Operation of(String name, int weight, Act act, Code... refusals) {
        return new Operation(name, weight, Set.of(refusals), act);
    }

    static List<Operation> all() {
        List<Operation> all = new ArrayList<>();
        all.addAll(Arrivals.operations());
        all.addAll(Holding.operations());
        all.addAll(Retaining.operations());
        all.addAll(Disposing.operations());
        all.addAll(Bypassing.operations());
        return List.copyOf(all);
    }
}

package dev.holdfast.rules;

import org.drools.model.functions.Function1;
import org.drools.model.functions.HashedExpression;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.Predicate2;
import org.drools.model.functions.Predicate3;
import org.drools.model.functions.Predicate4;

/**
 * Readings in the shapes that Drools calls. Each says by its hash which others are the same: Drools
 * shares nodes of its network between rules by that.
 */
final class Tests {
    private static final Object[] NOTHING = {};

    private Tests() {}

    /** A test of a fact alone. */
    record OfFact(String hash, Reading.Value value)
            implements Predicate1<Object>, HashedExpression {
        @Override
        public boolean test(Object fact) {
            return holds(value, fact, NOTHING);
        }

        @Override
        public String getExpressionHash() {
            return hash;
        }
    }

    /** A test of a fact against one value bound before. */
    record WithOne(String hash, Reading.Value value)
            implements Predicate2<Object, Object>, HashedExpression {
        @Override
        public boolean test(Object fact, Object one) {
            return holds(value, fact, one);
        }

        @Override
        public String getExpressionHash() {
            return hash;
        }
    }

    /** A test of a fact against two values bound before. */
    record WithTwo(String hash, Reading.Value value)
            implements Predicate3<Object, Object, Object>, HashedExpression {
        @Override
        public boolean test(Object fact, Object one, Object two) {
            return holds(value, fact, one, two);
        }

        @Override
        public String getExpressionHash() {
            return hash;
        }
    }

    /** A test of a fact against three values bound before. */
    record WithThree(String hash, Reading.Value value)
            implements Predicate4<Object, Object, Object, Object>, HashedExpression {
        @Override
        public boolean test(Object fact, Object one, Object two, Object three) {
            return holds(value, fact, one, two, three);
        }

        @Override
        public String getExpressionHash() {
            return hash;
        }
    }

    /** What is read off a fact: to bind it, or to find facts by it. */
    record Off(String hash, Reading.Value value)
            implements Function1<Object, Object>, HashedExpression {
        @Override
        public Object apply(Object fact) {
            return value.of(fact, NOTHING);
        }

        @Override
        public String getExpressionHash() {
            return hash;
        }
    }

    private static boolean holds(Reading.Value value, Object fact, Object... bound) {
        Effort.spend();
        return Boolean.TRUE.equals(value.of(fact, bound));
    }
}

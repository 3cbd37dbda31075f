package dev.holdfast.rules;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;

import org.drools.model.AlphaIndex;
import org.drools.model.BetaIndex;
import org.drools.model.Index.ConstraintType;
import org.drools.model.PatternDSL;
import org.drools.model.Variable;
import org.drools.model.functions.Function1;
import org.drools.model.view.ViewItem;

import java.util.List;
import java.util.Optional;

/**
 * One pattern of a condition as Drools takes it. Equalities with a constant or a bound name are
 * indexed: three hundred rules about three hundred labels cost one look-up.
 */
final class Pattern {
    private static final int MOST_BOUND = 3;

    private final Vocabulary.Kind kind;
    private final PatternDSL.PatternDef<Object> def;

    Pattern(Vocabulary.Kind kind, Variable<Object> variable) {
        this.kind = kind;
        this.def = PatternDSL.pattern(variable);
    }

    Vocabulary.Kind kind() {
        return kind;
    }

    ViewItem<?> item() {
        return def;
    }

    void bind(Variable<Object> name, Function1<Object, Object> off) {
        def.bind(name, off);
    }

    /** A test of the fact alone; of one text for one sort of fact there is one. */
    void test(String text, Expression node, Reading reading, Expressions reader) {
        String hash = kind.name() + "(" + text + ")";
        Tests.OfFact test = new Tests.OfFact(hash, reading.value());
        Optional<AlphaIndex<Object, Object>> index =
                equality(node, reader)
                        .filter(equal -> reader.read(equal.other()).fixed())
                        .map(
                                equal ->
                                        PatternDSL.alphaIndexedBy(
                                                type(equal.field()),
                                                ConstraintType.EQUAL,
                                                equal.field().index(),
                                                off(equal.field()),
                                                reader.read(equal.other())
                                                        .value()
                                                        .of(NO_FACT, NONE)));
        if (index.isPresent()) {
            def.expr(hash, test, index.get());
        } else {
            def.expr(hash, test);
        }
    }

    /** A test of the fact against what was bound before. */
    void join(String hash, Expression node, Reading reading, Expressions reader) {
        List<Bound> uses = reader.uses();
        Reading.Value value = reading.value();
        switch (uses.size()) {
            case 1 -> {
                Tests.WithOne test = new Tests.WithOne(hash, value);
                Variable<Object> one = uses.getFirst().variable();
                Optional<BetaIndex<Object, Object, Object>> index =
                        equality(node, reader)
                                .filter(equal -> equal.other() instanceof NameExpr)
                                .map(
                                        equal ->
                                                PatternDSL.betaIndexedBy(
                                                        type(equal.field()),
                                                        ConstraintType.EQUAL,
                                                        equal.field().index(),
                                                        off(equal.field()),
                                                        ITSELF));
                if (index.isPresent()) {
                    def.expr(hash, one, test, index.get());
                } else {
                    def.expr(hash, one, test);
                }
            }
            case 2 ->
                    def.expr(
                            hash,
                            uses.get(0).variable(),
                            uses.get(1).variable(),
                            new Tests.WithTwo(hash, value));
            case MOST_BOUND ->
                    def.expr(
                            hash,
                            uses.get(0).variable(),
                            uses.get(1).variable(),
                            uses.get(2).variable(),
                            new Tests.WithThree(hash, value));
            default ->
                    throw Refusal.forbidden(
                            reader.line(node),
                            "compares with more than " + MOST_BOUND + " names at once");
        }
    }

    private static final Object NO_FACT = new Object();
    private static final Object[] NONE = {};
    private static final Tests.Off ITSELF = new Tests.Off("itself", (value, bound) -> value);

    private record Equality(Vocabulary.Field field, Expression other) {}

    private static Optional<Equality> equality(Expression node, Expressions reader) {
        if (node instanceof BinaryExpr binary
                && binary.getOperator() == BinaryExpr.Operator.EQUALS) {
            return reader.field(binary.getLeft())
                    .map(field -> new Equality(field, binary.getRight()));
        }
        return Optional.empty();
    }

    private Tests.Off off(Vocabulary.Field field) {
        return new Tests.Off(
                kind.name() + "." + field.name(), (fact, bound) -> field.read().apply(fact));
    }

    @SuppressWarnings("unchecked") // the field's values are of its type
    private static Class<Object> type(Vocabulary.Field field) {
        return (Class<Object>) field.type();
    }
}

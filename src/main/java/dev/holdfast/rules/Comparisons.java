package dev.holdfast.rules;

import com.github.javaparser.ast.expr.BinaryExpr;

import org.drools.mvel.parser.ast.expr.PointFreeExpr;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Reads what stands on both sides of an operator, and compares or joins it. */
final class Comparisons {
    private static final Set<BinaryExpr.Operator> ORDERS =
            Set.of(
                    BinaryExpr.Operator.LESS,
                    BinaryExpr.Operator.LESS_EQUALS,
                    BinaryExpr.Operator.GREATER,
                    BinaryExpr.Operator.GREATER_EQUALS);

    private final Expressions reader;

    Comparisons(Expressions reader) {
        this.reader = reader;
    }

    Reading binary(BinaryExpr node) {
        BinaryExpr.Operator operator = node.getOperator();
        if (operator == BinaryExpr.Operator.AND || operator == BinaryExpr.Operator.OR) {
            Reading.Value left = reader.condition(node.getLeft()).value();
            Reading.Value right = reader.condition(node.getRight()).value();
            return operator == BinaryExpr.Operator.AND
                    ? Reading.truth(
                            (f, b) -> Reading.isTrue(left, f, b) && Reading.isTrue(right, f, b))
                    : Reading.truth(
                            (f, b) -> Reading.isTrue(left, f, b) || Reading.isTrue(right, f, b));
        }
        Reading one = reader.read(node.getLeft());
        Reading two = reader.read(node.getRight());
        Reading.Value left = one.value();
        Reading.Value right = two.value();
        if (operator == BinaryExpr.Operator.PLUS
                && (one.is(String.class) || two.is(String.class))) {
            return new Reading(
                    String.class,
                    (f, b) -> String.valueOf(left.of(f, b)).concat(String.valueOf(right.of(f, b))));
        }
        if (!one.type().equals(two.type())) {
            throw Refusal.senseless(
                    reader.line(node),
                    "compares a "
                            + one.type().getSimpleName()
                            + " with a "
                            + two.type().getSimpleName());
        }
        if (operator == BinaryExpr.Operator.EQUALS) {
            return Reading.truth((f, b) -> left.of(f, b).equals(right.of(f, b)));
        }
        if (operator == BinaryExpr.Operator.NOT_EQUALS) {
            return Reading.truth((f, b) -> !left.of(f, b).equals(right.of(f, b)));
        }
        if (ORDERS.contains(operator) && (one.is(LocalDate.class) || one.is(Integer.class))) {
            return Reading.truth((f, b) -> Calls.ordered(operator, left.of(f, b), right.of(f, b)));
        }
        throw Refusal.forbidden(
                reader.line(node),
                "may not use " + operator.asString() + " here: " + Written.as(node));
    }

    /** {@code policy in ("a", "b")}, {@code name contains "x"}, and what else is said in words. */
    Reading words(PointFreeExpr node) {
        String written = node.getOperator().getIdentifier();
        String operator =
                written.startsWith("str[") ? written.substring(4, written.length() - 1) : written;
        Reading left = reader.read(node.getLeft());
        List<Reading> right = node.getRight().stream().map(reader::read).toList();
        boolean negated = node.isNegated();
        if (operator.equals("in")) {
            if (right.stream().anyMatch(one -> !one.type().equals(left.type()))) {
                throw Refusal.senseless(
                        reader.line(node), "what follows 'in' must be like what is asked");
            }
            return Reading.truth(
                    (f, b) -> {
                        Object value = left.value().of(f, b);
                        return right.stream().anyMatch(one -> value.equals(one.value().of(f, b)))
                                != negated;
                    });
        }
        Reading found =
                operator.equals("matches") || operator.equals("soundslike")
                        ? null
                        : Calls.on(left, operator, right).orElse(null);
        if (found == null || !found.is(Boolean.class)) {
            throw Refusal.forbidden(
                    reader.line(node),
                    "may not use '"
                            + written
                            + "': compare with ==, !=, in, contains, str[startsWith],"
                            + " str[endsWith]");
        }
        return Reading.truth((f, b) -> Reading.isTrue(found.value(), f, b) != negated);
    }
}

package dev.holdfast.rules;

import com.github.javaparser.ParseProblemException;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;

import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.model.DSL;
import org.drools.model.Variable;
import org.drools.model.view.ViewItem;
import org.drools.model.view.ViewItemBuilder;
import org.drools.mvel.parser.DrlxParser;
import org.drools.mvel.parser.ParseStart;
import org.drools.mvel.parser.ast.expr.DrlxExpression;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads what stands between {@code when} and {@code then}: patterns over facts, joined by {@code
 * and}, {@code or}, {@code not}, {@code exists}.
 */
final class Conditions {
    /** Facts joined in one rule: the cube of a class's facts is as far as a decision may go. */
    private static final int MOST_JOINED = 3;

    private static final int MOST_PATTERNS = 8;
    private static final ParseStart<DrlxExpression> START =
            DrlxParser.buildDrlxParserWithArguments(List.of("str"));

    private final Imports imports;
    private final String rule;
    private int patterns;
    private int joined;
    private int constraints;

    Conditions(Imports imports, String rule) {
        this.imports = imports;
        this.rule = rule;
    }

    /**
     * @param known receives the names bound for the consequence
     */
    List<ViewItemBuilder<?>> read(AndDescr when, Map<String, Bound> known) {
        List<ViewItemBuilder<?>> items = new ArrayList<>();
        for (BaseDescr part : when.getDescrs()) {
            items.add(item(part, known, true));
        }
        return items;
    }

    private ViewItem<?> item(BaseDescr part, Map<String, Bound> known, boolean joins) {
        return switch (part) {
            case PatternDescr pattern -> pattern(pattern, known, joins);
            case NotDescr not -> DSL.not(only(not, not.getDescrs(), known));
            case ExistsDescr exists -> DSL.exists(only(exists, exists.getDescrs(), known));
            case AndDescr and -> {
                List<ViewItem<?>> items = new ArrayList<>();
                for (BaseDescr one : and.getDescrs()) {
                    items.add(item(one, known, true));
                }
                yield DSL.and(first(and, items), rest(items));
            }
            case OrDescr or -> {
                List<ViewItem<?>> items = new ArrayList<>();
                for (BaseDescr one : or.getDescrs()) {
                    items.add(item(one, new LinkedHashMap<>(known), joins));
                }
                yield DSL.or(first(or, items), rest(items));
            }
            default ->
                    throw Refusal.forbidden(
                            part.getLine(),
                            "a condition may use patterns, and, or, not, exists, but no "
                                    + part.getClass()
                                            .getSimpleName()
                                            .replace("Descr", "")
                                            .toLowerCase(Locale.ROOT));
        };
    }

    private static ViewItem<?> first(BaseDescr owner, List<ViewItem<?>> items) {
        if (items.isEmpty()) {
            throw Refusal.senseless(owner.getLine(), "a condition has nothing in it");
        }
        return items.getFirst();
    }

    private static ViewItemBuilder<?>[] rest(List<ViewItem<?>> items) {
        return items.stream().skip(1).toArray(ViewItemBuilder<?>[]::new);
    }

    /** What is under {@code not} and {@code exists} binds nothing outside. */
    private ViewItem<?> only(BaseDescr owner, List<?> parts, Map<String, Bound> known) {
        if (parts.size() != 1) {
            throw Refusal.senseless(owner.getLine(), "'not' and 'exists' take one condition");
        }
        return item((BaseDescr) parts.getFirst(), new LinkedHashMap<>(known), false);
    }

    private ViewItem<?> pattern(PatternDescr descr, Map<String, Bound> known, boolean joins) {
        refuseMore(descr);
        if (++patterns > MOST_PATTERNS || (joins && ++joined > MOST_JOINED)) {
            throw Refusal.forbidden(
                    descr.getLine(),
                    "joins more than "
                            + MOST_JOINED
                            + " facts, or tests more than "
                            + MOST_PATTERNS
                            + ": put conditions under 'exists', or make two rules of it");
        }
        Vocabulary.Kind kind =
                imports.fact(descr.getObjectType())
                        .orElseThrow(
                                () ->
                                        Refusal.senseless(
                                                descr.getLine(),
                                                "matches "
                                                        + descr.getObjectType()
                                                        + ", which is no fact that the file"
                                                        + " imports; there are "
                                                        + Vocabulary.FACTS.keySet()));
        Variable<Object> variable = declared(kind.type(), rule + "#" + patterns);
        Pattern pattern = new Pattern(kind, variable);
        String name = descr.getIdentifier();
        if (name != null) {
            bind(known, new Bound(name, kind.type(), variable), descr.getLine());
        }
        for (BaseDescr constraint : descr.getDescrs()) {
            if (constraint instanceof ExprConstraintDescr written
                    && !written.getExpression().endsWith(";")) {
                constraint(pattern, written, known);
            } else {
                throw Refusal.forbidden(
                        constraint.getLine(), "constraints must name the field they are about");
            }
        }
        return pattern.item();
    }

    private static void refuseMore(PatternDescr descr) {
        if (descr.getSource() != null) {
            throw Refusal.forbidden(
                    Math.max(1, descr.getLine()),
                    "takes facts from elsewhere (from, accumulate, collect, entry-point)");
        }
        if (descr.isQuery()
                || descr.isUnification()
                || !descr.getBehaviors().isEmpty()
                || !descr.getAnnotationNames().isEmpty()) {
            throw Refusal.forbidden(
                    descr.getLine(), "a pattern has constraints and a name, and nothing else");
        }
    }

    private void constraint(
            Pattern pattern, ExprConstraintDescr written, Map<String, Bound> known) {
        if (written.getType() == ExprConstraintDescr.Type.POSITIONAL) {
            throw Refusal.forbidden(
                    written.getLine(), "constraints must name the field they are about");
        }
        DrlxExpression parsed;
        try {
            parsed = DrlxParser.parseExpression(START, written.getExpression());
        } catch (ParseProblemException e) {
            throw Refusal.senseless(
                    written.getLine(), "cannot be read: " + written.getExpression());
        }
        Expression expression = parsed.getExpr();
        int first = written.getLine() - expression.getBegin().map(at -> at.line - 1).orElse(0);
        if (parsed.getBind() != null) {
            Expression bound = leftmost(expression);
            Expressions reader = reader(pattern, first, Map.of());
            Reading reading = reader.read(bound);
            String hash = pattern.kind().name() + "." + Written.exactly(bound);
            Variable<Object> variable = declared(reading.type(), parsed.getBind().getIdentifier());
            pattern.bind(variable, new Tests.Off(hash, reading.value()));
            bind(
                    known,
                    new Bound(parsed.getBind().getIdentifier(), reading.type(), variable),
                    written.getLine());
            if (bound == expression) {
                return;
            }
        }
        for (Expression part : conjuncts(expression)) {
            add(pattern, first, part, known);
        }
    }

    private Expressions reader(Pattern pattern, int first, Map<String, Bound> known) {
        return new Expressions(imports, pattern.kind(), known, first);
    }

    private void add(Pattern pattern, int first, Expression part, Map<String, Bound> known) {
        Expressions reader = reader(pattern, first, known);
        Reading reading = reader.condition(part);
        if (reader.uses().isEmpty()) {
            pattern.test(Written.exactly(part), part, reading, reader);
        } else {
            pattern.join(rule + "#" + ++constraints, part, reading, reader);
        }
    }

    /** In {@code $name : field == "x"} the name stands for the field. */
    private static Expression leftmost(Expression expression) {
        return switch (expression) {
            case BinaryExpr binary -> leftmost(binary.getLeft());
            case PointFreeExpr words -> leftmost(words.getLeft());
            default -> expression;
        };
    }

    private static List<Expression> conjuncts(Expression expression) {
        if (expression instanceof EnclosedExpr in) {
            return conjuncts(in.getInner());
        }
        if (expression instanceof BinaryExpr binary
                && binary.getOperator() == BinaryExpr.Operator.AND) {
            List<Expression> all = new ArrayList<>(conjuncts(binary.getLeft()));
            all.addAll(conjuncts(binary.getRight()));
            return all;
        }
        return List.of(expression);
    }

    private static void bind(Map<String, Bound> known, Bound bound, int line) {
        if (!bound.name().startsWith("$")) {
            throw Refusal.senseless(line, "write $" + bound.name() + ": names begin with $");
        }
        if (known.putIfAbsent(bound.name(), bound) != null) {
            throw Refusal.senseless(line, "binds " + bound.name() + " twice");
        }
    }

    @SuppressWarnings("unchecked") // values are read as objects; their type is checked here
    private static Variable<Object> declared(Class<?> type, String name) {
        return DSL.declarationOf((Class<Object>) type, name);
    }
}

package dev.holdfast.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;

import org.drools.mvel.parser.ast.expr.PointFreeExpr;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the expressions of one condition or one finding from their syntax trees.
 *
 * <p>This is an allow-list: a tree is turned into a {@link Reading} only if every node of it is one
 * of the few sorts named here and of the right type, so a rule can compare fields, texts and days,
 * and nothing else. No text of a rule ever becomes code.
 */
final class Expressions {
    private final Imports imports;
    private final Vocabulary.@Nullable Kind fact;
    private final Map<String, Bound> known;
    private final int firstLine;
    private final List<Bound> uses = new ArrayList<>();

    /**
     * @param fact whose fields are in reach, null in a consequence
     * @param known the bound names in reach
     * @param firstLine the line of the file on which the text begins
     */
    Expressions(
            Imports imports,
            Vocabulary.@Nullable Kind fact,
            Map<String, Bound> known,
            int firstLine) {
        this.imports = imports;
        this.fact = fact;
        this.known = known;
        this.firstLine = firstLine;
    }

    /** The bound names used so far, in the order of their first use. */
    List<Bound> uses() {
        return Collections.unmodifiableList(uses);
    }

    int line(Node node) {
        return firstLine + node.getBegin().map(at -> at.line - 1).orElse(0);
    }

    /** A condition: what is not true or false is refused. */
    Reading condition(Expression node) {
        Reading reading = read(node);
        if (!reading.is(Boolean.class)) {
            throw Refusal.senseless(line(node), "a condition must be true or false");
        }
        return reading;
    }

    Reading read(Expression node) {
        return switch (node) {
            case EnclosedExpr in -> read(in.getInner());
            case StringLiteralExpr text -> Reading.constant(text.asString());
            case BooleanLiteralExpr truth -> Reading.constant(truth.getValue());
            case IntegerLiteralExpr number -> Reading.constant(number(number));
            case NameExpr name -> named(name);
            case ThisExpr self when fact != null ->
                    new Reading(fact.type(), (tested, bound) -> tested);
            case FieldAccessExpr access -> access(access);
            case MethodCallExpr call -> call(call);
            case UnaryExpr not when not.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT -> {
                Reading.Value value = condition(not.getExpression()).value();
                yield Reading.truth((tested, bound) -> !Reading.isTrue(value, tested, bound));
            }
            case BinaryExpr binary -> new Comparisons(this).binary(binary);
            case PointFreeExpr words -> new Comparisons(this).words(words);
            default ->
                    throw Refusal.forbidden(
                            line(node),
                            "says what rules may not say ("
                                    + node.getClass().getSimpleName().replace("Expr", "")
                                    + "): "
                                    + Written.as(node));
        };
    }

    /** The field a plain name stands for. */
    Optional<Vocabulary.Field> field(Expression node) {
        return fact != null && node instanceof NameExpr name && !known.containsKey(name(name))
                ? Optional.ofNullable(fact.fields().get(name(name)))
                : Optional.empty();
    }

    private static String name(NameExpr name) {
        return name.getName().getIdentifier();
    }

    private int number(IntegerLiteralExpr number) {
        try {
            return number.asNumber().intValue();
        } catch (NumberFormatException e) {
            throw Refusal.senseless(line(number), "the number is too large");
        }
    }

    private Reading named(NameExpr node) {
        Optional<Vocabulary.Field> field = field(node);
        if (field.isPresent()) {
            return of(field.get(), (tested, bound) -> tested);
        }
        Bound bound = known.get(name(node));
        if (bound == null) {
            throw Refusal.senseless(
                    line(node),
                    "there is no '"
                            + name(node)
                            + "' here"
                            + (fact == null
                                    ? ""
                                    : ": " + fact.name() + " has " + fact.fields().keySet()));
        }
        int place = uses.indexOf(bound);
        if (place < 0) {
            place = uses.size();
            uses.add(bound);
        }
        int at = place;
        return new Reading(bound.type(), (tested, values) -> values[at]);
    }

    private static Reading of(Vocabulary.Field field, Reading.Value owner) {
        return new Reading(
                field.type(), (tested, bound) -> field.read().apply(owner.of(tested, bound)));
    }

    private Reading access(FieldAccessExpr node) {
        Optional<Reading> reach =
                Written.dotted(node).flatMap(imports::reach).map(Reading::constant);
        if (reach.isPresent()) {
            return reach.get();
        }
        return member(node, read(node.getScope()), node.getNameAsString());
    }

    private Reading member(Node node, Reading owner, String name) {
        for (Vocabulary.Kind kind : Vocabulary.FACTS.values()) {
            Vocabulary.Field field = kind.fields().get(name);
            if (owner.is(kind.type()) && field != null) {
                return of(field, owner.value());
            }
        }
        throw Refusal.senseless(
                line(node),
                "a " + owner.type().getSimpleName() + " has no '" + name + "' that rules may read");
    }

    private Reading call(MethodCallExpr call) {
        String name = call.getNameAsString();
        Expression scope = call.getScope().orElse(null);
        if (scope == null) {
            Vocabulary.Field field = fact == null ? null : fact.fields().get(name);
            if (field == null || !call.getArguments().isEmpty()) {
                throw Refusal.forbidden(line(call), "calls " + name + "(…), which rules may not");
            }
            return of(field, (tested, bound) -> tested);
        }
        if (Written.dotted(scope).filter(imports::isDate).isPresent()) {
            return Reading.constant(date(call));
        }
        if (Written.dotted(scope).filter(dotted -> !isKnown(dotted)).isPresent()) {
            throw Refusal.forbidden(
                    line(call),
                    "calls "
                            + Written.as(scope)
                            + "."
                            + name
                            + "(…): of static calls only LocalDate.of and LocalDate.parse are"
                            + " allowed");
        }
        Reading owner = read(scope);
        List<Reading> with = call.getArguments().stream().map(this::read).toList();
        return Calls.on(owner, name, with)
                .orElseGet(
                        () -> {
                            if (with.isEmpty()
                                    && Vocabulary.FACTS.containsKey(owner.type().getSimpleName())) {
                                return member(call, owner, name);
                            }
                            throw Refusal.forbidden(
                                    line(call),
                                    "calls "
                                            + name
                                            + "(…) on a "
                                            + owner.type().getSimpleName()
                                            + ", which rules may not");
                        });
    }

    private boolean isKnown(String dotted) {
        String first = dotted.contains(".") ? dotted.substring(0, dotted.indexOf('.')) : dotted;
        return known.containsKey(first) || (fact != null && fact.fields().containsKey(first));
    }

    private LocalDate date(MethodCallExpr call) {
        List<Object> with = new ArrayList<>();
        for (Expression argument : call.getArguments()) {
            switch (argument) {
                case IntegerLiteralExpr number -> with.add(number(number));
                case StringLiteralExpr text -> with.add(text.asString());
                default -> throw Refusal.forbidden(line(call), "a day must be written out");
            }
        }
        return Calls.date(call.getNameAsString(), with)
                .orElseThrow(
                        () ->
                                Refusal.forbidden(
                                        line(call),
                                        "calls LocalDate."
                                                + call.getNameAsString()
                                                + ": write LocalDate.of(2026, 1, 31) or"
                                                + " LocalDate.parse(\"2026-01-31\")"));
    }
}

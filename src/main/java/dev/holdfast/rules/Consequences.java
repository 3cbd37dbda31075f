package dev.holdfast.rules;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what follows {@code then}: one or more {@code findings.add(new …(…));}. */
final class Consequences {
    private static final int MOST_FINDINGS = 8;

    /** Only to say better why something is refused; what may be said is decided on the tree. */
    private static final Pattern CHANGES =
            Pattern.compile(
                    "\\b(modify|update|insert|insertLogical|retract|delete|drools|kcontext)\\b");

    private final Imports imports;
    private final boolean tenant;
    private final JavaParser parser = new JavaParser(new ParserConfiguration());

    /**
     * @param tenant whether only findings that keep are allowed
     */
    Consequences(Imports imports, boolean tenant) {
        this.imports = imports;
        this.tenant = tenant;
    }

    /** A finding to be made, from texts that are read off what the conditions bound. */
    record Make(Vocabulary.Made made, List<Reading.Value> texts, List<Bound> uses) {}

    List<Make> read(String then, int line, Map<String, Bound> known) {
        ParseResult<BlockStmt> parsed = parser.parseBlock("{" + then + "\n}");
        BlockStmt block = parsed.getResult().filter(any -> parsed.isSuccessful()).orElse(null);
        if (block == null) {
            int at =
                    parsed.getProblems().stream()
                            .findFirst()
                            .flatMap(problem -> problem.getLocation())
                            .flatMap(range -> range.toRange())
                            .map(range -> range.begin.line - 1)
                            .orElse(0);
            Matcher changes = CHANGES.matcher(then);
            throw changes.find()
                    ? Refusal.forbidden(
                            line + newLines(then, changes.start()),
                            "tries to change facts (" + changes.group() + "): rules only find")
                    : Refusal.senseless(line + at, "what follows 'then' cannot be read");
        }
        if (block.getStatements().isEmpty()) {
            throw Refusal.senseless(line, "finds nothing");
        }
        if (block.getStatements().size() > MOST_FINDINGS) {
            throw Refusal.forbidden(line, "finds more than " + MOST_FINDINGS + " things at once");
        }
        List<Make> makes = new ArrayList<>();
        for (Statement statement : block.getStatements()) {
            makes.add(make(statement, line, known));
        }
        return makes;
    }

    private static int newLines(String text, int until) {
        return (int) text.substring(0, until).chars().filter(c -> c == '\n').count();
    }

    private Make make(Statement statement, int line, Map<String, Bound> known) {
        Expressions reader = new Expressions(imports, null, known, line);
        if (!(statement instanceof ExpressionStmt step
                && step.getExpression() instanceof MethodCallExpr call
                && call.getNameAsString().equals("add")
                && call.getScope().filter(Consequences::isFindings).isPresent()
                && call.getArguments().size() == 1
                && call.getArgument(0) instanceof ObjectCreationExpr creation)) {
            throw Refusal.forbidden(reader.line(statement), why(statement));
        }
        String type = creation.getType().getNameWithScope();
        Vocabulary.Made made =
                imports.finding(type)
                        .filter(one -> plain(creation))
                        .orElseThrow(
                                () ->
                                        Refusal.forbidden(
                                                reader.line(creation),
                                                "makes a "
                                                        + type
                                                        + ", which is no finding that the file"
                                                        + " imports"));
        if (tenant && !made.strict()) {
            throw Refusal.forbidden(
                    reader.line(creation),
                    "finds "
                            + made.name()
                            + ", which could shorten retention: a rule of your own may find "
                            + String.join(", ", Vocabulary.strictFindings()));
        }
        if (creation.getArguments().size() != made.texts()) {
            throw Refusal.senseless(
                    reader.line(creation), made.name() + " takes " + made.texts() + " texts");
        }
        List<Reading.Value> texts = new ArrayList<>();
        for (Expression argument : creation.getArguments()) {
            Reading reading = reader.read(argument);
            if (!reading.is(String.class)) {
                throw Refusal.senseless(
                        reader.line(argument), made.name() + " is made of texts only");
            }
            texts.add(reading.value());
        }
        return new Make(made, List.copyOf(texts), reader.uses());
    }

    private static boolean isFindings(Node scope) {
        return scope instanceof NameExpr name && name.getNameAsString().equals("findings");
    }

    private static boolean plain(ObjectCreationExpr creation) {
        return creation.getAnonymousClassBody().isEmpty()
                && creation.getScope().isEmpty()
                && creation.getTypeArguments().isEmpty()
                && creation.getType().getTypeArguments().isEmpty()
                && creation.getType().getAnnotations().isEmpty();
    }

    private static String why(Statement statement) {
        Matcher changes = CHANGES.matcher(Written.as(statement));
        return changes.find()
                ? "tries to change facts (" + changes.group() + "): rules only find"
                : "may only say findings.add(new …(…)); but says: " + Written.as(statement);
    }
}

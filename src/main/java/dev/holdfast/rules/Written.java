package dev.holdfast.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;

import org.drools.mvel.parser.printer.PrintUtil;

import java.util.Optional;

/** Parts of rules as their authors wrote them, for messages and names. */
final class Written {
    private static final int LONGEST = 80;

    private Written() {}

    /** In one spelling: the same tree gives the same text. */
    static String exactly(Node node) {
        return PrintUtil.printNode(node);
    }

    static String as(Node node) {
        String text = exactly(node).replaceAll("\\s+", " ");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** Names joined by dots, such as {@code java.time.LocalDate}; empty for anything else. */
    static Optional<String> dotted(Node node) {
        return switch (node) {
            case NameExpr name -> Optional.of(name.getName().getIdentifier());
            case FieldAccessExpr access ->
                    dotted(access.getScope())
                            .map(scope -> scope + "." + access.getName().getIdentifier());
            default -> Optional.empty();
        };
    }
}

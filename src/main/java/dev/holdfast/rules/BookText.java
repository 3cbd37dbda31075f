package dev.holdfast.rules;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.model.DSL;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.impl.ModelImpl;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads files of rules with the parser of Drools and builds from their syntax trees the model that
 * Drools runs.
 *
 * <p>Drools would rather translate rules to Java, compile and load that. Here nothing is generated
 * and nothing loaded: a rule cannot reach a file, a class or a clock because there is no way to say
 * it, and three hundred rules are live in a fraction of the time.
 */
final class BookText {
    private static final int MOST_RULES = 2_000;

    /** The parser looks ahead for longer with each open bracket. */
    private static final int DEEPEST = 12;

    private static final Pattern HEADER =
            Pattern.compile("^\\s*(?:rule|query)\\s+(?:\"([^\"]*)\"|'([^']*)'|([\\w.]+))");

    private final Global<Collected> findings =
            DSL.globalOf(Collected.class, RuleText.PACKAGE, "findings");
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, RuleFile> names = new HashMap<>();
    private final ModelImpl model = new ModelImpl();

    private BookText() {
        model.addGlobal(findings);
    }

    /**
     * @throws Problem HF-501x naming file, line, rule and reason of each fault
     */
    static Model read(List<RuleFile> files) {
        BookText text = new BookText();
        for (RuleFile.Origin origin : RuleFile.Origin.values()) {
            files.stream().filter(file -> file.origin() == origin).forEach(text::add);
        }
        if (!text.faults.isEmpty()) {
            throw Fault.refusal(text.faults);
        }
        return text.model;
    }

    private void add(RuleFile file) {
        int deep = tooDeep(file.drl());
        if (deep > 0) {
            fault(file, deep, Code.BAD_RULES, "has more than " + DEEPEST + " open brackets");
            return;
        }
        DrlParser parser = new DrlParser();
        @Nullable PackageDescr parsed = null;
        try {
            parsed = parser.parse(false, file.drl());
        } catch (DroolsParserException | RuntimeException e) {
            fault(file, 1, Code.BAD_RULES, "cannot be read: " + e.getMessage());
        }
        for (DroolsError error : parser.getErrors()) {
            int line = error.getLines().length > 0 ? Math.max(1, error.getLines()[0]) : 1;
            String message = String.valueOf(error.getMessage()).replaceAll("\\s+", " ").strip();
            fault(file, line, Code.BAD_RULES, "cannot be read: " + message);
        }
        if (parsed != null && parser.getErrors().isEmpty()) {
            add(file, parsed);
        }
    }

    private void add(RuleFile file, PackageDescr parsed) {
        Imports imports = imports(file, parsed);
        boolean global = globals(file, parsed, imports);
        forbid(file, parsed.getFunctionImports(), "imports a function");
        forbid(file, parsed.getAccumulateImports(), "imports an accumulate function");
        forbid(file, parsed.getFunctions(), "declares a function");
        forbid(file, parsed.getTypeDeclarations(), "declares a type");
        forbid(file, parsed.getEnumDeclarations(), "declares an enum");
        forbid(file, parsed.getEntryPointDeclarations(), "declares an entry point");
        forbid(file, parsed.getWindowDeclarations(), "declares a window");
        if (parsed.getUnit() != null) {
            forbid(file, List.of(parsed.getUnit()), "declares a unit");
        }
        for (AttributeDescr attribute : parsed.getAttributes()) {
            forbid(file, List.of(attribute), "sets " + attribute.getName() + " for all rules");
        }
        if (!faults.isEmpty()) {
            return;
        }
        if (parsed.getRules().isEmpty()) {
            fault(file, 1, Code.BAD_RULES, "holds no rule");
        }
        for (RuleDescr rule : parsed.getRules()) {
            try {
                take(file, rule);
                model.addRule(new RuleText(file, imports, findings).read(rule));
            } catch (Refusal refusal) {
                faults.add(refusal.in(file.name(), rule.getName()));
            }
        }
        if (!global && faults.isEmpty()) {
            fault(file, 1, Code.BAD_RULES, "lacks: global " + Vocabulary.FINDINGS + " findings;");
        }
    }

    private void take(RuleFile file, RuleDescr rule) {
        RuleFile other = names.putIfAbsent(rule.getName(), file);
        if (other != null) {
            throw new Refusal(
                    Code.RULE_NAME_TAKEN,
                    rule.getLine(),
                    "there is a rule of this name in "
                            + (other.origin() == RuleFile.Origin.HOLDFAST
                                    ? "Holdfast's own " + other.name()
                                    : other.name()));
        }
        if (names.size() > MOST_RULES) {
            throw Refusal.forbidden(rule.getLine(), "is one of more than " + MOST_RULES);
        }
    }

    private Imports imports(RuleFile file, PackageDescr parsed) {
        Set<String> targets = new HashSet<>();
        for (ImportDescr target : parsed.getImports()) {
            if (Vocabulary.importable(target.getTarget())) {
                targets.add(target.getTarget());
            } else {
                fault(
                        file,
                        target.getLine(),
                        Code.RULE_NOT_ALLOWED,
                        "imports "
                                + target.getTarget()
                                + ": rules may import Fact, Finding and Findings of"
                                + " dev.holdfast.rules, and java.time.LocalDate");
            }
        }
        return new Imports(targets);
    }

    private boolean globals(RuleFile file, PackageDescr parsed, Imports imports) {
        boolean findingsNamed = false;
        for (GlobalDescr global : parsed.getGlobals()) {
            if (global.getIdentifier().equals("findings") && imports.isFindings(global.getType())) {
                findingsNamed = true;
            } else {
                forbid(
                        file,
                        List.of(global),
                        "names the global "
                                + global.getType()
                                + " "
                                + global.getIdentifier()
                                + ": there is one, "
                                + Vocabulary.FINDINGS
                                + " findings");
            }
        }
        return findingsNamed;
    }

    private void forbid(RuleFile file, Collection<? extends BaseDescr> all, String what) {
        for (BaseDescr one : all) {
            fault(file, Math.max(1, one.getLine()), Code.RULE_NOT_ALLOWED, what);
        }
    }

    private void fault(RuleFile file, int line, Code code, String reason) {
        faults.add(new Fault(code, file.name(), line, ruleAt(file.drl(), line), reason));
    }

    /** The rule a line is in, by the headers above it; for messages only. */
    private static String ruleAt(String drl, int line) {
        String name = "";
        for (String one : drl.lines().limit(line).toList()) {
            Matcher header = HEADER.matcher(one);
            if (header.find()) {
                name = header.group(1) != null ? header.group(1) : header.group(2);
                name = name != null ? name : header.group(3);
            } else if (one.strip().equals("end")) {
                name = "";
            }
        }
        return name;
    }

    /** The line on which brackets are nested too deep, 0 if none is. */
    private static int tooDeep(String drl) {
        int depth = 0;
        int line = 1;
        for (int i = 0; i < drl.length(); i++) {
            switch (drl.charAt(i)) {
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth = Math.max(0, depth - 1);
                case '\n' -> line++;
                default -> {}
            }
            if (depth > DEEPEST) {
                return line;
            }
        }
        return 0;
    }
}

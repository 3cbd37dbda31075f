package dev.holdfast.rules;

import dev.holdfast.problem.Code;

import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.model.Global;
import org.drools.model.PatternDSL;
import org.drools.model.Rule;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.consequences.ConsequenceBuilder;
import org.drools.model.functions.BlockN;
import org.drools.model.view.ViewItemBuilder;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns one rule, as the parser describes it, into one that Drools runs. */
final class RuleText {
    static final String PACKAGE = "dev.holdfast.book";

    private static final Set<String> ANNOTATIONS = Set.of("authority", "level");
    private static final int LONGEST_NAME = 200;

    private final RuleFile file;
    private final Imports imports;
    private final Global<Collected> findings;

    RuleText(RuleFile file, Imports imports, Global<Collected> findings) {
        this.file = file;
        this.imports = imports;
        this.findings = findings;
    }

    /**
     * @throws Refusal at the first thing the rule may not say
     */
    Rule read(RuleDescr descr) {
        refuseMore(descr);
        String name = descr.getName();
        Map<String, Bound> known = new LinkedHashMap<>();
        List<ViewItemBuilder<?>> conditions =
                new Conditions(imports, name).read(descr.getLhs(), known);
        String then = String.valueOf(descr.getConsequence());
        List<Consequences.Make> makes =
                new Consequences(imports, file.origin() == RuleFile.Origin.TENANT)
                        .read(then, lineOf(then, descr.getConsequenceLine()), known);
        String authority = authority(descr);
        int level = level(descr);
        List<RuleItemBuilder<?>> items = new ArrayList<>(conditions);
        for (Consequences.Make make : makes) {
            items.add(adding(make, level, name, authority));
        }
        return PatternDSL.rule(PACKAGE, name)
                .metadata("authority", authority)
                .metadata("level", level)
                .build(items.toArray(RuleItemBuilder<?>[]::new));
    }

    private RuleItemBuilder<?> adding(
            Consequences.Make make, int level, String name, String authority) {
        List<Variable<?>> on = new ArrayList<>();
        on.add(findings);
        make.uses().forEach(use -> on.add(use.variable()));
        List<Reading.Value> texts = make.texts();
        return new Adds(
                on,
                values -> {
                    Object[] bound = new Object[values.length - 1];
                    System.arraycopy(values, 1, bound, 0, bound.length);
                    List<String> said = new ArrayList<>(texts.size());
                    texts.forEach(text -> said.add((String) text.of(NO_FACT, bound)));
                    Finding finding = make.made().make().apply(said);
                    ((Collected) values[0]).add(new Found(finding, level, name, authority));
                });
    }

    private static final Object NO_FACT = new Object();

    /** A consequence over as many names as it needs. */
    private static final class Adds extends ConsequenceBuilder.AbstractValidBuilder<Adds> {
        Adds(List<Variable<?>> on, BlockN block) {
            super(on.toArray(Variable<?>[]::new));
            this.block = block;
        }
    }

    /** The line of words that stand on or below a line: the parser tells it of few things. */
    private int lineOf(String words, int below) {
        int start = 0;
        for (int line = 1; line < below; line++) {
            start = file.drl().indexOf('\n', start) + 1;
        }
        int at = file.drl().indexOf(words.strip(), start);
        return at < 0
                ? below
                : 1 + (int) file.drl().substring(0, at).chars().filter(c -> c == '\n').count();
    }

    private void refuseMore(RuleDescr descr) {
        int line = descr.getLine();
        if (!descr.isRule() || descr.isQuery()) {
            throw Refusal.forbidden(line, "is a query: a file holds rules only");
        }
        if (descr.getName().length() > LONGEST_NAME || descr.getName().contains("\n")) {
            throw Refusal.forbidden(line, "a rule's name is one line of at most 200 characters");
        }
        if (descr.hasParent()) {
            throw Refusal.forbidden(line, "extends another rule: each rule stands by itself");
        }
        if (descr.getUnit() != null || !descr.getNamedConsequences().isEmpty()) {
            throw Refusal.forbidden(line, "a rule has one 'then' and no unit");
        }
        descr.getAttributes()
                .forEach(
                        (name, attribute) -> {
                            throw Refusal.forbidden(
                                    lineOf(name, line),
                                    "sets "
                                            + name
                                            + ": rules have no order, no clock and no switches");
                        });
        for (String name : descr.getAnnotationNames()) {
            if (!ANNOTATIONS.contains(name)) {
                throw Refusal.forbidden(line, "says @" + name + ": only @authority and @level");
            }
        }
    }

    private static String authority(RuleDescr descr) {
        String authority = unquoted(descr, "authority");
        if (authority.isBlank()) {
            throw new Refusal(
                    Code.RULE_UNCITED,
                    descr.getLine(),
                    "states no @authority: add @authority(\"…\") below the rule's name");
        }
        return authority;
    }

    private static int level(RuleDescr descr) {
        String level = unquoted(descr, "level");
        if (!level.matches("[0-4]")) {
            throw new Refusal(
                    Code.RULE_UNCITED,
                    descr.getLine(),
                    "states no @level from 0 to 4: add @level(…), the principle of retention it"
                            + " follows");
        }
        return Integer.parseInt(level);
    }

    private static String unquoted(RuleDescr descr, String annotation) {
        @Nullable AnnotationDescr found = descr.getAnnotation(annotation);
        Object value = found == null ? null : found.getSingleValue();
        String text = value == null ? "" : value.toString().strip();
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}

package dev.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.problem.Problem;
import dev.holdfast.rules.RuleFile.Origin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rules that try what rules may not: each is refused by file, line, rule, reason; none acts. */
class HostileRulesTest {
    private static final String MARK = "holdfast.hostile";
    private static final String HEAD =
            """
            package dev.holdfast.book;
            import dev.holdfast.rules.Fact.*;
            import dev.holdfast.rules.Finding.*;
            global dev.holdfast.rules.Findings findings;
            """;
    private static final String WHEN = "$l : Label( $n : name )";
    private static final String THEN = "findings.add(new Held(\"x\", \"y\"));";
    private static final int WHEN_LINE = 8;
    private static final int THEN_LINE = 10;

    @TempDir static Path folder;

    @AfterEach
    void nothingShouldHaveHappened() {
        assertThat(System.getProperty(MARK)).isNull();
        assertThat(folder.resolve("mark")).doesNotExist();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals(MARK));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"consequences", "conditions", "rules", "files"})
    void hostileRuleShouldBeRefusedByFileLineRuleAndReason(
            String name, String drl, int line, String rule, String code, String reason)
            throws Exception {
        String marking = drl.replace("MARK", folder.resolve("mark").toString());
        Path tried = Files.createDirectories(folder.resolve("tried"));
        Files.writeString(tried.resolve("hostile.drl"), marking);
        List<RuleFile> files = new ArrayList<>(RuleFile.builtIn());
        files.addAll(RuleFile.in(tried));
        assertThatThrownBy(() -> new RuleBooks().get(files))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("hostile.drl:" + line + ": ")
                .hasMessageContaining(rule.isEmpty() ? ":" : "rule '" + rule + "'")
                .hasMessageContaining(reason)
                .satisfies(e -> assertThat(((Problem) e).code().text()).isEqualTo(code));
    }

    static Stream<Arguments> consequences() {
        return Stream.of(
                then(
                        "Files.write",
                        "java.nio.file.Files.writeString(java.nio.file.Path.of(\"MARK\"), \"x\");",
                        "findings.add"),
                then("File.delete", "new java.io.File(\"MARK\").createNewFile();", "findings.add"),
                then(
                        "FileWriter in an argument",
                        "findings.add(new Held(\"x\", \"\" + new java.io.FileWriter(\"MARK\")));",
                        "rules may not say"),
                then(
                        "System.setProperty",
                        "System.setProperty(\"holdfast.hostile\", \"x\");",
                        "findings.add"),
                then(
                        "setProperty in an argument",
                        "findings.add(new Held(\"x\", System.setProperty(\"holdfast.hostile\","
                                + " \"x\")));",
                        "calls System.setProperty"),
                then("System.exit", "System.exit(3);", "findings.add"),
                then(
                        "Runtime.exec",
                        "findings.add(new Held(\"x\", \"\" + Runtime.getRuntime().exec(\"touch"
                                + " MARK\")));",
                        "calls Runtime.getRuntime"),
                then(
                        "ProcessBuilder",
                        "new ProcessBuilder(\"touch\", \"MARK\").start();",
                        "findings.add"),
                then(
                        "Class.forName",
                        "findings.add(new Held(\"x\", \"\" +"
                                + " Class.forName(\"java.lang.System\")));",
                        "calls Class.forName"),
                then(
                        "getClass on a text",
                        "findings.add(new Held(\"x\", \"\" + \"\".getClass()));",
                        "calls getClass"),
                then(
                        "getClass on a bound name",
                        "findings.add(new Held(\"x\", $n.getClass().getName()));",
                        "calls getClass"),
                then(
                        "class literal",
                        "findings.add(new Held(\"x\", \"\" + String.class));",
                        "rules may not say"),
                then(
                        "method reference",
                        "findings.add(new Held(\"x\", \"\" + (java.util.function.Supplier)"
                                + " System::lineSeparator));",
                        "rules may not say"),
                then(
                        "lambda",
                        "Runnable r = () -> System.setProperty(\"holdfast.hostile\", \"x\");"
                                + " r.run();",
                        "findings.add"),
                then("thread", "new Thread(\"holdfast.hostile\") {}.start();", "findings.add"),
                then(
                        "clock",
                        "findings.add(new Held(\"x\", \"\" + System.nanoTime()));",
                        "calls System.nanoTime"),
                then(
                        "clock by LocalDate.now",
                        "findings.add(new Held(\"x\", \"\" + java.time.LocalDate.now()));",
                        "calls LocalDate.now"),
                then("socket", "new java.net.Socket(\"127.0.0.1\", 9);", "findings.add"),
                then(
                        "endless loop",
                        "while (true) { findings.add(new Held(\"x\", \"y\")); }",
                        "findings.add"),
                then("endless for", "for (;;) {}", "findings.add"),
                then(
                        "recursion by a local class",
                        "class A { A() { new A(); } } new A();",
                        "findings.add"),
                then("try", "try { System.exit(1); } finally { }", "findings.add"),
                then(
                        "insert",
                        "insert(new Deletion(\"p\", \"a\", Reach.LABEL, false));",
                        "tries to change facts (insert)"),
                then(
                        "insertLogical",
                        "insertLogical(\"x\");",
                        "tries to change facts (insertLogical)"),
                then("update", "update($l);", "tries to change facts (update)"),
                then("delete", "delete($l);", "tries to change facts (delete)"),
                then("retract", "retract($l);", "tries to change facts (retract)"),
                then("modify", "modify($l) { name() }", "tries to change facts (modify)"),
                then("drools", "drools.getKieRuntime().halt();", "tries to change facts (drools)"),
                then(
                        "kcontext",
                        "kcontext.getKieRuntime().getGlobal(\"findings\");",
                        "tries to change facts (kcontext)"),
                then(
                        "anonymous finding",
                        "findings.add(new Held(\"x\", \"y\") { });",
                        "no finding"),
                then("other receiver", "$n.add(new Held(\"x\", \"y\"));", "findings.add"),
                then("findings.clear", "findings.clear();", "findings.add"),
                then(
                        "a finding that destroys",
                        "findings.add(new MayDestroy(\"p\", \"y\"));",
                        "could shorten retention"),
                then(
                        "a finding that overrules",
                        "findings.add(new Overruled(\"p\", \"y\"));",
                        "could shorten retention"),
                then(
                        "a finding of another class",
                        "findings.add(new java.lang.String(\"y\"));",
                        "no finding"),
                then("assignment", "String s = \"x\";", "findings.add"),
                then(
                        "ternary",
                        "findings.add(new Held(\"x\", true ? \"a\" : \"b\"));",
                        "rules may not say"),
                then("unicode escape in an identifier", "\\u0053ystem.exit(1);", "findings.add"),
                then("unicode escape that ends the block", "\\u007d System.exit(1); \\u007b", ""),
                then("switch", "switch (1) { default: System.exit(1); }", "findings.add"),
                then(
                        "reflection on a fact",
                        "findings.add(new Held(\"x\","
                                + " $l.getClass().getDeclaredFields()[0].toString()));",
                        "rules may"));
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                when(
                        "eval",
                        "eval( System.setProperty(\"holdfast.hostile\", \"x\") == null )",
                        "no eval"),
                when(
                        "static call",
                        "Label( System.setProperty(\"holdfast.hostile\", \"x\") == null )",
                        "calls System.setProperty"),
                when(
                        "constructor",
                        "Label( new java.io.File(\"MARK\").mkdir() )",
                        "rules may not say"),
                when("getClass", "Label( name.getClass().getName() == \"x\" )", "calls getClass"),
                when("class property", "Label( class.name == \"x\" )", ""),
                when("from", "Label() from java.util.List.of()", "takes facts from elsewhere"),
                when(
                        "accumulate",
                        "accumulate( Label( $x : name ); $c : count($x) )",
                        "takes facts from elsewhere"),
                when(
                        "collect",
                        "java.util.List() from collect( Label() )",
                        "takes facts from elsewhere"),
                when("entry-point", "Label() from entry-point \"x\"", "takes facts from elsewhere"),
                when("a class that is no fact", "String()", "no fact"),
                when("any object", "Object()", "no fact"),
                when("java.io.File as a fact", "java.io.File()", "no fact"),
                when("Findings as a fact", "dev.holdfast.rules.Findings()", "no fact"),
                when(
                        "a regular expression",
                        "Label( name matches \"(a+)+$\" )",
                        "may not use 'matches'"),
                when("forall", "forall( Label() )", "no forall"),
                when("window", "Label() over window:length( 2 )", "nothing else"),
                when("query call", "?q( \"x\"; )", "nothing else"),
                when("positional", "Label( \"x\"; )", "name the field"),
                when(
                        "the clock",
                        "AsOf( day == java.time.LocalDate.now() )",
                        "calls LocalDate.now"),
                when("assignment", "Label( name = \"x\" )", ""),
                when("increment", "AsOf( day.year++ > 1 )", "rules may not say"),
                when(
                        "lambda",
                        "Label( ((java.util.function.Supplier) () -> true).get() == true )",
                        ""),
                when("instanceof", "Label( this instanceof Label )", "rules may not say"),
                when(
                        "types that do not compare",
                        "Label( name == 3 )",
                        "compares a String with a Integer"),
                when("a field there is not", "Label( colour == \"x\" )", "there is no 'colour'"),
                when(
                        "too many facts joined",
                        "Label() Label() Label() Label()",
                        "joins more than 3"),
                when("deep nesting", "((((((((((((((Label()))))))))))))))", "open brackets"));
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                rule(
                        "salience",
                        "@authority(\"a\") @level(1) salience 10",
                        6,
                        "HF-5011",
                        "sets salience"),
                rule(
                        "no-loop",
                        "@authority(\"a\") @level(1) no-loop",
                        6,
                        "HF-5011",
                        "sets no-loop"),
                rule(
                        "timer",
                        "@authority(\"a\") @level(1) timer(int: 1s)",
                        6,
                        "HF-5011",
                        "sets timer"),
                rule(
                        "duration",
                        "@authority(\"a\") @level(1) duration 10",
                        6,
                        "HF-5011",
                        "sets duration"),
                rule(
                        "enabled",
                        "@authority(\"a\") @level(1) enabled false",
                        6,
                        "HF-5011",
                        "sets enabled"),
                rule(
                        "dialect",
                        "@authority(\"a\") @level(1) dialect \"mvel\"",
                        6,
                        "HF-5011",
                        "sets dialect"),
                rule(
                        "agenda-group",
                        "@authority(\"a\") @level(1) agenda-group \"x\"",
                        6,
                        "HF-5011",
                        "sets agenda-group"),
                rule("no authority", "@level(1)", 5, "HF-5012", "states no @authority"),
                rule(
                        "blank authority",
                        "@authority(\" \") @level(1)",
                        5,
                        "HF-5012",
                        "states no @authority"),
                rule("no level", "@authority(\"a\")", 5, "HF-5012", "states no @level"),
                rule("level 9", "@authority(\"a\") @level(9)", 5, "HF-5012", "states no @level"),
                rule(
                        "another annotation",
                        "@authority(\"a\") @level(1) @unit(x)",
                        5,
                        "HF-5011",
                        "says @unit"),
                file(
                        "a built-in's name",
                        whole(
                                "an item under legal hold must be kept",
                                "@authority(\"a\") @level(1)",
                                WHEN,
                                THEN),
                        5,
                        "an item under legal hold must be kept",
                        "HF-5013",
                        "Holdfast's own hold.drl"),
                file(
                        "one name twice",
                        whole("x", "@authority(\"a\") @level(1)", WHEN, THEN)
                                + whole("x", "@authority(\"a\") @level(1)", WHEN, THEN)
                                        .substring(HEAD.length()),
                        12,
                        "x",
                        "HF-5013",
                        "a rule of this name"),
                file(
                        "extends",
                        HEAD
                                + "rule \"b\" extends \"an item under legal hold must be kept\"\n"
                                + "@authority(\"a\") @level(1)\n"
                                + "when\n"
                                + "then\n"
                                + THEN
                                + "\nend\n",
                        5,
                        "b",
                        "HF-5011",
                        "extends"));
    }

    static Stream<Arguments> files() {
        String good = whole("good", "@authority(\"a\") @level(1)", WHEN, THEN);
        return Stream.of(
                file(
                        "import of java.io.File",
                        importing("import java.io.File;"),
                        2,
                        "",
                        "HF-5011",
                        "imports java.io.File"),
                file(
                        "import of everything",
                        importing("import java.lang.*;"),
                        2,
                        "",
                        "HF-5011",
                        "imports java.lang.*"),
                file(
                        "static import",
                        importing("import static java.lang.System.exit;"),
                        2,
                        "",
                        "HF-5011",
                        "imports a function"),
                file(
                        "import of our insides",
                        importing("import dev.holdfast.rules.RuleBook;"),
                        2,
                        "",
                        "HF-5011",
                        "imports dev.holdfast.rules.RuleBook"),
                file(
                        "import accumulate",
                        importing("import accumulate java.lang.System x;"),
                        2,
                        "",
                        "HF-5011",
                        "imports an accumulate"),
                file(
                        "function",
                        good + "function void f() { System.exit(1); }\n",
                        12,
                        "",
                        "HF-5011",
                        "declares a function"),
                file("query", good + "query q() Label() end\n", 12, "q", "HF-5011", "query"),
                file(
                        "declare",
                        good + "declare Mine x : String end\n",
                        12,
                        "",
                        "HF-5011",
                        "declares a type"),
                file(
                        "declare enum",
                        good + "declare enum E A, B; end\n",
                        12,
                        "",
                        "HF-5011",
                        "declares an enum"),
                file(
                        "declare window",
                        good + "declare window W Label() over window:length( 2 ) end\n",
                        12,
                        "",
                        "HF-5011",
                        "declares a window"),
                file(
                        "another global",
                        good.replace("findings;\n", "findings;\nglobal java.util.List list;\n"),
                        5,
                        "",
                        "HF-5011",
                        "names the global"),
                file(
                        "dialect of the file",
                        good.replace("findings;\n", "findings;\ndialect \"mvel\"\n"),
                        5,
                        "",
                        "HF-5011",
                        "sets dialect"),
                file(
                        "no global",
                        good.replace("global dev.holdfast.rules.Findings findings;\n", "\n"),
                        1,
                        "",
                        "HF-5010",
                        "lacks: global"),
                file("no rule", HEAD, 1, "", "HF-5010", "holds no rule"),
                file(
                        "nonsense",
                        HEAD + "rule \"broken\"\nwhen\n Label( name == )\nthen\nend\n",
                        7,
                        "broken",
                        "HF-5010",
                        ""),
                file(
                        "cut off",
                        HEAD + "rule \"broken\"\nwhen\n Label( name == \"x\" )\nthen\n",
                        9,
                        "broken",
                        "HF-5010",
                        ""));
    }

    @Test
    void whatRunsAwayShouldBeRefusedWhenItIsTried() {
        String when = "Obligation()\n Deletion()\n Ceiling()";
        assertThatThrownBy(
                        () ->
                                RuleBook.compile(
                                        List.of(
                                                new RuleFile(
                                                        "hostile.drl",
                                                        whole(
                                                                "cube",
                                                                "@authority(\"a\") @level(1)",
                                                                when,
                                                                THEN),
                                                        Origin.TENANT))))
                .hasMessageContaining("'cube'")
                .satisfies(e -> assertThat(((Problem) e).code().text()).isEqualTo("HF-5014"));
    }

    @Test
    void everyFaultOfAFileShouldBeTold() {
        String two =
                whole("one", "@level(1)", WHEN, THEN)
                        + whole("two", "@authority(\"a\") @level(1)", "eval(true)", THEN)
                                .substring(HEAD.length());
        assertThatThrownBy(
                        () ->
                                RuleBook.compile(
                                        List.of(new RuleFile("two.drl", two, Origin.TENANT))))
                .hasMessageContaining("two.drl:5: rule 'one'")
                .hasMessageContaining("two.drl:15: rule 'two'");
    }

    private static String importing(String what) {
        return whole("good", "@authority(\"a\") @level(1)", WHEN, THEN)
                .replace("book;\n", "book;\n" + what + "\n");
    }

    private static Arguments then(String name, String then, String reason) {
        return Arguments.of(
                "then: " + name,
                whole("hostile", "@authority(\"a\") @level(1)", WHEN, then),
                THEN_LINE,
                "hostile",
                reason.isEmpty() ? "HF-5010" : "HF-5011",
                reason);
    }

    private static Arguments when(String name, String when, String reason) {
        return Arguments.of(
                "when: " + name,
                whole("hostile", "@authority(\"a\") @level(1)", when, THEN),
                WHEN_LINE,
                "hostile",
                reason.isEmpty()
                                || reason.startsWith("there is")
                                || reason.startsWith("compares")
                                || reason.equals("no fact")
                                || reason.startsWith("open")
                        ? "HF-5010"
                        : "HF-5011",
                reason);
    }

    private static Arguments rule(
            String name, String annotations, int line, String code, String reason) {
        return file(name, whole("hostile", annotations, WHEN, THEN), line, "hostile", code, reason);
    }

    private static Arguments file(
            String name, String drl, int line, String rule, String code, String reason) {
        return Arguments.of(name, drl, line, rule, code, reason);
    }

    private static String whole(String rule, String annotations, String when, String then) {
        return HEAD
                + "rule \""
                + rule
                + "\"\n    "
                + annotations
                + "\nwhen\n    "
                + when
                + "\nthen\n    "
                + then
                + "\nend\n";
    }
}

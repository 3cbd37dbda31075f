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

import java.io.IOException;
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
    @MethodSource({"consequences", "conditions", "headers", "names", "files", "others"})
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

    static Stream<Arguments> consequences() throws IOException {
        return cases("hostile-consequences.txt", HostileRulesTest::then);
    }

    static Stream<Arguments> conditions() throws IOException {
        return cases("hostile-conditions.txt", HostileRulesTest::when);
    }

    static Stream<Arguments> headers() throws IOException {
        return cases("hostile-headers.txt", HostileRulesTest::header);
    }

    static Stream<Arguments> names() {
        return Stream.of(
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

    static Stream<Arguments> files() throws IOException {
        return cases("hostile-files.txt", HostileRulesTest::declaring);
    }

    static Stream<Arguments> others() {
        String good = whole("good", "@authority(\"a\") @level(1)", WHEN, THEN);
        return Stream.of(
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

    private interface Case {
        Arguments of(String name, String says, String reason);
    }

    private static Stream<Arguments> cases(String resource, Case of) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources", resource)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ¦", -1))
                .map(parts -> of.of(parts[0], parts[1].strip(), parts[2].strip()));
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

    private static Arguments declaring(String name, String says, String refusal) {
        String good = whole("good", "@authority(\"a\") @level(1)", WHEN, THEN);
        String[] parts = refusal.split(" ", 3);
        String[] words = parts[2].split(": ?", 2);
        String drl =
                parts[0].equals("2")
                        ? good.replace("book;\n", "book;\n" + says + "\n")
                        : good + says + "\n";
        return file(name, drl, Integer.parseInt(parts[0]), words[0].strip(), parts[1], words[1]);
    }

    private static Arguments header(String name, String says, String refusal) {
        String[] parts = refusal.split(" ", 3);
        String drl = whole("hostile", says, WHEN, THEN);
        return file(name, drl, Integer.parseInt(parts[0]), "hostile", parts[1], parts[2]);
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

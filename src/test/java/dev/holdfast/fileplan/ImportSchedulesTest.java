package dev.holdfast.fileplan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.policy.Policy;
import dev.holdfast.policy.PolicyReader;
import dev.holdfast.policy.QueryCheck;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

class ImportSchedulesTest {
    private static final PolicyReader READER = new PolicyReader(QueryCheck.NONE);
    private static final ImportFilePlan IMPORT = new ImportFilePlan(READER);

    @Test
    void seriesShouldBecomeLabelsWithTheirAuthorityAndPeriod() {
        Imported done =
                read(
                        new ScheduleText()
                                .coded("L-1", "Lamp contracts", "AC", 7)
                                .coded("L-2", "Lamp budgets", "FE", 3)
                                .coded("L-3", "Lamp founders' minutes", "PM", 999)
                                .coded("L-4", "Lamp newsletters", "", 2)
                                .coded("L-5", "Lamp manuals", "US", 0)
                                .named("lamp.json"));
        assertThat(done.needsPerson()).isEmpty();
        assertThat(done.mapped().stream().map(ImportSchedulesTest::rule))
                .containsExactly(
                        "P7Y event:closed none REVIEW",
                        "P3Y created financial-year REVIEW",
                        "permanent created none RETAIN_ONLY",
                        "P2Y created none REVIEW",
                        "life event:superseded none REVIEW");
        Policy first = policy(done.mapped().getFirst());
        assertThat(first.level()).isEqualTo(Policy.Level.LABEL);
        assertThat(first.title()).isEqualTo("Lamp contracts");
        assertThat(first.jurisdiction()).isEqualTo("us-zz");
        assertThat(first.authority().cite())
                .isEqualTo("ZZ records schedule LAMP, series L-1; Lamp Act § 4");
        assertThat(first.authority().source()).isEqualTo("https://archive.example/lamp");
        assertThat(first.id()).matches("us-zz-lamp-l-1-[0-9a-f]{12}");
        assertThat(done.mapped().getFirst().path()).isEqualTo("zz/lamp/" + first.id() + ".yaml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | AC | Closed | 3 | '' | it has no title",
                "Lx | AC | Closed | 3 | '' | its title is too short to tell what it is",
                "Series Title 5. Description | AC | Closed | 3 | '' | a heading of the table, no"
                        + " series",
                "Lamps AC 3 wires | AC | Closed | 3 | '' | the columns of the table ran together",
                "Lamps | AC | Closed | | '' | no duration, and not permanent",
                "Lamps | AV | Valuable | 1 | '' | how long is left to somebody's judgement",
                "Lamps | PM | Permanent | 3 | '' | contradictory: permanent by code or by number,"
                        + " not both",
                "Lamps | AC | Closed | 999 | '' | contradictory: permanent by code or by number,"
                        + " not both",
                "Lamps | AC | Closed | 1855 | '' | a duration of 1855 years is hardly one",
                "Lamps | '' | 441 | 5 | '' | contradictory: the words are not those of the numbers",
                "Lamps | QQ | What | 5 | '' | the code QQ is not known",
                "Lamps | FE | Fiscal Year End | 0 | '' | a duration of zero",
                "Lamps | AC | Closed | 5 | AC = lamp sold or 3 months | its remarks define AC in"
                        + " words of their own",
            })
    void codedSeriesShouldNeedAPersonWhenItsRuleIsNotCertain(
            String title,
            String code,
            String words,
            @Nullable Integer years,
            String remarks,
            String reason) {
        ScheduleText text = new ScheduleText().coded("L-1", title, code, words, years, "", remarks);
        for (int i = 0; i < 12; i++) {
            text.coded("G-" + i, "Good lamps " + i, "AC", 5);
        }
        Imported done = read(text.named("lamp.json"));
        assertThat(done.mapped()).hasSize(12);
        assertThat(done.needsPerson())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).isEqualTo(reason))
                .satisfies(one -> assertThat(one.entry()).isEqualTo(1));
    }

    @Test
    void remarksShouldNameTheEventWhenTheyDefineTheCode() {
        Imported done =
                read(
                        new ScheduleText()
                                .coded("L-1", "Lamps", "AC", "Closed", 5, "", "AC = Lamp sold.")
                                .named("lamp.json"));
        assertThat(rule(done.mapped().getFirst())).isEqualTo("P5Y event:lamp-sold none REVIEW");
    }

    @Test
    void wholeFileShouldNeedAPersonWhenManyOfItsRowsRanTogether() {
        ScheduleText text = new ScheduleText().coded("L-0", "Lamps AC 3 wires", "AC", 3);
        for (int i = 1; i < 9; i++) {
            text.coded("L-" + i, "Lamps of room " + i, "AC", 3);
        }
        Imported done = read(text.named("lamp.json"));
        assertThat(done.mapped()).isEmpty();
        assertThat(done.needsPerson()).hasSize(9);
    }

    @Test
    void flatSeriesShouldNeedAPersonWhenItContradictsItself() {
        Imported done =
                read(
                        new ScheduleText()
                                .flat(
                                        "F-1",
                                        "Lamp bills",
                                        "Paper: Retain 3 years",
                                        3,
                                        "Paper: Shred")
                                .flat(
                                        "F-2",
                                        "Lamp loans",
                                        "Paper: Retain 3 years",
                                        5,
                                        "Paper: Shred")
                                .flat("F-3", "Lamp art", "Retain 3 years", 3, "Paper: Permanent")
                                .flat("F-4", "Lamp oil", "Paper: Permanent", null, "Paper: Shred")
                                .flat("F-5", "Lamp wicks", "", null, "")
                                .named("lamp.json"));
        assertThat(done.mapped()).hasSize(1);
        assertThat(done.needsPerson().stream().map(Imported.Unmapped::reason))
                .containsExactly(
                        "contradictory: P5Y beside the words, P3Y in them",
                        "contradictory: its period and its disposition differ on 'permanent'",
                        "contradictory: its period and its disposition differ on 'permanent'",
                        "no rule");
        assertThat(done.needsPerson().getFirst().words())
                .isEqualTo("Paper: Retain 3 years | P5Y | disposition: Paper: Shred");
    }

    @Test
    void remainderOfASentenceShouldBeMappedOnlyWhenNothingIsMissing() {
        Imported done =
                read(
                        new ScheduleText()
                                .remainder("R-1", "Lamp lists", "Paper: Keep", 4)
                                .remainder("R-2", "Lamp maps", "Paper: two years", null)
                                .remainder("R-3", "Lamp tests", "Paper: ; Electronic", 4)
                                .remainder("R-4", "Lamp plans", "Paper: and audited", 4)
                                .remainder("R-5", "Lamp notes", "Paper", null)
                                .named("lamp.json"));
        assertThat(done.mapped().stream().map(ImportSchedulesTest::rule))
                .containsExactly("P4Y created none REVIEW", "P2Y created none REVIEW");
        assertThat(done.needsPerson().stream().map(Imported.Unmapped::entry))
                .containsExactly(3, 4, 5);
    }

    @Test
    void seriesShouldBeRecognisedAcrossPortionsWhenPublishedTwice() {
        Imported first =
                read(
                        new ScheduleText()
                                .flat("F-1", "Lamp bills", "Retain 3 years", 3, "")
                                .flat("F-2", "Lamp oil", "Retain a while", null, "")
                                .named("a.json"));
        Imported second =
                IMPORT.read(
                        List.of(
                                new ScheduleText()
                                        .remainder("F-1", "Lamp bills", "Paper: three years", null)
                                        .remainder("F-1", "lamp bills", "Paper: nine years", null)
                                        .remainder("F-2", "Lamp oil", "Paper: two years", null)
                                        .named("b.json")),
                        first.known());
        assertThat(second.mapped()).isEmpty();
        assertThat(second.duplicates().stream().map(Imported.Repeated::entry))
                .containsExactly(1, 3);
        assertThat(second.needsPerson())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("published twice"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the file is empty",
                "'[{\"a\": 1}' | not valid JSON at 1:",
                "'{\"a\": 1} {}' | not valid JSON at 1:",
                "'{\"a\": 1, \"a\": 2}' | not valid JSON at 1:",
                "'{\"a\": 1}' | valid JSON, but no list of record series",
                "'7' | valid JSON, but no list of record series",
            })
    void fileShouldBeRefusedByReasonWhenItIsNoSchedule(String text, String reason) {
        Imported done = read(new Imported.NamedText("bad.json", text));
        assertThat(done.importedFiles()).isZero();
        assertThat(done.files().getFirst().refused()).startsWith(reason);
    }

    @Test
    void fileShouldBeRefusedByLineWhenItHoldsConflictMarkers() {
        String text =
                new ScheduleText()
                        .coded("L-1", "Lamps", "AC", 3)
                        .toString()
                        .replaceFirst(
                                "(?m)^.*series_title.*$", "<<<<<<< HEAD\n$0\n=======\n>>>>>>> x");
        Imported done =
                IMPORT.read(
                        List.of(
                                new Imported.NamedText("torn.json", text),
                                new ScheduleText().coded("L-1", "Lamps", "AC", 3).named("ok.json")),
                        Map.of());
        assertThat(done.files().getFirst().refused()).matches("conflict marker at line \\d+: .*");
        assertThat(done.importedFiles()).isEqualTo(1);
        assertThat(done.mapped()).hasSize(1);
    }

    @Test
    void oddElementShouldNeedAPersonWhenItsFileIsValid() {
        Imported done =
                read(
                        new ScheduleText()
                                .element("a stray line")
                                .coded("L-1", "Lamps", "AC", 3)
                                .named("odd.json"));
        assertThat(done.mapped()).hasSize(1);
        assertThat(done.needsPerson().getFirst().reason())
                .isEqualTo("an element of neither schema");
        assertThat(done.entries()).isEqualTo(2);
    }

    /** Whatever characters a schedule holds, its policy file is one that we accept. */
    @Test
    void policyFileShouldBeAcceptedWhenTheScheduleHoldsAnyCharacters() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        ScheduleText text = new ScheduleText();
        int count = 300;
        for (int i = 0; i < count; i++) {
            text.coded(
                    i + noise(random, 40),
                    "Lamp" + noise(random, 260),
                    "AC",
                    "Closed",
                    3,
                    noise(random, 700),
                    "! " + noise(random, 1500));
        }
        Imported done = read(text.named("noise.json"));
        assertThat(done.mapped()).as("seed %d", seed).hasSizeGreaterThan(count / 2);
        assertThat(done.mapped().size() + done.needsPerson().size() + done.duplicates().size())
                .isEqualTo(count);
        done.mapped().forEach(one -> assertThat(policy(one)).as("seed %d", seed).isNotNull());
    }

    private static String noise(Random random, int longest) {
        int[] alphabet = {'a', 'b', ' ', '"', '\\', ':', '#', '\n', '\t', 0, 7, 0x85, 0x2028, 'ä'};
        int[] rare = {0xFEFF, 0xFFFE, 0xD800, 0x1F56F, '%', '-', '{', 0x7F};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest); i > 0; i--) {
            int[] from = random.nextInt(10) == 0 ? rare : alphabet;
            text.appendCodePoint(from[random.nextInt(from.length)]);
        }
        return text.toString();
    }

    private static Imported read(Imported.NamedText... files) {
        Imported done = IMPORT.read(Arrays.asList(files), Map.of());
        assertThat(done.mapped().size() + done.needsPerson().size() + done.duplicates().size())
                .isEqualTo((int) done.entries());
        return done;
    }

    private static Policy policy(Imported.Mapped mapped) {
        return PolicyReader.orRefuse(READER.read(mapped.path(), mapped.text()));
    }

    private static String rule(Imported.Mapped mapped) {
        Policy policy = policy(mapped);
        return String.join(
                " ",
                policy.period().words(),
                policy.from().words(),
                policy.round().words(),
                policy.then().toString());
    }
}

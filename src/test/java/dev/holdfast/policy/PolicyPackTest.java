package dev.holdfast.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every policy that comes with Holdfast is well-formed, cited, says what its row of the table of
 * retention periods says, and comes out as its examples state, by two calculations.
 */
class PolicyPackTest {
    private static final PolicyReader READER = new PolicyReader(QueryCheck.NONE);

    /** Rules of the table; three of its lines hold two. */
    private static final int ROWS = 67;

    /** What an earlier version of the rule said. */
    private static final Map<String, String> EARLIER =
            Map.of(
                    "de-ao-147-vouchers", "10 years until 2024-12-31",
                    "de-ustg-14b", "10 years until 2024-12-31",
                    "us-ofac-501-601", "5 years until 2025-03-11",
                    "us-ofac-501-601-blocked", "5 years until 2025-03-11",
                    "us-msrb-g9-b", "3 years until 2012-06-14");

    static List<String> ids() {
        return PolicyPack.ids();
    }

    static Stream<RegulationRow> rows() {
        return RegulationRow.all().stream().filter(RegulationRow::hasPeriod);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void templateShouldBeAcceptedAndItsExamplesComeOut(String id) {
        Policy policy = policy(id);
        assertThat(policy.id()).isEqualTo(id);
        assertThat(policy.authority().read()).isNotNull();
        assertThat(policy.authority().source()).isNotBlank();
        assertThat(policy.authority().confidence()).isNotEqualTo(Authority.Confidence.UNSTATED);
        assertThat(policy.recordClass()).isNotBlank();
        assertThat(policy.examples()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(policy.examples())
                .allSatisfy(
                        example -> {
                            assertThat(example.retainUntil()).isNotNull();
                            assertThat(example.dispositionOn()).isNotNull();
                        });
        assertThat(PolicyCheck.run(policy)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void templateShouldSayWhatItsRowSays(RegulationRow row) {
        Policy policy = policy(row.template());
        assertThat(policy.authority().confidence().label()).isEqualTo(row.confidence());
        assertThat(policy.draft())
                .isEqualTo(Set.of("known", "doubtful").contains(row.confidence()));
        assertThat(policy.kind().name().toLowerCase(Locale.ROOT)).startsWith(row.kind());
        assertThat(policy.period().words()).isEqualTo(periodWord(row.period()));
        if (row.kind().equals("max")) {
            assertThat(policy.then()).isEqualTo(Policy.Then.DELETE_ONLY);
        }
    }

    /** What a wrong number in a file runs into: the example's dates, worked out again. */
    @ParameterizedTest
    @MethodSource("rows")
    void everyExampleShouldComeOutByPlainCalendarToo(RegulationRow row) throws Exception {
        JsonNode file = new YAMLMapper().readTree(yaml(row.template()));
        for (JsonNode example : file.path("examples")) {
            LocalDate last = byHand(row, file, example).orElse(null);
            boolean minimum = row.kind().equals("min");
            assertThat(example.path("retainUntil").asText("null"))
                    .as("%s", example)
                    .isEqualTo(minimum ? String.valueOf(last) : "null");
            assertThat(example.path("dispositionOn").asText("null"))
                    .as("%s", example)
                    .isEqualTo(last == null ? "null" : last.plusDays(1).toString());
        }
    }

    private static Optional<LocalDate> byHand(RegulationRow row, JsonNode file, JsonNode example) {
        Map<String, LocalDate> dates = new HashMap<>();
        for (Map.Entry<String, JsonNode> one : example.path("item").properties()) {
            if (!one.getKey().equals("kind")) {
                dates.put(one.getKey(), LocalDate.parse(one.getValue().asText()));
            }
        }
        String yearEnd = example.path("financialYearEnd").asText("12-31");
        int month = Integer.parseInt(yearEnd.substring(0, 2));
        int day = Integer.parseInt(yearEnd.substring(3));
        Optional<LocalDate> last = row.lastDay(dates, "", month, day);
        LocalDate asOf = LocalDate.parse(example.path("asOf").asText("9999-12-31"));
        String before = EARLIER.get(row.template());
        if (before != null) {
            String[] words = before.split(" until ");
            LocalDate until = LocalDate.parse(words[1]);
            Optional<LocalDate> then = row.lastDay(dates, words[0], month, day);
            boolean over = then.isPresent() && !then.get().isAfter(until);
            last = over || !asOf.isAfter(until) ? then : last;
        } else {
            String from = file.path("valid").path("from").asText("null");
            boolean inForce = from.equals("null") || !asOf.isBefore(LocalDate.parse(from));
            last = inForce || file.has("earlier") ? last : Optional.empty();
        }
        Period order = Period.parse(example.path("order").asText("P0D"));
        last = last.map(one -> one.plus(order));
        for (JsonNode proceeding : example.path("proceedings")) {
            LocalDate closed = LocalDate.parse(proceeding.path("closed").asText());
            assertThat(file.path("extends").toString()).contains(proceeding.path("name").asText());
            last = last.map(one -> closed.isAfter(one) ? closed : one);
        }
        return last;
    }

    @Test
    void everyRowOfTheTableShouldHaveItsTemplate() throws IOException {
        List<RegulationRow> all = RegulationRow.all();
        assertThat(all.stream().map(RegulationRow::row).distinct()).hasSize(ROWS);
        assertThat(rows().map(RegulationRow::template).sorted().toList())
                .containsExactlyElementsOf(
                        ids().stream()
                                .filter(id -> !id.equals("company-operational-mail"))
                                .toList());
        Map<String, String> without =
                WithoutPeriod.all().stream()
                        .collect(
                                Collectors.toMap(
                                        WithoutPeriod::id, one -> one.confidence().label()));
        assertThat(without)
                .isEqualTo(
                        all.stream()
                                .filter(row -> !row.hasPeriod())
                                .collect(
                                        Collectors.toMap(
                                                RegulationRow::template,
                                                RegulationRow::confidence)));
    }

    @Test
    void everyFileUnderPoliciesShouldBePackaged() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("policies"))) {
            assertThat(
                            files.map(path -> path.getFileName().toString())
                                    .filter(name -> name.endsWith(".yaml"))
                                    .filter(name -> !PolicyPack.OTHER_FILES.contains(name))
                                    .map(name -> name.replace(".yaml", ""))
                                    .sorted())
                    .containsExactlyElementsOf(ids());
        }
    }

    @Test
    void auditLogShouldOutliveTheItemsItTellsOf() throws IOException {
        for (String id : List.of("pci-10-5-1", "us-nydfs-500-06-audit-trails", "ch-or-958f")) {
            assertThat(yaml(id))
                    .containsPattern(
                            "audit log is never destroyed|never destroys an|it is never destroyed");
        }
        assertThat(WithoutPeriod.all())
                .filteredOn(one -> one.id().equals("ch-gebuev"))
                .singleElement()
                .extracting(WithoutPeriod::answeredBy)
                .asString()
                .contains("never destroys");
        String logTables =
                Files.readString(Path.of("src/main/resources/db/migration/V2__audit.sql"));
        assertThat(logTables).doesNotContainPattern("(?i)GRANT[^;]*DELETE[^;]*audit");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    de-ao-147-vouchers            | merchant              | true
                    de-ao-147-vouchers            | merchant bank         | false
                    de-ao-147-vouchers            | bank                  | false
                    de-ao-147-vouchers-supervised | bank jurisdiction-de  | true
                    de-ao-147-vouchers-supervised | bank jurisdiction-us  | false
                    de-ao-147-vouchers            | jurisdiction-de       | true
                    de-ao-147-vouchers            | jurisdiction-fr       | false
                    eu-aml                        | bank jurisdiction-de  | true
                    eu-aml                        | bank jurisdiction-uk  | false
                    us-il-bipa-15                 | jurisdiction-us       | false
                    us-il-bipa-15                 | jurisdiction-us-il    | true
                    us-sec-17a4-a                 | broker-dealer jurisdiction-us-ny | true
                    uk-ca-388-private             | company public-company | false
                    uk-ca-388-public              | company public-company | true
                    us-sec-17a4-b4                |                       | true
                    """)
    void templateShouldBindWhomTheRuleBinds(String id, String stated, boolean binds) {
        Set<String> keeper = stated == null ? Set.of() : Set.of(stated.split(" "));
        assertThat(policy(id).binds(keeper)).isEqualTo(binds);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void templateShouldBindOnlyKeepersOfTheList(String id) {
        Binding binding = policy(id).binding();
        assertThat(binding.keepers()).allMatch(Keepers::known);
        assertThat(binding.not()).allMatch(Keepers::known);
    }

    private static Policy policy(String id) {
        return PolicyReader.orRefuse(READER.read(id + ".yaml", yaml(id)));
    }

    private static String yaml(String id) {
        return PolicyPack.find(id).orElseThrow().yaml();
    }

    private static String periodWord(String period) {
        String[] words = period.split(" ");
        return words.length == 1
                ? period
                : "P" + words[0] + Character.toUpperCase(words[1].charAt(0));
    }
}

package dev.holdfast.fileplan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.policy.Policy;
import dev.holdfast.policy.PolicyReader;
import dev.holdfast.policy.QueryCheck;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

class FilePlanCsvTest {
    private static final PolicyReader READER = new PolicyReader(QueryCheck.NONE);
    private static final ImportFilePlan IMPORT = new ImportFilePlan(READER);
    private static final String HEADER =
            "LabelName,RetentionAction,RetentionDuration,RetentionType,ReviewerEmail,EventType,"
                    + "IsRecordLabel,Regulatory,ComplianceTagForNextStage\n";

    @Test
    void rowsShouldBecomeLabelsWhenColumnsAreNamedInAnyCaseAndOrder() {
        Imported done =
                read(
                        "\uFEFFretentiontype,LABELNAME,RetentionAction,RetentionDuration,ReviewerEmail,EventType,CitationName,DepartmentName,Regulatory,IsRecordLabel\r\n"
                            + "CreationAgeInDays,Lamp Bills,Keep,3650,,,Lamp Act 4,\"Sales,"
                            + " east\",,\r\n"
                            + "\r\n"
                            + "EventAgeInDays,Lamp Staff,KeepAndDelete,365,a@lamp.example,Lamp"
                            + " leaves,,,,\r\n"
                            + "ModificationAgeInDays,lamp-old,delete,30,,,,,,\r\n"
                            + "TaggedAgeInDays,Lamp Deeds,keep,UNLIMITED,,,,,TRUE,true\r\n");
        assertThat(done.refusedRows()).isEmpty();
        List<Policy> policies = policies(done);
        assertThat(policies.stream().map(FilePlanCsvTest::words))
                .containsExactly(
                        "lamp-bills P3650D created RETAIN_ONLY NONE",
                        "lamp-staff P365D event:lamp-leaves REVIEW NONE",
                        "lamp-old P30D modified DELETE_ONLY NONE",
                        "lamp-deeds permanent labelled RETAIN_ONLY REGULATORY");
        assertThat(policies.getFirst().authority().cite()).isEqualTo("Lamp Act 4");
        assertThat(policies.getFirst().authority().note()).isEqualTo("DepartmentName: Sales, east");
        assertThat(policies.get(1).authority().cite()).contains("lamp-staff");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "',Keep,3,CreationAgeInDays,,,,,' | LabelName is missing",
                "'!!,Keep,3,CreationAgeInDays,,,,,' | makes no id",
                "'Lamp,Shred,3,CreationAgeInDays,,,,,' | RetentionAction 'Shred' is not known",
                "'Lamp,Keep,-3,CreationAgeInDays,,,,,' | RetentionDuration '-3'",
                "'Lamp,Keep,0,CreationAgeInDays,,,,,' | RetentionDuration '0'",
                "'Lamp,Keep,36526,CreationAgeInDays,,,,,' | more than 36525 days",
                "'Lamp,Keep,soon,CreationAgeInDays,,,,,' | RetentionDuration 'soon'",
                "'Lamp,Keep,3,LunarAgeInDays,,,,,' | RetentionType 'LunarAgeInDays' is not known",
                "'Lamp,Keep,3,,,,,,' | RetentionType is missing",
                "'Lamp,Keep,3,EventAgeInDays,,,,,' | EventType and the RetentionType",
                "'Lamp,Keep,3,CreationAgeInDays,,Sold,,,' | EventType and the RetentionType",
                "'Lamp,Keep,3,CreationAgeInDays,a@lamp.example,,,,' | ReviewerEmail goes with",
                "'Lamp,Delete,Unlimited,CreationAgeInDays,,,,,' | never deleted",
                "'Lamp,Keep,3,CreationAgeInDays,,,maybe,,' | neither TRUE nor FALSE",
                "'Lamp,Keep,3,CreationAgeInDays,,,FALSE,TRUE,' | IsRecordLabel must be TRUE",
            })
    void rowShouldBeRefusedByLineAndTheOthersImported(String row, String reason) {
        Imported done =
                read(HEADER + "\"Good\nlamp\",Keep,3,CreationAgeInDays,,,,,\n" + row + "\n");
        assertThat(done.mapped()).hasSize(1);
        assertThat(done.refusedRows())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).contains(reason))
                .satisfies(one -> assertThat(one.line()).isEqualTo(4));
    }

    @Test
    void rowsShouldBeRefusedWhenTwoSayDifferentThingsUnderOneName() {
        Imported done =
                read(
                        HEADER
                                + "Lamp,Keep,3,CreationAgeInDays,,,,,\n"
                                + "LAMP,Keep,4,CreationAgeInDays,,,,,\n"
                                + "Wick,Keep,5,CreationAgeInDays,,,,,\n"
                                + "Wick,Keep,5,CreationAgeInDays,,,,,\n");
        assertThat(done.refusedRows().stream().map(Imported.RefusedRow::line))
                .containsExactly(2, 3);
        assertThat(done.mapped()).hasSize(1);
        assertThat(done.duplicates()).hasSize(1);
    }

    @Test
    void rowShouldNeedAPersonWhenAPolicyCannotSayIt() {
        Imported done = read(HEADER + "Class,,,,,,,,\nNext,Keep,3,CreationAgeInDays,,,,,Other\n");
        assertThat(done.needsPerson().stream().map(Imported.Unmapped::reason))
                .containsExactly(
                        "it only classifies: no retention", "another label follows at its end");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the file is empty",
                "'Lamp,Keep,3' | its header has no column LabelName",
                "'LabelName,Notes,notes' | names a column twice",
                "'LabelName,Notes§Lamp,\"open' | not valid CSV",
            })
    void fileShouldBeRefusedWhenItIsNoFilePlan(String text, String reason) {
        Imported done = read(text.replace('§', '\n'));
        assertThat(done.importedFiles()).isZero();
        assertThat(done.files().getFirst().refused()).contains(reason);
    }

    @Test
    void unknownColumnShouldBeRemarkedWhenItIsLeftOut() {
        Imported done = read("LabelName,Colour\nLamp,red\n");
        assertThat(done.files().getFirst().remarks())
                .containsExactly("the column 'Colour' is not known and left out");
    }

    /** What a file plan can say, it says again after a way through our policies. */
    @Test
    void importOfAnExportShouldBeTheSamePoliciesAndRows() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        StringBuilder csv =
                new StringBuilder(HEADER.strip() + ",Notes,Comment,CitationUrl,Category\n");
        for (int i = 0; i < 200; i++) {
            csv.append(row(random, i));
        }
        Imported first = read(csv.toString());
        assertThat(first.refusedRows()).as("seed %d", seed).isEmpty();
        List<Policy> policies = policies(first);
        ExportFilePlan.Plan plan = ExportFilePlan.of(policies, null);
        assertThat(plan.leftOut()).isEmpty();
        assertThat(plan.inexact()).isEmpty();
        List<Policy> again = policies(read(plan.csv()));
        assertThat(again).as("seed %d", seed).isEqualTo(policies);
        assertThat(ExportFilePlan.of(again, null).csv()).isEqualTo(plan.csv());
    }

    @Test
    void exportShouldLeaveOutWhatAFilePlanWouldLetGoTooEarly() {
        List<Policy> policies = new ArrayList<>();
        for (String rule :
                List.of(
                        "period: P7Y\nfrom: created\nthen: destroy",
                        "period: P7Y\nfrom: sent\nthen: destroy",
                        "period: P7Y\nfrom: created\nround: calendar-year\nthen: destroy",
                        "period: life\nfrom: event:end\nthen: destroy",
                        "period: P7Y\nfrom: created\nthen: review",
                        "period: P7Y\nfrom: created\ntolls: [litigation]\nthen: destroy")) {
            policies.add(
                    PolicyReader.orRefuse(
                            READER.read(
                                    "lamp.yaml",
                                    "id: lamp-"
                                            + policies.size()
                                            + "\ntitle: Lamps\nauthority: {cite: Lamp Act}\n"
                                            + "kind: minimum\nlevel: label\n"
                                            + rule)));
        }
        ExportFilePlan.Plan plan = ExportFilePlan.of(policies, null);
        assertThat(plan.labels()).isEqualTo(1);
        assertThat(plan.leftOut()).hasSize(5);
        assertThat(plan.inexact())
                .singleElement()
                .satisfies(one -> assertThat(one.note()).startsWith("P7Y as 2557 days"));
        assertThat(ExportFilePlan.of(policies, "r@lamp.example").labels()).isEqualTo(2);
    }

    private static String row(Random random, int number) {
        String[] names = {"Lamp Files %d", "lamp-files-%d", "Lämpchen %d", "lamp files %d"};
        String[] types = {"CreationAgeInDays", "ModificationAgeInDays", "TaggedAgeInDays"};
        String name = names[random.nextInt(names.length)].formatted(number);
        boolean sayable = name.matches("[A-Za-z0-9 -]+");
        boolean event = random.nextInt(4) == 0;
        boolean review = random.nextInt(4) == 0;
        boolean record = random.nextBoolean();
        boolean forever = !review && random.nextInt(4) == 0;
        String action =
                review ? "KeepAndDelete" : forever || random.nextBoolean() ? "Keep" : "Delete";
        return String.join(
                        ",",
                        name,
                        action,
                        forever ? "Unlimited" : Integer.toString(1 + random.nextInt(36_525)),
                        event ? "EventAgeInDays" : types[random.nextInt(types.length)],
                        review ? "r@lamp.example" : "",
                        event ? (random.nextBoolean() ? "Lamp Sold" : "sold") : "",
                        record ? "TRUE" : "",
                        record && random.nextBoolean() ? "TRUE" : "",
                        "",
                        sayable && random.nextBoolean() ? "\"For users, all " + number + "\"" : "",
                        random.nextBoolean() ? "\"Lamps: \"\"lit\"\" and not\"" : "",
                        random.nextBoolean() ? "https://lamp.example/" + number : "",
                        random.nextBoolean() ? "Light" : "")
                + "\n";
    }

    private static Imported read(String csv) {
        return IMPORT.read(List.of(new Imported.NamedText("plan.csv", csv)), Map.of());
    }

    private static List<Policy> policies(Imported done) {
        return done.mapped().stream()
                .map(one -> PolicyReader.orRefuse(READER.read(one.path(), one.text())))
                .toList();
    }

    private static String words(Policy policy) {
        return String.join(
                " ",
                policy.id(),
                policy.period().words(),
                policy.from().words(),
                policy.then().toString(),
                policy.labelling().record().toString());
    }
}

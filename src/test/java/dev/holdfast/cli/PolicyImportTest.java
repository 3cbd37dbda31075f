package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.holdfast.home.Home;
import dev.holdfast.service.Service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Schedules and file plans as a records manager brings them in, and takes a plan out. */
class PolicyImportTest {
    private static final String SCHEDULE =
            """
            [{"state": "zz", "schedule_id": "77", "series_id": "F-1", "series_title": "Lamp bills",
              "retention_statement": "Retain 3 years", "retention_years": 3, "agency_name": "LMP"},
             {"state": "zz", "schedule_id": "77", "series_id": "F-2", "series_title": "Lamp oil",
              "retention_statement": "Retain a while", "agency_name": "LMP"}]
            """;
    private static final String PLAN =
            """
            LabelName,RetentionAction,RetentionDuration,RetentionType
            Lamp Deeds,Keep,Unlimited,TaggedAgeInDays
            Lamp Oil,KeepAndDelete,-3,CreationAgeInDays
            Lamp Wicks,KeepAndDelete,90,CreationAgeInDays
            """;

    @TempDir Path folder;

    @Test
    void importShouldWritePolicyFilesAndListsAndExportGiveThePlanBack() throws IOException {
        Path in = Files.createDirectories(folder.resolve("in/deep"));
        Files.writeString(in.resolve("good.json"), SCHEDULE);
        Files.writeString(in.resolve("torn.json"), "[\n<<<<<<< HEAD\n]");
        Files.write(
                in.resolve("latin.csv"),
                "LabelName\nL\u00e4mpchen".getBytes(StandardCharsets.ISO_8859_1));
        Path plan = Files.writeString(in.resolve("plan.csv"), PLAN);
        Path out = folder.resolve("out");
        try (Service service = Service.start(new Home(folder.resolve("home")), 0, Map.of())) {
            assertThat(service.port()).isPositive();
            Verbs verbs = new Verbs(folder.resolve("home"));
            JsonNode said =
                    verbs.done(
                            "policy",
                            "import",
                            folder.resolve("in").toString(),
                            "--out",
                            out.toString());
            assertThat(said.path("files").asInt()).isEqualTo(4);
            assertThat(said.path("imported").asInt()).isEqualTo(2);
            assertThat(said.path("series").asInt()).isEqualTo(5);
            assertThat(said.path("mapped").asInt()).isEqualTo(3);
            assertThat(said.path("needsPerson").asInt()).isEqualTo(1);
            assertThat(said.path("refusedFiles").findValuesAsText("reason"))
                    .containsExactlyInAnyOrder(
                            "not text in UTF-8: save it as UTF-8",
                            "conflict marker at line 2: a merge nobody resolved");
            assertThat(said.path("refusedRows").get(0).path("line").asInt()).isEqualTo(3);
            assertThat(Files.readString(out.resolve("needs-person.csv")))
                    .contains("Retain a while");
            assertThat(out.resolve("refused.csv")).exists();
            List<String> written = written(out);
            assertThat(written).hasSize(3);
            verbs.refused("HF-5033", "policy", "import", plan.toString(), "--out", out.toString());
            verbs.refused("HF-5031", "policy", "import", in.resolve("torn.json").toString());
            String empty = Files.createDirectory(folder.resolve("empty")).toString();
            verbs.refused("HF-5030", "policy", "import", empty);

            written.forEach(file -> verbs.done("policy", "check", file));
            Path csv = folder.resolve("plan.csv");
            JsonNode exported = verbs.done("policy", "export", "--csv", csv.toString());
            assertThat(exported.path("labels").asInt()).isZero();
            assertThat(Files.readString(csv)).startsWith("LabelName,Comment,Notes,");
        }
    }

    private static List<String> written(Path out) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.map(Path::toString).filter(name -> name.endsWith(".yaml")).toList();
        }
    }
}

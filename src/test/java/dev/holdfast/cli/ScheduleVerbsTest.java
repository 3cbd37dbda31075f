package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.holdfast.home.Home;
import dev.holdfast.schedule.Timetable;
import dev.holdfast.service.Service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/** Evaluations by schedule and on demand, as a user types it. */
class ScheduleVerbsTest {
    @TempDir Path folder;

    @Test
    void evaluationShouldBeScheduledRunAndRemembered() {
        Home home = new Home(folder.resolve("home"));
        Verbs verbs = new Verbs(home.root());
        try (Service service = Service.start(home, 0, Map.of("holdfast.zone", "Europe/Berlin"))) {
            JsonNode plan = evaluate(verbs.done("schedule", "list"));
            assertThat(plan.path("name").asText()).isEqualTo("evaluate");
            assertThat(plan.path("schedule").asText()).isEqualTo("0 2 * * *");
            assertThat(plan.path("next").asText()).matches("....-..-..T0[01]:00:00Z");
            assertThat(plan.has("setBy")).isFalse();
            // where no timetable runs, the service does at once what it is asked for
            assertThat(verbs.done("evaluate", "--as-of", "2020-01-01").path("asOf").asText())
                    .isEqualTo("2020-01-01");
            service.context().getBean(Timetable.class).start();
            JsonNode evaluated = verbs.done("evaluate", "--as-of", "2020-01-02");
            assertThat(evaluated.path("asOf").asText()).isEqualTo("2020-01-02");
            assertThat(evaluated.path("keep").asLong()).isZero();
            assertThat(verbs.done("schedule", "run", "evaluate").has("due")).isTrue();
            verbs.refused("HF-5050", "schedule", "run", "dance");
            verbs.refused("HF-5051", "schedule", "set", "evaluate", "nightly");
            plan = evaluate(verbs.done("schedule", "set", "evaluate", "30 4 * * 1"));
            assertThat(plan.path("schedule").asText()).isEqualTo("30 4 * * 1");
            assertThat(plan.path("setBy").asText()).isNotBlank();
            assertThat(plan.path("lastState").asText()).isEqualTo("DONE");
        }
        try (Service service = Service.start(home, 0, Map.of())) {
            assertThat(service.port()).isPositive();
            JsonNode jobs = verbs.done("jobs", "list").path("jobs");
            assertThat(jobs).hasSize(3);
            JsonNode job = verbs.done("jobs", "show", jobs.get(2).path("job").asText());
            assertThat(job.path("state").asText()).isEqualTo("DONE");
            assertThat(job.path("percent").asInt()).isEqualTo(100);
            assertThat(job.at("/result/asOf").asText()).isEqualTo("2020-01-01");
            assertThat(
                            evaluate(verbs.done("schedule", "set", "evaluate", "none"))
                                    .path("schedule")
                                    .asText())
                    .isEqualTo("none");
            verbs.refused("HF-1001", "jobs", "show", "99");
            assertThat(verbs.done("audit", "list").toString()).contains("schedule.set");
        }
    }

    /** The plan of the evaluation among those of all jobs. */
    private static JsonNode evaluate(JsonNode answer) {
        for (JsonNode plan : answer.path("schedules")) {
            if (plan.path("name").asText().equals("evaluate")) {
                return plan;
            }
        }
        throw new AssertionError("no evaluation in " + answer);
    }
}

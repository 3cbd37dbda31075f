package dev.holdfast.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/**
 * Every policy that comes with Holdfast is well-formed, cited, and comes out as its examples state.
 */
class PolicyPackTest {
    private static final PolicyReader READER = new PolicyReader(QueryCheck.NONE);
    private static final RetentionCalendar CALENDAR =
            new RetentionCalendar(ZoneOffset.UTC, MonthDay.of(12, 31));

    static Stream<PolicyPack.Template> templates() {
        return PolicyPack.templates().stream();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void templateShouldBeAcceptedAndItsExamplesComeOut(PolicyPack.Template template) {
        Policy policy = PolicyReader.orRefuse(READER.read(template.file(), template.yaml()));
        assertThat(template.file()).isEqualTo(policy.id() + ".yaml");
        assertThat(policy.authority().read()).isNotNull();
        assertThat(policy.examples()).isNotEmpty();
        assertThat(PolicyCheck.run(policy, CALENDAR)).isEmpty();
    }

    @Test
    void everyFileUnderPoliciesShouldBePackaged() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("policies"))) {
            assertThat(
                            files.map(path -> path.getFileName().toString())
                                    .filter(name -> name.endsWith(".yaml"))
                                    .sorted())
                    .containsExactlyElementsOf(
                            templates().map(PolicyPack.Template::file).sorted().toList());
        }
    }
}

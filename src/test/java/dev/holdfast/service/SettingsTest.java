package dev.holdfast.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.problem.Problem;

import org.junit.jupiter.api.Test;

import java.util.Map;

class SettingsTest {
    @Test
    void knownSettingsShouldBeAccepted() {
        assertThatCode(
                        () ->
                                Settings.check(
                                        Map.of(
                                                "HOLDFAST_DISPOSITION_COOLING", "PT72H",
                                                "HOLDFAST_HOLD_RELEASE_GRACE", "P30D",
                                                "HOLDFAST_ZONE", "Europe/Berlin",
                                                "PATH", "/bin")))
                .doesNotThrowAnyException();
    }

    @Test
    void misspeltSettingShouldStopTheStart() {
        assertThatThrownBy(() -> Settings.check(Map.of("HOLDFAST_DISPOSITION_COLING", "PT72H")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("HOLDFAST_DISPOSITION_COLING");
    }

    @Test
    void unreadableValueShouldStopTheStart() {
        assertThatThrownBy(() -> Settings.check(Map.of("HOLDFAST_DISPOSITION_COOLING", "3 days")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("3 days");
    }
}

package dev.holdfast.find;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandingScopeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "outcome:due",
                "kind:email AND NOT policy:x",
                "from:a@b.org OR (plan:3)",
                "hold:1",
                "erasure:3.held",
                "-matter:m"
            })
    void queryThatDependsOnDecisionsShouldBeRefused(String kql) {
        assertThat(StandingScope.fault(kql)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind:email",
                "plan",
                "subject:plan",
                "\"hold: the line\"",
                "label:invoice",
                "policy AND outcome"
            })
    void queryOfWhatItemsSayShouldBeAccepted(String kql) {
        assertThat(StandingScope.fault(kql)).isEmpty();
    }

    @Test
    void queryThatDoesNotParseShouldBeRefusedWithItsColumn() {
        assertThat(StandingScope.fault("(a AND"))
                .hasValueSatisfying(fault -> assertThat(fault).contains("column"));
    }
}

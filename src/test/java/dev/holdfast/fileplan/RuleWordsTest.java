package dev.holdfast.fileplan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retain 3 years | P3Y created none review",
                "Paper: Retain in office two (2) years. | P2Y created none review",
                "Electronic: 18 months | P18M created none review",
                "Keep for 90 days | P90D created none review",
                "Paper: Retain 4 years ; Electronic: 4 years | P4Y created none review",
                "Retain permanently | permanent created none retain-only",
                "Paper: Permanent | permanent created none retain-only",
                "Retain 5 years after the end of the fiscal year in which the records were created"
                        + " | P5Y created financial-year review",
                "Retain 5 years after the end of the calendar year | P5Y created calendar-year"
                        + " review",
                "Retain 7 years after the end of the fiscal year in which the lamps were bought"
                        + " | P7Y event:lamps-were-bought financial-year review",
                "Retain until conclusion of current fiscal year, and for an additional 3 fiscal"
                        + " years. | P3Y created financial-year review",
                "Retain 2 years plus current fiscal year | P2Y created financial-year review",
                "Retain 6 years after expiration of the lease"
                        + " | P6Y event:expiration-of-the-lease none review",
                "Retain until superseded, obsolete or replaced"
                        + " | life event:superseded-obsolete-or-replaced none review",
                "Retain 3 years from date of creation | P3Y created none review",
                "Retain 4 years, then transfer to the museum | P4Y created none review",
            })
    void sentenceShouldBeMappedWhenAllOfItIsUnderstood(String words, String rule) {
        assertThat(RuleWords.read(words))
                .isInstanceOfSatisfying(
                        Reading.Mapped.class,
                        mapped -> assertThat(mapped.rule().fingerprint()).isEqualTo(rule));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Paper: Retain 2 years ; Electronic: Retain 5 years",
                "Retain 2 years in office, 3 years in the cellar",
                "Retain 2 years or until audited, whichever is later",
                "Retain 3 years unless a claim is open",
                "Retain two (3) years",
                "Retain 0 years",
                "Retain 1 year, and",
                "Retain until no longer of administrative value",
                "Retain for useful life",
                "Paper: Retain until scanned",
                "Retain until",
                "Retain for some years",
                "Retain 5 years. Retain the index for 10 years",
                "Retain until the end of the year",
                "Retain 4 years. Destroy if of no value",
                "Retain 3 years after the end of the year in which the records were created",
                "",
            })
    void sentenceShouldNeedAPersonWhenAnyOfItIsNot(String words) {
        assertThat(RuleWords.read(words)).isInstanceOf(Reading.Unsure.class);
    }
}

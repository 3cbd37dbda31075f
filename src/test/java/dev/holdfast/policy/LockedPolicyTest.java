package dev.holdfast.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;

/** A locked policy may only become stricter: each field the one way and the other. */
class LockedPolicyTest {
    private static final String MINIMUM =
            """
            id: locked
            title: A locked policy
            jurisdiction: de
            authority: {cite: "Test 1", confidence: seen}
            kind: minimum
            level: policy
            scope: {query: 'kind:email'}
            period: P6Y
            from: sent
            round: none
            then: review
            tolls: [litigation]
            extendable: {by: P1Y}
            binds: {keeper: [bank], not: [insurer]}
            valid: {from: 2020-01-01, to: 2040-12-31}
            """;

    private static final String MAXIMUM =
            """
            id: ceiling
            title: A locked ceiling
            authority: {cite: "Test 2", confidence: seen}
            kind: maximum
            level: label
            period: P3Y
            from: event:closed
            then: delete-only
            """;

    private static final PolicyReader READER = new PolicyReader(QueryCheck.NONE);

    private static Policy read(String yaml) {
        return PolicyReader.orRefuse(READER.read("p.yaml", yaml));
    }

    private static String looser(String yaml, String was, String is) {
        String changed = yaml.replace(was, is.replace("\\n", "\n"));
        assertThat(changed).isNotEqualTo(yaml);
        return new LockedPolicy(
                        read(yaml),
                        new RetentionCalendar(ZoneOffset.UTC, MonthDay.of(6, 30)),
                        LocalDate.of(2026, 11, 22))
                .looser(read(changed))
                .map(LockedPolicy.Looser::field)
                .orElse("accepted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    period: P6Y        | period: P7Y           | accepted
                    period: P6Y        | period: P5Y           | period
                    period: P6Y        | period: P2191D        | period
                    period: P6Y        | period: P2192D        | accepted
                    round: none        | round: calendar-year  | accepted
                    round: none        | round: financial-year | accepted
                    from: sent         | from: received        | from
                    from: sent         | from: {later-of: [sent, event:closed]}   | accepted
                    from: sent         | from: {earlier-of: [sent, event:closed]} | from
                    then: review       | then: retain-only     | accepted
                    then: review       | then: destroy         | then
                    scope: {query: 'kind:email'} | scope: {query: 'kind:im'}    | scope
                    scope: {query: 'kind:email'} | ''                           | accepted
                    to: 2040-12-31     | to: null              | accepted
                    to: 2040-12-31     | to: 2039-12-31        | valid.to
                    from: 2020-01-01   | from: 2027-01-01      | valid.from
                    keeper: [bank]     | keeper: [bank, merchant] | accepted
                    keeper: [bank]     | keeper: [merchant]    | binds
                    not: [insurer]     | not: [insurer, school] | binds
                    , not: [insurer]   | ''                    | accepted
                    jurisdiction: de   | jurisdiction: fr      | jurisdiction
                    jurisdiction: de   | ''                    | accepted
                    jurisdiction: de   | jurisdiction: de\\nground: own-interest | ground
                    tolls: [litigation] | tolls: []            | extends
                    tolls: [litigation] | tolls: [litigation, inquiry] | accepted
                    by: P1Y            | by: P6M               | extends
                    by: P1Y            | by: P2Y               | accepted
                    kind: minimum      | kind: maximum         | kind
                    level: policy      | level: label          | level
                    title: A locked policy | title: Another name | accepted
                    """)
    void minimumShouldOnlyGrow(String was, String is, String outcome) {
        assertThat(looser(MINIMUM, was, is)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    period: P3Y        | period: P2Y     | accepted
                    period: P3Y        | period: P4Y     | period
                    then: delete-only  | then: review    | then
                    then: delete-only  | then: delete-only\\nextends: [inquiry] | extends
                    from: event:closed | from: {earlier-of: [event:closed, event:met]} | accepted
                    from: event:closed | from: {later-of: [event:closed, event:met]}   | from
                    """)
    void maximumShouldOnlyShrink(String was, String is, String outcome) {
        assertThat(looser(MAXIMUM, was, is)).isEqualTo(outcome);
    }

    @Test
    void newVersionShouldBeComparedOnTheDayItComesIntoForce() {
        String later =
                "valid: {from: 2030-01-01}\nearlier:\n  - {period: P6Y, valid: {to: 2029-12-31}}";
        String was = "valid: {from: 2020-01-01, to: 2040-12-31}";
        assertThat(looser(MINIMUM.replace("period: P6Y", "period: P8Y"), was, later))
                .isEqualTo("period");
        assertThat(looser(MINIMUM, was, later)).isEqualTo("accepted");
        String shorterThen = later.replace("period: P6Y", "period: P5Y");
        assertThat(looser(MINIMUM, was, shorterThen)).isEqualTo("period");
    }
}

package dev.holdfast.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.policy.PolicyReader.Reading;
import dev.holdfast.problem.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class PolicyReaderTest {
    private static final String GOOD =
            """
            id: test-policy
            title: A test policy
            authority: {cite: "Test 1"}
            kind: minimum
            level: policy
            scope: {query: 'kind:email'}
            period: P3Y
            from: sent
            then: review
            """;

    private final PolicyReader reader =
            new PolicyReader(
                    query ->
                            query.contains("((")
                                    ? Optional.of("unbalanced parenthesis at 1")
                                    : Optional.empty());

    private PolicyFault fault(String yaml) {
        return switch (reader.read("p.yaml", yaml)) {
            case Reading.Accepted(Policy policy) -> throw new AssertionError("accepted: " + policy);
            case Reading.Refused(List<PolicyFault> faults) -> faults.getFirst();
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    authority: {cite: "Test 1"} | authority: {read: 2020-01-01}      | HF-5002 | authority.cite   | 3
                    authority: {cite: "Test 1"} |                                    | HF-5002 | authority        | 1
                    period: P3Y                 | period: P0D                        | HF-5004 | period           | 7
                    period: P3Y                 | period: P-3Y                       | HF-5004 | period           | 7
                    period: P3Y                 | period: three years                | HF-5004 | period           | 7
                    period: P3Y                 | period: PT24H                      | HF-5004 | period           | 7
                    from: sent                  | from: posted                       | HF-5005 | from             | 8
                    from: sent                  | from: {later-of: [sent, posted]}   | HF-5005 | from             | 8
                    from: sent                  | from: labelled                     | HF-5005 | from             | 8
                    then: review                | then: shred                        | HF-5001 | then             | 9
                    then: review                | retention: P9Y                     | HF-5003 | retention        | 9
                    scope: {query: 'kind:email'} | scope: {query: '((kind:email'}     | HF-5006 | scope.query      | 6
                    scope: {query: 'kind:email'} | scope: {users: [a]}                | HF-5003 | scope.users      | 6
                    scope: {query: 'kind:email'} | valid: {from: 2020-02-30}          | HF-5001 | valid.from       | 6
                    title: A test policy        | title: [                           | HF-5001 |                  | 0
                    kind: minimum               | 'kind: minimum\\nkind: maximum'     | HF-5001 |                  | 0
                    """)
    void badPolicyShouldBeRefusedByCodeFieldAndLine(
            String was, String is, String code, String field, int line) {
        String bad = GOOD.replace(was, is == null ? "" : is.replace("\\n", "\n"));
        assertThat(bad).isNotEqualTo(GOOD);
        PolicyFault fault = allFaults(bad, code);
        assertThat(fault.field()).isEqualTo(field == null ? "" : field);
        assertThat(fault.where()).startsWith("p.yaml:");
        if (line > 0) {
            assertThat(fault.line()).isEqualTo(line);
        }
    }

    private PolicyFault allFaults(String yaml, String code) {
        return switch (reader.read("p.yaml", yaml)) {
            case Reading.Accepted(Policy policy) -> throw new AssertionError("accepted: " + policy);
            case Reading.Refused(List<PolicyFault> faults) ->
                    faults.stream()
                            .filter(f -> f.code().text().equals(code))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(faults.toString()));
        };
    }

    @Test
    void emptyFileShouldBeRefused() {
        assertThat(fault("").reason()).contains("no policy");
        assertThat(fault("just words").reason()).contains("no policy");
    }

    @Test
    void missingFileShouldBeRefusedWithItsPath() {
        assertThatThrownBy(() -> reader.read(Path.of("no/such.yaml")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no/such.yaml");
    }

    @Test
    void digestShouldIgnoreLayoutAndExamplesButNotThePeriod() {
        Policy policy = PolicyReader.orRefuse(reader.read("p.yaml", GOOD));
        String laidOut = "# a comment\n" + GOOD.replace("{cite: \"Test 1\"}", "\n  cite: Test 1");
        assertThat(PolicyReader.orRefuse(reader.read("q.yaml", laidOut)).digest())
                .isEqualTo(policy.digest());
        String longer = GOOD.replace("P3Y", "P4Y");
        assertThat(PolicyReader.orRefuse(reader.read("q.yaml", longer)).digest())
                .isNotEqualTo(policy.digest());
    }

    @Test
    void bookShouldRefuseTwoPoliciesOfOneIdAndReplaceOnRequest() {
        Policy policy = PolicyReader.orRefuse(reader.read("p.yaml", GOOD));
        Policy other = PolicyReader.orRefuse(reader.read("p.yaml", GOOD.replace("P3Y", "P4Y")));
        assertThatThrownBy(() -> new PolicyBook(List.of(policy, other)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("test-policy");
        PolicyBook book = PolicyBook.EMPTY.with(policy);
        assertThat(book.with(other).policies()).containsExactly(other);
        assertThat(book.with(other).digest()).isNotEqualTo(book.digest());
        assertThat(book.without("test-policy")).isEqualTo(PolicyBook.EMPTY);
    }

    @Test
    void exampleThatDoesNotComeOutShouldFailTheCheck() {
        String wrong =
                GOOD + "examples:\n  - {item: {sent: 2020-02-29}, retainUntil: 2023-03-01}\n";
        Policy policy = PolicyReader.orRefuse(reader.read("p.yaml", wrong));
        assertThat(PolicyCheck.run(policy))
                .singleElement()
                .extracting(PolicyCheck.Failure::reason)
                .isEqualTo("retainUntil is stated as 2023-03-01 but comes out as 2023-02-28");
    }
}

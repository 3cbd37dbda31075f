package dev.holdfast.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

class NoticeTextTest {
    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void textThatComesWithTheProgramShouldBeUsable(NoticeKind kind) {
        NoticeTexts.standard(kind).refuseUnusable(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no link", "{link} {moon}", " "})
    void textShouldBeRefusedWhenItCouldNotBeAcknowledgedOrFilledIn(String body) {
        assertThatThrownBy(
                        () -> NoticeText.of("s", body, List.of()).refuseUnusable(NoticeKind.HOLD))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(Code.BAD_NOTICE_TEXT));
    }

    @Test
    void subjectShouldStayOnOneLineWhateverIsFilledIn() {
        NoticeText text = NoticeText.of("On {matter}", "{matter} {link}", List.of());
        assertThat(text.filled(Map.of("matter", "a\r\nBcc: eve@example.org")).subject())
                .isEqualTo("On a Bcc: eve@example.org");
    }

    @Test
    void questionShouldReadAsItIsWritten() {
        for (String line :
                List.of("yes-no: Is it?", "choice [a, b]: Which?", "text: What: this?")) {
            assertThat(Question.parse(line).line()).isEqualTo(line);
        }
        assertThatThrownBy(() -> Question.parse("choice [one]: Which?"))
                .hasMessageContaining("not how a question is written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.example", "Ann B <a@b.example>", " a@b.example "})
    void addressShouldBeFoundInANameAndAddress(String text) {
        assertThat(Reach.address(text)).contains("a@b.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann", "a@b@c", "a@b.example, c@d.example", "<>", "a b@c.example"})
    void addressShouldNotBeGuessed(String text) {
        assertThat(Reach.address(text)).isEmpty();
    }
}

package dev.holdfast.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.search.kql.Kql;
import dev.holdfast.search.kql.Property;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class SnippetsTest {
    private static final String TEXT =
            "lorem ipsum ".repeat(40) + "the Cost-Free merger of banks " + "dolor sit ".repeat(40);

    @Test
    void snippetShouldHoldTheMatchesMarked() {
        var snippet =
                snippets("\"cost free\" AND bank* NOT dolor").snippet(Property.BODY, TEXT, 120);
        assertThat(snippet.text()).hasSizeLessThanOrEqualTo(120);
        assertThat(snippet.marks())
                .extracting(mark -> snippet.text().substring(mark.start(), mark.end()))
                .containsExactly("Cost-Free", "banks");
        assertThat(TEXT.startsWith(snippet.text(), snippet.offset())).isTrue();
    }

    @Test
    void restrictionShouldMarkOnlyItsOwnProperty() {
        assertThat(snippets("subject:merger").marks(Property.BODY, TEXT)).isEmpty();
        assertThat(snippets("body:merger").marks(Property.BODY, TEXT)).hasSize(1);
        assertThat(snippets("cost NEAR(2) merger").marks(Property.BODY, TEXT)).hasSize(2);
    }

    @Test
    void textWithoutMatchShouldShowItsBeginning() {
        assertThat(snippets("nothing").snippet(Property.BODY, "short", 100))
                .isEqualTo(new Snippets.Snippet("short", 0, List.of()));
        assertThat(snippets("nothing").snippet(Property.BODY, "", 100).text()).isEmpty();
    }

    private static Snippets snippets(String query) {
        return new Snippets(Kql.parse(query, Instant.EPOCH).ast());
    }
}

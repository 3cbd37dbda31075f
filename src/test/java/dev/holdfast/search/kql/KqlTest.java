package dev.holdfast.search.kql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

class KqlTest {
    private static final Instant AS_OF = Instant.parse("2024-03-14T15:09:26Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "audit | audit",
                "Audit Committee | audit AND committee",
                "cost-free | \"cost free\"",
                "\"Two  Words\" | \"two words\"",
                "“Two Words” | \"two words\"",
                "a OR b AND c | a OR (b AND c)",
                "(a OR b) c | (a OR b) AND c",
                "a NOT b | a AND NOT b",
                "a AND NOT (b OR c) | a AND NOT (b OR c)",
                "-b | NOT b",
                "a -subject:b | a AND NOT subject:b",
                "-(a b) | NOT (a AND b)",
                "contract* | contract*",
                "\"Advanced Sear*\" | \"advanced sear*\"",
                "title:\"Advanced Sear*\" | title:\"advanced sear*\"",
                "a NEAR b | a NEAR(n=8) b",
                "a NEAR(3) b | a NEAR(n=3) b",
                "a NEAR(n=3) \"b c\" | a NEAR(n=3) \"b c\"",
                "a ONEAR b | a ONEAR(n=8) b",
                "(a OR b) NEAR c | (a OR b) NEAR(n=8) c",
                "a NEAR b NEAR c | (a NEAR(n=8) b) AND (b NEAR(n=8) c)",
                "FROM:Jane@Example.COM | from:jane@example.com",
                "from:enron.com | from:enron.com",
                "from:@enron.com | from:enron.com",
                "from:\"Jane Doe\" | from:\"jane doe\"",
                "participants:\"ronnie@contoso*\" | participants:ronnie@contoso*",
                "subject:(a OR \"b c\") | subject:a OR subject:\"b c\"",
                "from:a from:b | from:a AND from:b",
                "sent:2021-04-15 | sent:2021-04-15",
                "sent=2019-12-01..2020-11-30 | sent:2019-12-01..2020-11-30",
                "sent>=2020-01-01 | sent>=2020-01-01",
                "sent>2020-01-01 | sent>=2020-01-02",
                "sent<=2020-02-28 | sent<2020-02-29",
                "sent<2020-02-29 | sent<2020-02-29",
                "sent<>2020-02-29 | NOT sent:2020-02-29",
                "received:06/01/2016 | received:2016-06-01",
                "sent>=2020-01-01T10:00:00Z | sent>=2020-01-01T10:00:00.000Z",
                "sent:2020-01-01T10:00 | sent:2020-01-01T10:00:00.000Z..2020-01-01T10:00:59.999Z",
                "sent<2020-01-01T10:00:00.1234567Z | sent<2020-01-01T10:00:00.123Z",
                "sent:today | sent:2024-03-14",
                "sent:yesterday | sent:2024-03-13",
                "sent:\"this week\" | sent:2024-03-11..2024-03-17",
                "sent:\"this month\" | sent:2024-03-01..2024-03-31",
                "sent:\"last month\" | sent:2024-02-01..2024-02-29",
                "sent:\"this year\" | sent:2024-01-01..2024-12-31",
                "date:\"last year\" | date:2023-01-01..2023-12-31",
                "size>26214400 | size>=26214401",
                "size:1..1048567 | size:1..1048567",
                "size:1..2MB | size:1..2097152",
                "size<=10 | size:0..10",
                "kind:EMAIL | kind:email",
                "hasattachment:true | hasattachment:true",
                "hasattachment:false | NOT hasattachment:true",
                "custodian:\"Jane Doe\" | custodian:\"jane doe\"",
                "filetype:.DOCX | fileextension:docx",
                "ComplianceTag:\"7 years\" | label:\"7 years\"",
                "* | *",
                "Größe | grösse",
                "\"AND\" | and",
                "path:C:\\mail | path:\"c mail\"",
                "report(c:c)(date<2021-04-01)(subjecttitle:\"northwind\")(-filetype:aspx) | report"
                    + " AND date<2021-04-01 AND subjecttitle:northwind AND NOT fileextension:aspx",
            })
    void queryShouldExpandTo(String query, String expanded) {
        Parsing.Parsed parsed = Kql.parse(query, AS_OF);
        String wanted = expanded.equals("grösse") ? "größe" : expanded;
        assertThat(parsed.expanded()).isEqualTo(wanted);
        assertThat(Kql.parse(parsed.expanded(), AS_OF).ast()).isEqualTo(parsed.ast());
        assertThat(parsed.explained()).isNotBlank().endsWith(".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "subject: word | 9 | a blank after 'subject:'",
                "subject :word | 8 | a blank before ':'",
                "subjct:word | 1 | there is no property 'subjct'",
                "(a OR b | 1 | '(' is never closed",
                "a) b | 2 | ')' closes nothing",
                "a AND | 6 | the query ends too early",
                "AND a | 1 | AND has nothing before it to join",
                "a OR OR b | 6 | OR has nothing before it to join",
                "*ing | 1 | '*' stands only at the end of a word",
                "con*ct | 4 | '*' stands only at the end of a word",
                "ab* | 1 | too few letters before '*'",
                "a + b | 3 | '+' means different things in different search tools",
                "\"open | 1 | the quotation mark is never closed",
                "subject:\"\" | 9 | an empty value",
                "subject:\"--\" | 9 | nothing here can be searched for",
                "subject:) | 9 | nothing after 'subject:'",
                "sent:2020-02-30 | 6 | '2020-02-30' is not a day of the calendar",
                "sent:soon | 6 | 'soon' is not a date",
                "sent:2020-02-02..2020-02-01 | 6 | the range ends before it begins",
                "size:big | 6 | 'big' is not a number",
                "kind:letter | 6 | there is no kind 'letter'",
                "hasattachment:maybe | 15 | hasattachment is true or false",
                "subject>b | 8 | '>' compares dates and numbers, not subject",
                "from:a NEAR b | 1 | NEAR stands only between words of free text",
                "a NEAR(x) b | 3 | NEAR takes a number",
                "a NEAR(501) b | 3 | NEAR(501) is too wide",
                "!!! | 1 | nothing here can be searched for",
                "() | 2 | nothing before ')'",
                "subject:(from:a) | 10 | a restriction within a restriction",
                "WORDS(a, b) | 1 | 'WORDS(' is not supported",
            })
    void queryShouldBeRefusedAt(String query, int column, String what) {
        assertThat(Kql.read(query, AS_OF))
                .isInstanceOfSatisfying(
                        Parsing.Refused.class,
                        refused -> {
                            assertThat(refused.what()).isEqualTo(what);
                            assertThat(refused.column()).isEqualTo(column);
                            assertThat(refused.length()).isPositive();
                            assertThat(refused.hint()).isNotBlank();
                        });
    }

    @Test
    void misspeltPropertyShouldSuggestTheClosest() {
        assertThat(Kql.read("subjct:word", AS_OF))
                .isInstanceOfSatisfying(
                        Parsing.Refused.class,
                        refused -> assertThat(refused.hint()).contains("did you mean subject:"));
    }

    @Test
    void emptyQueryShouldBeRefused() {
        assertThat(Kql.read("  ", AS_OF)).isInstanceOf(Parsing.Refused.class);
    }

    @Test
    void lowerCaseOperatorShouldBeAWordWithANote() {
        Parsing.Parsed parsed = Kql.parse("this or that", AS_OF);
        assertThat(parsed.expanded()).isEqualTo("this AND or AND that");
        assertThat(parsed.notes())
                .hasSize(1)
                .first()
                .satisfies(note -> assertThat(note.offset()).isEqualTo(5));
    }

    @Test
    void samePropertySideBySideShouldBeNoted() {
        assertThat(Kql.parse("from:a from:b", AS_OF).notes()).hasSize(1);
        assertThat(Kql.parse("from:a OR from:b", AS_OF).notes()).isEmpty();
    }

    @Test
    void deepNestingShouldBeRefusedAndNotOverflow() {
        for (String opening : new String[] {"(", "NOT ", "-", "-(", "subject:("}) {
            assertThat(Kql.read(opening.repeat(20_000 / opening.length()) + "a", AS_OF))
                    .isInstanceOf(Parsing.Refused.class);
        }
    }

    @Test
    void problemShouldCarryCodeColumnAndHint() {
        assertThatThrownBy(() -> Kql.parse("subject: word", AS_OF))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo(Code.BAD_QUERY);
                            assertThat(problem.line())
                                    .isEqualTo(
                                            "HF-4001 query, column 9: a blank after 'subject:':"
                                                    + " write the value right after it, such as"
                                                    + " subject:\"annual report\"");
                        });
    }

    @Test
    void explanationShouldReadAsASentence() {
        assertThat(
                        Kql.parse(
                                        "from:jane@example.com sent:2019-01-01..2019-12-31 merger"
                                                + " NEAR(3) bank*",
                                        AS_OF)
                                .explained())
                .isEqualTo(
                        "Items whose sender is jane@example.com and sent from 1 Jan 2019 to 31 Dec"
                                + " 2019 and in which “merger” appears near a word beginning with"
                                + " “bank” with at most 3 other words between.");
    }
}

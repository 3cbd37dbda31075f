package dev.holdfast.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

class DirectoryCsvTest {
    private static final LocalDate AS_OF = LocalDate.of(2024, 7, 1);

    @Test
    void rowShouldBecomeAStatement() {
        List<Statement> said =
                read(
                        """
                        Name,Aliases,Groups,Department,Job Title,mailbox_opened,left,cost centre,from,until
                        Vera Lamp,vera@lamp.example; v.lamp@lamp.example,traders;board,Trading,"Head, desk 7",2015-03-01,,4711,2020-01-01,2021-12-31

                        Tom,,,"Legal
                        and Tax",,,2024-02-29,,,
                        """);
        assertThat(said)
                .containsExactly(
                        new Statement(
                                2L,
                                "Vera Lamp",
                                LocalDate.of(2020, 1, 1),
                                LocalDate.of(2021, 12, 31),
                                Map.of(
                                        "alias",
                                        List.of("v.lamp@lamp.example", "vera@lamp.example"),
                                        "group",
                                        List.of("board", "traders"),
                                        "department",
                                        List.of("Trading"),
                                        "job-title",
                                        List.of("Head, desk 7"),
                                        "mailbox-opened",
                                        List.of("2015-03-01"),
                                        "left",
                                        List.of(),
                                        "cost-centre",
                                        List.of("4711"))),
                        new Statement(
                                4L,
                                "Tom",
                                AS_OF,
                                null,
                                Map.of(
                                        "alias", List.of(),
                                        "group", List.of(),
                                        "department", List.of("Legal\nand Tax"),
                                        "job-title", List.of(),
                                        "mailbox-opened", List.of(),
                                        "left", List.of("2024-02-29"),
                                        "cost-centre", List.of())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    name,department\\n,Trading                              | p.csv: line 2, column 1 (name): the name is missing
                    name,department\\n" ",Trading                           | p.csv: line 2, column 1 (name): the name is missing
                    name,left\\nvera,2024-02-30                             | p.csv: line 2, column 2 (left): '2024-02-30' is not a day
                    name,left\\ntom,\\nvera,1.2.2024                        | p.csv: line 3, column 2 (left): '1.2.2024' is not a day
                    name,from,until\\nvera,2024-02-02,2024-02-01            | p.csv: line 2, column 3 (until): it ends on 2024-02-01, before
                    name,group\\nvera,a\\ntom,b\\nVERA,c                    | p.csv: line 4, column 1 (name): 'VERA' stands on line 2 too
                    name,from,until\\nvera,,\\nvera,2025-01-01,             | p.csv: line 3, column 1 (name): 'vera' stands on line 2 too
                    name,alias\\nvera,v@x\\ntom,t@x;V@x                     | p.csv: line 3, column 2 (alias): 'V@x' belongs to 'vera' of line 2
                    name,alias\\nvera,\\ntom,vera                           | p.csv: line 3, column 2 (alias): 'vera' belongs to 'vera' of line 2
                    name,group,Groups\\nvera,a,b                            | p.csv: line 1, column 3 (Groups): a second column for group
                    name,,x\\nvera,a,b                                      | p.csv: line 1, column 2 (): the column has no heading
                    who,x\\nvera,a                                          | p.csv: line 1: no column is headed 'name'
                    name;group\\nvera;a                                     | p.csv: line 1: no column is headed 'name'; columns are separated by commas
                    name,group\\nvera                                       | p.csv: line 2: 1 cells under 2 headings
                    name,group\\nvera,a,b                                   | p.csv: line 2: 3 cells under 2 headings
                    name,group\\nvera,"a" b                                 | p.csv: line 2: quotation marks that do not match
                    name,group\\nvera,"a                                    | p.csv: line 2: quotation marks that do not match
                    name,group\\n                                           | p.csv: there is no custodian in it
                    name,group\\nve\u0007ra,a                              | p.csv: line 2, character 3: a control character
                    """)
    void fileShouldBeRefusedWithPlaceAndReason(String text, String expected) {
        refused(text.strip().replace("\\n", "\n").getBytes(StandardCharsets.UTF_8), expected);
    }

    @Test
    void fileThatIsNotPlainUtf8ShouldBeRefused() {
        refused(new byte[0], "p.csv: it is empty");
        refused(" \n".getBytes(StandardCharsets.UTF_8), "p.csv: there is nothing in it");
        refused(
                "\uFEFFname\nvera\n".getBytes(StandardCharsets.UTF_8),
                "p.csv: line 1: it begins with a byte order mark");
        refused(
                "\uFEFFname\nvera\n".getBytes(StandardCharsets.UTF_16LE),
                "p.csv: line 1: it is UTF-16");
        refused(
                "name,department\nvera,Büro\n".getBytes(StandardCharsets.ISO_8859_1),
                "p.csv: line 2, character 7: the byte 0xfc is not UTF-8");
    }

    private static void refused(byte[] bytes, String expected) {
        assertThatThrownBy(() -> DirectoryCsv.read("p.csv", bytes, AS_OF))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(Code.BAD_DIRECTORY_FILE))
                .hasMessageStartingWith(expected);
    }

    private static List<Statement> read(String text) {
        return DirectoryCsv.read("p.csv", text.getBytes(StandardCharsets.UTF_8), AS_OF);
    }
}

package dev.holdfast.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.item.ItemSet;
import dev.holdfast.search.kql.Kql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real mail, counted by an independent program: see {@code how} in each truth.json. */
class TruthTest {
    private static final Path UNPACKED = Path.of(System.getProperty("holdfast.unpacked", "/tmp/data"));

    @TempDir Path dir;

    @ParameterizedTest
    @CsvSource({
        "enron-skilling, enron-skilling",
        "mail-list-linux-cifs-2019-2020, linux-cifs-2019-2020",
        "mail-list-selinux, selinux",
        "spamassassin-a, spamassassin-a",
    })
    void countsShouldBeThoseOfAPlainScan(String set, String folder) throws Exception {
        String corpus = Optional.ofNullable(System.getenv("HOLDFAST_CORPUS")).orElse("../shared/data");
        Path truth = Path.of(corpus).resolve(set).resolve("truth.json");
        Path root = UNPACKED.resolve(folder);
        Assumptions.assumeTrue(Files.exists(truth), "no " + truth + ": real mail is not tested");
        Assumptions.assumeTrue(Files.exists(root), "unpack " + set + " to " + root + " to test it");
        List<String> differences = new ArrayList<>();
        try (SearchIndex index = SearchIndex.open(dir, 2)) {
            index(index, root);
            int asked = 0;
            for (JsonNode query : new ObjectMapper().readTree(truth.toFile()).get("queries")) {
                Optional<String> kql = kql(query.get("query"));
                if (kql.isPresent()) {
                    asked++;
                    long count = count(index, kql.get());
                    if (count != query.get("count").asLong()) {
                        differences.add(query.get("query") + " " + kql.get() + ": " + count + " instead of " + query.get("count"));
                    }
                }
            }
            System.out.println(set + ": " + asked + " queries, different: " + differences);
            assertThat(differences.size()).as("%s", differences).isLessThanOrEqualTo(asked / 4);
        }
    }

    private static void index(SearchIndex index, Path root) throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        List<IndexEntry> batch = new ArrayList<>();
        long ordinal = 0;
        for (Path file : files) {
            batch.add(PlainMail.read(root, file, ++ordinal));
            if (batch.size() == 1000) {
                index.add(batch);
                batch = new ArrayList<>();
            }
        }
        index.add(batch);
        index.commit(Math.max(ordinal, 1));
    }

    private static long count(SearchIndex index, String kql) {
        ItemSet found = index.select(Kql.parse(kql, Instant.EPOCH).ast(), SetResolver.none());
        return found.size();
    }

    /** The truth's words as KQL; a literal without {@code word} may end within a word, so it becomes a prefix. */
    private static Optional<String> kql(JsonNode truth) {
        List<String> all = new ArrayList<>();
        boolean word = truth.path("word").asBoolean();
        for (var part : truth.properties()) {
            JsonNode value = part.getValue();
            switch (part.getKey()) {
                case "any" -> values(value).forEach(v -> all.add("(subject:%1$s OR body:%1$s)".formatted(literal(v, word))));
                case "not_any" -> values(value).forEach(v -> all.add("NOT (subject:%1$s OR body:%1$s)".formatted(literal(v, word))));
                case "subject", "body" -> all.add(part.getKey() + ":" + literal(value.asText(), word));
                case "near" -> all.add("%s NEAR(%d) %s".formatted(value.get(0).asText(), value.get(2).asInt(), value.get(1).asText()));
                case "from", "from_domain" -> all.add("from:" + value.asText());
                case "recipient" -> all.add("recipients:" + value.asText());
                case "date_from" -> all.add("sent>=" + value.asText());
                case "date_to" -> all.add("sent<" + value.asText());
                case "has_attachment" -> all.add("hasattachment:" + value.asText());
                case "word" -> {}
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(String.join(" AND ", all));
    }

    private static List<String> values(JsonNode value) {
        List<String> values = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(v -> values.add(v.asText()));
        } else {
            values.add(value.asText());
        }
        return values;
    }

    private static String literal(String text, boolean word) {
        boolean open = !word && Character.isLetterOrDigit(text.charAt(text.length() - 1));
        return '"' + text + (open ? "*" : "") + '"';
    }
}

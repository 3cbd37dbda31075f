package dev.holdfast.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;

import dev.holdfast.fileplan.ImportFilePlan;
import dev.holdfast.fileplan.Imported;
import dev.holdfast.policy.PolicyReader;
import dev.holdfast.policy.QueryCheck;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All published schedules of the set, held against a second JSON parser. */
class SchedulesTest {
    private static final int FILES = 764;
    private static final int BROKEN = 75;

    @Test
    void schedulesShouldBeImportedAndTheBrokenOnesRefusedByName(@TempDir Path folder)
            throws IOException {
        Path root = Corpus.orSkip("retention-schedules-a").unpack(folder);
        List<Imported.NamedText> files = new ArrayList<>();
        Set<String> broken = new TreeSet<>();
        Set<String> marked = new TreeSet<>();
        long series = 0;
        try (Stream<Path> found = Files.walk(root)) {
            for (Path file :
                    found.filter(one -> one.toString().endsWith(".json")).sorted().toList()) {
                String name = root.relativize(file).toString();
                String text = Files.readString(file);
                files.add(new Imported.NamedText(name, text));
                Optional<JsonElement> parsed = parsed(text);
                if (parsed.isEmpty()) {
                    broken.add(name);
                }
                if (text.lines().anyMatch(line -> line.startsWith("<<<<<<< "))) {
                    marked.add(name);
                }
                series +=
                        parsed.filter(JsonElement::isJsonArray)
                                .map(JsonElement::getAsJsonArray)
                                .map(JsonArray::size)
                                .orElse(0);
            }
        }
        PolicyReader reader = new PolicyReader(QueryCheck.NONE);
        Imported done = new ImportFilePlan(reader).read(files, Map.of());

        Set<String> refused = new TreeSet<>();
        done.files().stream()
                .filter(file -> !file.refused().isEmpty())
                .forEach(file -> refused.add(file.name()));
        assertThat(done.files()).hasSize(FILES);
        assertThat(refused).hasSize(BROKEN).isEqualTo(broken).isEqualTo(marked);
        assertThat(done.importedFiles()).isEqualTo(FILES - BROKEN);
        assertThat(done.files())
                .filteredOn(file -> !file.refused().isEmpty())
                .allSatisfy(
                        file -> assertThat(file.refused()).startsWith("conflict marker at line "));

        assertThat(done.entries()).isEqualTo(series);
        assertThat(done.mapped().size() + done.needsPerson().size() + done.duplicates().size())
                .isEqualTo((int) series);
        assertThat(done.mapped()).hasSizeGreaterThan((int) (series / 2));
        Set<String> ids = new HashSet<>();
        Set<String> paths = new HashSet<>();
        done.mapped()
                .forEach(
                        one -> {
                            assertThat(ids.add(one.id())).as(one.id()).isTrue();
                            assertThat(paths.add(one.path())).as(one.path()).isTrue();
                        });
        List<String> unacceptable =
                done.mapped().parallelStream()
                        .filter(
                                one ->
                                        reader.read(one.path(), one.text())
                                                instanceof PolicyReader.Reading.Refused)
                        .map(Imported.Mapped::path)
                        .toList();
        assertThat(unacceptable).isEmpty();
    }

    private static Optional<JsonElement> parsed(String text) throws IOException {
        TypeAdapter<JsonElement> adapter = new Gson().getAdapter(JsonElement.class);
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setLenient(false);
        try {
            return Optional.of(adapter.read(reader));
        } catch (JsonParseException | IOException e) {
            return Optional.empty();
        }
    }
}

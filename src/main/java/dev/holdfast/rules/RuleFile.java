package dev.holdfast.rules;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A file of rules: its name, without folder, and its text. */
public record RuleFile(String name, String drl) {
    private static final List<String> BUILT_IN =
            List.of("conflict.drl", "dates.drl", "deletion.drl", "hold.drl", "retention.drl");

    /** The rules that come with Holdfast. */
    public static List<RuleFile> builtIn() {
        List<RuleFile> files = new ArrayList<>();
        for (String name : BUILT_IN) {
            try (InputStream in = RuleFile.class.getResourceAsStream("/rules/" + name)) {
                if (in == null) {
                    throw new IllegalStateException("rules/" + name + " is not packaged");
                }
                files.add(
                        new RuleFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.copyOf(files);
    }

    /** The rules of a folder, in the order of their names. */
    public static List<RuleFile> in(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            List<RuleFile> files = new ArrayList<>();
            for (Path path : paths.sorted().toList()) {
                String name = String.valueOf(path.getFileName());
                if (name.endsWith(".drl")) {
                    files.add(new RuleFile(name, Files.readString(path)));
                }
            }
            return List.copyOf(files);
        } catch (IOException e) {
            throw new Problem(
                    Code.BAD_RULES,
                    "the rules in " + folder + " cannot be read: " + e.getMessage(),
                    "check the folder and its permissions",
                    e);
        }
    }
}

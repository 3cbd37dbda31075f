package dev.holdfast.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.holdfast.policy.PolicyPack;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Policies as people name them: a file, a folder for the YAML files in it, or the bare id of a
 * template. What exists as a path is one.
 */
final class PolicyArguments {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final Pattern VERSION = Pattern.compile(ID + "@([1-9][0-9]*|active)");

    private PolicyArguments() {}

    /** The files with their text, and the ids of templates. */
    static ObjectNode body(List<String> named) {
        ObjectNode body = Rest.body();
        body.putArray("files");
        body.putArray("templates");
        for (String name : named) {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                inside(path).forEach(file -> body.withArray("files").add(file(file)));
            } else if (Files.exists(path) || !ID.matcher(name).matches()) {
                body.withArray("files").add(file(path));
            } else {
                body.withArray("templates").add(name);
            }
        }
        return body;
    }

    /** One side of a comparison: a file, a template or {@code ID@VERSION}. */
    static ObjectNode side(String name) {
        Path path = Path.of(name);
        ObjectNode side = Rest.body();
        if (Files.exists(path)) {
            side.set("file", file(path));
        } else if (VERSION.matcher(name).matches()) {
            side.put("version", name);
        } else if (ID.matcher(name).matches()) {
            side.put("template", name);
        } else {
            side.set("file", file(path));
        }
        return side;
    }

    private static ObjectNode file(Path file) {
        try {
            return Rest.body().put("name", file.toString()).put("text", Files.readString(file));
        } catch (IOException e) {
            throw new Problem(
                    Code.PATH_NOT_FOUND,
                    "the policy file "
                            + file
                            + " cannot be read ("
                            + e.getClass().getSimpleName()
                            + ")",
                    "check the path, and that it is text in UTF-8",
                    e);
        }
    }

    private static List<Path> inside(Path folder) {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> inside = Files.list(folder)) {
            inside.filter(one -> one.toString().matches(".*\\.ya?ml"))
                    .filter(one -> !PolicyPack.OTHER_FILES.contains(one.getFileName().toString()))
                    .sorted()
                    .forEach(files::add);
        } catch (IOException e) {
            throw new Problem(
                    Code.PATH_NOT_FOUND,
                    "the folder " + folder + " cannot be read",
                    "check the path",
                    e);
        }
        return files;
    }
}

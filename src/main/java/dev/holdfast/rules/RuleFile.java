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

/**
 * A file of rules.
 *
 * @param name without folder
 * @param drl its text
 * @param origin who wrote it
 */
public record RuleFile(String name, String drl, Origin origin) {
    /** Who wrote a file of rules, and so what its rules may find. */
    public enum Origin {
        /** Comes with Holdfast: may find anything. */
        HOLDFAST,
        /** The tenant's own: may find only what keeps. */
        TENANT
    }

    /** Rules are written by people: more than this is no file of rules. */
    private static final int MOST_BYTES = 1 << 20;

    private static final List<String> BUILT_IN =
            List.of(
                    "conflict.drl",
                    "dates.drl",
                    "deletion.drl",
                    "erasure.drl",
                    "hold.drl",
                    "retention.drl");

    /** A file that comes with Holdfast. */
    public RuleFile(String name, String drl) {
        this(name, drl, Origin.HOLDFAST);
    }

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

    /**
     * A tenant's rules: the files of a folder that end in {@code .drl}, in the order of their
     * names.
     *
     * @throws Problem HF-5016 naming the file that cannot be read
     */
    public static List<RuleFile> in(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            List<RuleFile> files = new ArrayList<>();
            for (Path path : paths.sorted().toList()) {
                String name = String.valueOf(path.getFileName());
                if (name.endsWith(".drl")) {
                    files.add(new RuleFile(name, text(path), Origin.TENANT));
                }
            }
            return List.copyOf(files);
        } catch (IOException e) {
            throw unreadable(folder, e.toString(), e);
        }
    }

    private static String text(Path path) {
        try {
            if (!Files.isRegularFile(path) || Files.size(path) > MOST_BYTES) {
                throw new IOException("not a file of at most " + MOST_BYTES + " bytes");
            }
            return Files.readString(path);
        } catch (java.nio.charset.CharacterCodingException e) {
            throw unreadable(path, "it is no text in UTF-8", e);
        } catch (IOException e) {
            throw unreadable(path, String.valueOf(e.getMessage()), e);
        }
    }

    private static Problem unreadable(Path path, String why, IOException e) {
        return new Problem(
                Code.RULES_UNREADABLE,
                "the rules in " + path + " cannot be read: " + why,
                "check the folder and its permissions; what was active stays active",
                e);
    }
}

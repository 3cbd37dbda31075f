package dev.holdfast.cli;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The files an import is to read, handed over in portions that fit a request. */
final class PlanFiles {
    /** A file with its text, or with the reason why it has none. */
    record One(String name, String text, String unreadable) {}

    private static final long PORTION_BYTES = 6_000_000;
    private static final long LARGEST_BYTES = 24_000_000;

    private PlanFiles() {}

    /** The files; a folder stands for all JSON and CSV files in it, at any depth. */
    static List<Path> under(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            try (Stream<Path> inside = Files.walk(path)) {
                inside.filter(Files::isRegularFile)
                        .filter(file -> file.equals(path) || known(file))
                        .sorted()
                        .forEach(files::add);
            } catch (IOException e) {
                throw new Problem(
                        Code.PATH_NOT_FOUND, path + " cannot be read", "check the path", e);
            }
        }
        if (files.isEmpty()) {
            throw new Problem(
                    Code.NOTHING_TO_IMPORT,
                    "no JSON or CSV file is in " + paths,
                    "name record schedules (.json) or file plans (.csv), or a folder of them");
        }
        return files;
    }

    static void portions(List<Path> files, Consumer<List<One>> taker) {
        List<One> portion = new ArrayList<>();
        long bytes = 0;
        for (Path file : files) {
            One one = read(file);
            if (!portion.isEmpty() && bytes + one.text().length() > PORTION_BYTES) {
                taker.accept(portion);
                portion = new ArrayList<>();
                bytes = 0;
            }
            portion.add(one);
            bytes += one.text().length();
        }
        taker.accept(portion);
    }

    private static One read(Path file) {
        String name = file.toString();
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                return new One(name, "", "larger than 24 MB: split it");
            }
            return new One(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                            .toString(),
                    "");
        } catch (CharacterCodingException e) {
            return new One(name, "", "not text in UTF-8: save it as UTF-8");
        } catch (IOException e) {
            return new One(name, "", "cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static boolean known(Path file) {
        return file.toString().matches("(?i).*\\.(json|csv)");
    }
}

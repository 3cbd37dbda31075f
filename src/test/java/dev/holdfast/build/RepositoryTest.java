package dev.holdfast.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The shape of the repository: its top level, no traces of the machines it was written on, a README
 * that tells the truth.
 */
class RepositoryTest {
    private static final List<String> TOP_LEVEL =
            List.of(
                    "LICENSE",
                    "README.md",
                    "holdfast",
                    "mvnw",
                    "policies",
                    "pom.xml",
                    "reports",
                    "rules",
                    "src");

    /** A path below a directory of somebody's machine. */
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<![\\w.$~}/-])/(?:work|root|home)/\\w");

    private static final Pattern COMMAND = Pattern.compile("(?m)^\\s*(\\./\\S+)");
    private static final int TEXT_AT_MOST_BYTES = 1_000_000;

    @Test
    void topLevelShouldBeWhatTheOwnerFixed() throws Exception {
        var top = new TreeSet<String>();
        for (var file : tracked()) {
            top.add(file.getName(0).toString());
        }
        top.removeIf(name -> name.startsWith("."));
        assertThat(top).containsExactlyElementsOf(TOP_LEVEL);
    }

    @Test
    void textFilesShouldNameNoPathOfAMachine() throws Exception {
        var found = new ArrayList<String>();
        for (var file : tracked()) {
            var bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
            var text = new String(bytes, StandardCharsets.UTF_8);
            if (bytes.length > TEXT_AT_MOST_BYTES
                    || text.indexOf('\0') >= 0
                    || file.endsWith("RepositoryTest.java")) {
                continue;
            }
            var path = MACHINE_PATH.matcher(text);
            if (path.find()) {
                found.add(file + ": " + path.group());
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void readmeCommandsShouldExist() throws IOException {
        var command = COMMAND.matcher(Files.readString(Path.of("README.md")));
        var commands = new TreeSet<String>();
        while (command.find()) {
            commands.add(command.group(1));
        }
        assertThat(commands).contains("./holdfast", "./mvnw");
        assertThat(commands).allMatch(path -> Files.isExecutable(Path.of(path)));
    }

    /** What git tracks; where there is no git (a source archive) there is nothing to say. */
    private static List<Path> tracked() throws IOException, InterruptedException {
        assumeThat(Path.of(".git")).as("not a git checkout").exists();
        var git = new ProcessBuilder("git", "ls-files", "-z").redirectErrorStream(false).start();
        var names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(git.exitValue()).isZero();
        return Pattern.compile("\0")
                .splitAsStream(names)
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .toList();
    }
}

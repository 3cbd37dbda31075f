package dev.holdfast.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One formatter for all of {@code src}: google-java-format, AOSP style.
 *
 * <p>{@code ./mvnw -q test -Dtest=FormattingTest -Dholdfast.format=write} rewrites what differs
 * instead of failing.
 */
class FormattingTest {
    private static final Path SOURCES = Path.of("src");
    private static final String REWRITE =
            "./mvnw -q test -Dtest=FormattingTest -Dholdfast.format=write";

    private final boolean write = "write".equals(System.getProperty("holdfast.format"));

    @Test
    void sourcesShouldBeFormatted() throws IOException {
        List<Path> unformatted;
        try (var files = Files.walk(SOURCES)) {
            unformatted =
                    files
                            .filter(file -> file.toString().endsWith(".java"))
                            .toList()
                            .parallelStream()
                            .filter(this::differs)
                            .sorted()
                            .toList();
        }
        if (write) {
            unformatted.forEach(file -> System.out.println("formatted " + file));
            return;
        }
        assertThat(unformatted).as("not formatted; run " + REWRITE).isEmpty();
    }

    private boolean differs(Path file) {
        try {
            var source = Files.readString(file);
            // Not every text is stable after one pass of the formatter; all are after two.
            var once = formatter().formatSourceAndFixImports(source);
            var formatted = formatter().formatSourceAndFixImports(once);
            if (formatted.equals(source)) {
                return false;
            }
            if (write) {
                Files.writeString(file, formatted);
            }
            return true;
        } catch (FormatterException e) {
            throw new AssertionError(file + " cannot be parsed: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Formatter formatter() {
        return new Formatter(
                JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build());
    }
}

package dev.holdfast.retention;

import dev.holdfast.home.Home;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.rules.RuleFile;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder with the tenant's own rules: {@code holdfast.rules}, or {@code rules} in the home. It
 * is read when rules are checked or activated, and at no other time.
 */
@Singleton
public class RulesFolder {
    private final Path path;

    RulesFolder(@Value("${holdfast.rules:}") String named, Home home) {
        this.path = named.isBlank() ? home.rules() : Path.of(named);
    }

    public Path path() {
        return path;
    }

    public boolean exists() {
        return Files.isDirectory(path);
    }

    /**
     * @throws Problem HF-5016 if there is no such folder, or a file in it cannot be read
     */
    public List<RuleFile> files() {
        if (!exists()) {
            throw new Problem(
                    Code.RULES_UNREADABLE,
                    "there is no folder of rules at " + path,
                    "create it and put .drl files in it, or name another with HOLDFAST_RULES");
        }
        return RuleFile.in(path);
    }
}

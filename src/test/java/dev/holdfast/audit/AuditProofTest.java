package dev.holdfast.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.audit.offline.InclusionCheck;
import dev.holdfast.problem.Problem;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A stranger can check an entry without us. */
class AuditProofTest extends AuditLogScene {
    @Test
    void everyEntryShouldBeProvableToAStranger() throws Exception {
        for (int size = 1; size <= 18; size++) {
            append(1);
            for (int seq = 0; seq < size; seq++) {
                String file = prove().prove(connection, seq).json();
                assertThat(InclusionCheck.check(file, key.verifierKey()))
                        .isEqualTo(LogTables.entry(connection, seq).orElseThrow().leaf());
            }
        }
        assertThatThrownBy(() -> prove().prove(connection, 18)).isInstanceOf(Problem.class);
    }

    private ProveEntry prove() {
        return new ProveEntry(key, new SignCheckpoint(key, clock));
    }

    @Test
    void strangerShouldRefuseForgedProofAndOtherKey() throws Exception {
        append(7);
        String file = prove().prove(connection, 3).json();
        assertThatThrownBy(
                        () -> InclusionCheck.check(file.replace("anna", "eve"), key.verifierKey()))
                .isInstanceOf(InclusionCheck.NotProven.class);
        LogKey other = LogKey.openOrCreate(keys.resolve("other"), "default");
        assertThatThrownBy(() -> InclusionCheck.check(file, other.verifierKey()))
                .hasMessageContaining("another key");
        assertThatThrownBy(() -> InclusionCheck.check("{}", key.verifierKey()))
                .isInstanceOf(InclusionCheck.NotProven.class);
    }

    @Test
    void pythonScriptShouldAgree() throws Exception {
        append(7);
        Path good = keys.resolve("good.json");
        Path bad = keys.resolve("bad.json");
        String file = prove().prove(connection, 3).json();
        Files.writeString(good, file);
        Files.writeString(bad, file.replace("anna", "eve"));
        org.junit.jupiter.api.Assumptions.assumeTrue(run("--version") == 0, "python3 is not here");
        String script = "src/docs/verify_log.py";
        assertThat(run(script, good.toString(), key.verifierKey())).isZero();
        assertThat(run(script, bad.toString(), key.verifierKey())).isEqualTo(1);
    }

    private static int run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (java.io.IOException e) {
            return -1;
        }
    }
}

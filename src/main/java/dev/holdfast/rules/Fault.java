package dev.holdfast.rules;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Why a file of rules is refused, and where.
 *
 * @param line from 1
 * @param rule the rule's name, empty where the fault is in none
 * @param reason one sentence, without a full stop
 */
public record Fault(Code code, String file, int line, String rule, String reason) {
    private static final int TOLD = 5;

    /** File, line, rule and reason. */
    public String words() {
        return file + ":" + line + ": " + (rule.isEmpty() ? "" : "rule '" + rule + "': ") + reason;
    }

    /** All of them as one refusal: the first in words, and where the others are. */
    static Problem refusal(List<Fault> faults) {
        Fault first = faults.getFirst();
        String others =
                faults.stream()
                        .skip(1)
                        .limit(TOLD)
                        .map(Fault::words)
                        .collect(Collectors.joining("; "));
        String more =
                faults.size() > TOLD + 1 ? "; and " + (faults.size() - TOLD - 1) + " more" : "";
        return new Problem(
                first.code(),
                first.words() + (others.isEmpty() ? "" : "; also " + others + more),
                "correct the rules; what was active stays active");
    }
}

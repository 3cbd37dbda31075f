package dev.holdfast.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads policy files: YAML, held against the schema, then against what a schema cannot say.
 *
 * <p>Safe for use by several threads.
 */
public final class PolicyReader {
    /** What came of reading a file. */
    public sealed interface Reading {
        record Accepted(Policy policy) implements Reading {}

        /**
         * @param faults at least one, in the order of their fields
         */
        record Refused(List<PolicyFault> faults) implements Reading {}
    }

    private final YAMLFactory yaml =
            YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private final ObjectMapper mapper = new ObjectMapper(yaml);
    private final PolicySchema schema = new PolicySchema();
    private final QueryCheck queries;

    public PolicyReader(QueryCheck queries) {
        this.queries = queries;
    }

    /**
     * The policy of a file. @throws Problem HF-50xx naming file, line, field and reason of the
     * first fault
     */
    public Policy read(Path file) {
        try {
            return orRefuse(read(file.toString(), Files.readString(file)));
        } catch (NoSuchFileException e) {
            throw new Problem(Code.PATH_NOT_FOUND, "there is no file " + file, "check the path", e);
        } catch (IOException e) {
            throw new Problem(
                    Code.BAD_POLICY,
                    file + " cannot be read: " + e.getMessage(),
                    "give a text file in UTF-8",
                    e);
        }
    }

    /** The accepted policy. @throws Problem for the first fault */
    public static Policy orRefuse(Reading reading) {
        return switch (reading) {
            case Reading.Accepted(Policy policy) -> policy;
            case Reading.Refused(List<PolicyFault> faults) -> throw faults.getFirst().problem();
        };
    }

    /**
     * Reads one policy.
     *
     * @param file the name faults are reported under
     */
    public Reading read(String file, String text) {
        JsonNode node;
        YamlLines lines;
        try {
            node = mapper.readTree(text);
            lines = YamlLines.of(yaml, text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            String reason = "not valid YAML: " + firstLine(e.getOriginalMessage());
            return refused(new PolicyFault(Code.BAD_POLICY, file, line, "", reason));
        } catch (IOException e) {
            return refused(new PolicyFault(Code.BAD_POLICY, file, 1, "", firstLine(e.toString())));
        }
        if (node == null || !node.isObject()) {
            return refused(
                    new PolicyFault(Code.BAD_POLICY, file, 1, "", "the file holds no policy"));
        }
        List<PolicyFault> faults =
                schema.violations(node.toString()).stream()
                        .map(
                                violation ->
                                        new PolicyFault(
                                                violation.code(),
                                                file,
                                                lines.of(violation.pointer()),
                                                field(violation.pointer()),
                                                violation.reason()))
                        .toList();
        return faults.isEmpty() ? build(file, node, lines) : new Reading.Refused(faults);
    }

    private Reading build(String file, JsonNode node, YamlLines lines) {
        Policy policy;
        try {
            policy = PolicyTree.policy(node);
        } catch (PolicyTree.BadField e) {
            int line = lines.of(e.pointer());
            return refused(new PolicyFault(e.code(), file, line, field(e.pointer()), e.reason()));
        }
        List<PolicyFault> faults = new ArrayList<>();
        badQuery(file, lines, "/scope/query", policy.scope(), faults);
        badQuery(file, lines, "/label/apply/query", policy.labelling().apply(), faults);
        badQuery(file, lines, "/label/default/query", policy.labelling().otherwise(), faults);
        return faults.isEmpty() ? new Reading.Accepted(policy) : new Reading.Refused(faults);
    }

    private void badQuery(
            String file,
            YamlLines lines,
            String pointer,
            @Nullable Scope scope,
            List<PolicyFault> faults) {
        String query = scope == null ? null : scope.query();
        if (query != null) {
            queries.fault(query)
                    .ifPresent(
                            fault ->
                                    faults.add(
                                            new PolicyFault(
                                                    Code.POLICY_BAD_QUERY,
                                                    file,
                                                    lines.of(pointer),
                                                    field(pointer),
                                                    fault)));
        }
    }

    private static Reading refused(PolicyFault fault) {
        return new Reading.Refused(List.of(fault));
    }

    private static String field(String pointer) {
        return pointer.isEmpty()
                ? ""
                : pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}

package dev.holdfast.policy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import dev.holdfast.problem.Code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds a policy against {@code policies/policy.schema.json} and says in the field's own words what
 * is wrong.
 */
final class PolicySchema {
    /** A field that is wrong: its JSON pointer, and why. */
    record Violation(Code code, String pointer, String reason) {}

    private final Schema schema;

    PolicySchema() {
        try (InputStream in =
                PolicySchema.class.getResourceAsStream("/policies/policy.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("policies/policy.schema.json is not packaged");
            }
            schema =
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All violations, one for each field. */
    List<Violation> violations(String json) {
        List<Error> errors = new ArrayList<>(schema.validate(json, InputFormat.JSON));
        errors.sort(Comparator.comparing(PolicySchema::pointer));
        List<Violation> violations = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Error error : errors) {
            Violation violation = violation(error);
            if (seen.add(violation.pointer())) {
                violations.add(violation);
            }
        }
        return violations;
    }

    private static String pointer(Error error) {
        String at = error.getInstanceLocation().toString();
        return at.equals("/") ? "" : at;
    }

    private static Violation violation(Error error) {
        String pointer = pointer(error);
        String keyword = String.valueOf(error.getKeyword());
        if (pointer.startsWith("/from")) {
            return new Violation(
                    Code.POLICY_UNKNOWN_TRIGGER,
                    "/from",
                    "unknown trigger; use sent, received, created, modified, labelled, event:NAME,"
                            + " or {later-of: […]} or {earlier-of: […]} of these");
        }
        if (pointer.startsWith("/scope/custodians")) {
            return new Violation(
                    Code.BAD_POLICY,
                    "/scope/custodians",
                    "state {group: NAME}, {attribute: NAME, is: VALUE} or a list of custodians");
        }
        if (keyword.equals("required")) {
            String field = pointer + "/" + error.getProperty();
            boolean citation = field.startsWith("/authority");
            return citation
                    ? new Violation(
                            Code.POLICY_WITHOUT_CITATION,
                            field,
                            "a policy must cite its authority: authority: {cite: \"…\"}")
                    : new Violation(Code.BAD_POLICY, field, "is missing");
        }
        if (keyword.equals("additionalProperties")) {
            return new Violation(
                    Code.POLICY_UNKNOWN_FIELD,
                    pointer + "/" + error.getProperty(),
                    "unknown field");
        }
        return switch (pointer) {
            case "/period" ->
                    new Violation(
                            Code.POLICY_BAD_PERIOD,
                            pointer,
                            "must be a positive ISO 8601 calendar period such as P3Y or P18M, or"
                                    + " life, or permanent");
            case "/authority", "/authority/cite" ->
                    new Violation(
                            Code.POLICY_WITHOUT_CITATION, pointer, "the citation must be a text");
            default -> new Violation(Code.BAD_POLICY, pointer, String.valueOf(error.getMessage()));
        };
    }
}

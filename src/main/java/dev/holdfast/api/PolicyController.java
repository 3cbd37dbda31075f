package dev.holdfast.api;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.decide.Outcome;
import dev.holdfast.decide.WhatIf;
import dev.holdfast.policy.Policy;
import dev.holdfast.retention.ActivatePolicies;
import dev.holdfast.retention.ActivePolicies;
import dev.holdfast.retention.CheckPolicies;
import dev.holdfast.retention.PolicyFile;
import dev.holdfast.retention.PolicyVersion;
import dev.holdfast.retention.SimulatePolicies;
import dev.holdfast.retention.WouldChange;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Retention policies: checked, simulated against today's archive, activated, retired. */
@Controller("/api/v1/policies")
@ExecuteOn(TaskExecutors.BLOCKING)
public class PolicyController {
    /** Policy files with their names and text. */
    public record Ask(List<PolicyFile> files) {}

    private final ActivePolicies active;
    private final CheckPolicies check;
    private final SimulatePolicies simulate;
    private final ActivatePolicies activate;

    PolicyController(
            ActivePolicies active,
            CheckPolicies check,
            SimulatePolicies simulate,
            ActivatePolicies activate) {
        this.active = active;
        this.check = check;
        this.simulate = simulate;
        this.activate = activate;
    }

    /** The policies in force. */
    @Get
    @Allow(Permission.SEE_RETENTION)
    public Map<String, Object> list() {
        return Map.of(
                "policies",
                active.list().stream()
                        .map(one -> described(one.policy(), one.version(), null))
                        .toList());
    }

    /** Validates files against the schema and runs their examples; changes nothing. */
    @Post("/check")
    @Allow(Permission.SEE_RETENTION)
    public Map<String, Object> check(@Body Ask ask) {
        return Map.of(
                "policies",
                check.check(files(ask)).stream()
                        .map(one -> described(one.policy(), null, one.file().name()))
                        .toList());
    }

    /** What the archive's decisions would become; changes nothing. */
    @Post("/simulate")
    @Allow(Permission.SEE_RETENTION)
    public Map<String, Object> simulate(@Body Ask ask) {
        return Map.of("wouldChange", wouldChange(simulate.simulate(files(ask))));
    }

    /** Puts the policies in force, in place of their former versions. */
    @Post("/activate")
    @Allow(Permission.CHANGE_RETENTION)
    public Map<String, Object> activate(@Body Ask ask, Identity who) {
        return outcome(activate.activate(files(ask), who.actor()));
    }

    /** Ends a policy. */
    @Post("/{id}/retire")
    @Allow(Permission.CHANGE_RETENTION)
    public Map<String, Object> retire(String id, Identity who) {
        return outcome(activate.retire(id, who.actor()));
    }

    private static List<PolicyFile> files(Ask ask) {
        return ask.files() == null ? List.of() : ask.files();
    }

    private static Map<String, Object> outcome(ActivatePolicies.Outcome outcome) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("policies", outcome.policies().stream().map(PolicyController::version).toList());
        answer.put("wouldChange", wouldChange(outcome.wouldChange()));
        return answer;
    }

    private static Map<String, Object> version(PolicyVersion version) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", version.policy());
        fields.put("version", version.version());
        fields.put("digest", version.digest());
        fields.put("activatedBy", version.activatedBy());
        fields.put("activatedAt", version.activatedAt());
        if (version.retiredAt() != null) {
            fields.put("retiredBy", version.retiredBy());
            fields.put("retiredAt", version.retiredAt());
        }
        return fields;
    }

    private static Map<String, Object> described(
            Policy policy, @Nullable PolicyVersion version, @Nullable String file) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", policy.id());
        if (file != null) {
            fields.put("file", file);
        }
        fields.put("title", policy.title());
        fields.put("authority", policy.authority().cite());
        fields.put("kind", word(policy.kind()));
        fields.put("level", word(policy.level()));
        fields.put("period", policy.period().words());
        fields.put("from", policy.from().words());
        fields.put("then", word(policy.then()));
        fields.put("examples", policy.examples().size());
        if (version != null) {
            fields.putAll(version(version));
        }
        return fields;
    }

    /** Every change of outcome is named, those that concern nothing with 0. */
    static Map<String, Object> wouldChange(WouldChange change) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Outcome from : Outcome.values()) {
            for (Outcome to : Outcome.values()) {
                if (from != to) {
                    String name = WhatIf.name(from, to);
                    fields.put(name, change.transitions().getOrDefault(name, 0L));
                }
            }
        }
        fields.put("items", change.items());
        fields.put("bytes", change.bytes());
        fields.put("byCustodian", change.byCustodian());
        fields.put("byYear", change.byYear());
        return fields;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

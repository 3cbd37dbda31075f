package dev.holdfast.api;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.policy.Keepers;
import dev.holdfast.policy.WithoutPeriod;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.retention.ActivatePolicies;
import dev.holdfast.retention.ActivePolicies;
import dev.holdfast.retention.CheckPolicies;
import dev.holdfast.retention.DiffPolicies;
import dev.holdfast.retention.PolicyFile;
import dev.holdfast.retention.ShowPolicy;
import dev.holdfast.retention.SimulatePolicies;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Retention policies: checked, simulated against today's archive, activated, locked, retired. */
@Controller("/api/v1/policies")
@ExecuteOn(TaskExecutors.BLOCKING)
public class PolicyController {
    /**
     * Policies to be looked at or put in force.
     *
     * @param files with their names and text
     * @param templates ids of policies that come with Holdfast
     * @param acceptDraft activate what was not verified as well
     * @param lock let the policies only become stricter from now on
     */
    public record Ask(
            @Nullable List<PolicyFile> files,
            @Nullable List<String> templates,
            @Nullable Boolean acceptDraft,
            @Nullable Boolean lock) {
        List<PolicyFile> all() {
            return Stream.concat(
                            files == null ? Stream.empty() : files.stream(),
                            templates == null
                                    ? Stream.empty()
                                    : templates.stream().map(PolicyFile::template))
                    .toList();
        }
    }

    /**
     * One side of a comparison: exactly one of the three.
     *
     * @param template id of a policy that comes with Holdfast
     * @param version {@code ID@VERSION} or {@code ID@active}
     */
    public record Side(
            @Nullable PolicyFile file, @Nullable String template, @Nullable String version) {
        DiffPolicies.Side side() {
            if (file != null && template == null && version == null) {
                return new DiffPolicies.Side.Handed(file);
            }
            if (file == null && template != null && version == null) {
                return new DiffPolicies.Side.Handed(PolicyFile.template(template));
            }
            if (file == null && template == null && version != null) {
                return new DiffPolicies.Side.OnRecord(version);
            }
            throw new Problem(
                    Code.INVALID_INPUT,
                    "one side of the comparison is not named",
                    "give a file, the id of a template or ID@VERSION for each");
        }
    }

    /** Two policies to compare. */
    public record Pair(Side was, Side is) {}

    private final ActivePolicies active;
    private final ShowPolicy show;
    private final CheckPolicies check;
    private final SimulatePolicies simulate;
    private final DiffPolicies diff;
    private final ActivatePolicies activate;

    PolicyController(
            ActivePolicies active,
            ShowPolicy show,
            CheckPolicies check,
            SimulatePolicies simulate,
            DiffPolicies diff,
            ActivatePolicies activate) {
        this.active = active;
        this.show = show;
        this.check = check;
        this.simulate = simulate;
        this.diff = diff;
        this.activate = activate;
    }

    /** The policies in force. */
    @Get
    @Allow(Permission.SEE_RETENTION)
    public Map<String, Object> list() {
        return PolicyView.policies(
                active.list().stream()
                        .map(one -> PolicyView.described(one.policy(), one.version(), null))
                        .toList());
    }

    /** The templates that come with Holdfast. */
    @Get("/available")
    @Allow(Permission.SEE_RETENTION)
    public Map<String, Object> available() {
        return PolicyView.policies(show.available().stream().map(PolicyView::available).toList());
    }

    /** Rules that say how to keep and not how long: what each demands, and what answers it. */
    @Get("/without-period")
    @Allow(Permission.SEE_RETENTION)
    public Map<String, Object> withoutPeriod() {
        return PolicyView.policies(
                WithoutPeriod.all().stream().map(PolicyView::withoutPeriod).toList());
    }

    /** What a keeper may state to be, with its meaning. */
    @Get("/keepers")
    @Allow(Permission.SEE_RETENTION)
    public Map<String, Object> keepers() {
        return Map.of("keepers", new TreeMap<>(Keepers.meanings()));
    }

    /** One policy, active or available, with its history. */
    @Get("/{id}")
    @Allow(Permission.SEE_RETENTION)
    public Map<String, Object> show(String id) {
        return PolicyView.shown(show.show(id));
    }

    /** Validates files against the schema and runs their examples; changes nothing. */
    @Post("/check")
    @Allow(Permission.SEE_RETENTION)
    public Map<String, Object> check(@Body Ask ask) {
        return PolicyView.policies(
                check.check(ask.all()).stream()
                        .map(one -> PolicyView.described(one.policy(), null, one.file().name()))
                        .toList());
    }

    /** What the archive's decisions would become; changes nothing. */
    @Post("/simulate")
    @Allow(Permission.SEE_RETENTION)
    public Map<String, Object> simulate(@Body Ask ask) {
        return Map.of("wouldChange", PolicyView.wouldChange(simulate.simulate(ask.all())));
    }

    /** What differs between two policies, in words and in the archive; changes nothing. */
    @Post("/diff")
    @Allow(Permission.SEE_RETENTION)
    public Map<String, Object> diff(@Body Pair pair) {
        DiffPolicies.Difference found = diff.diff(pair.was().side(), pair.is().side());
        Map<String, Object> answer = PolicyView.answer();
        answer.put("was", found.was());
        answer.put("is", found.is());
        answer.put("fields", PolicyView.fields(found.fields()));
        answer.put("wouldChange", PolicyView.wouldChange(found.wouldChange()));
        return answer;
    }

    /** Puts the policies in force, in place of their former versions. */
    @Post("/activate")
    @Allow(Permission.CHANGE_RETENTION)
    public Map<String, Object> activate(@Body Ask ask, Identity who) {
        ActivatePolicies.Consent consent =
                new ActivatePolicies.Consent(
                        Boolean.TRUE.equals(ask.acceptDraft()), Boolean.TRUE.equals(ask.lock()));
        return outcome(activate.activate(ask.all(), consent, who.actor()));
    }

    /** Lets a policy only become stricter from now on; nobody unlocks it. */
    @Post("/{id}/lock")
    @Allow(Permission.CHANGE_RETENTION)
    public Map<String, Object> lock(String id, Identity who) {
        return PolicyView.version(activate.lock(id, who.actor()));
    }

    /** Ends a policy. */
    @Post("/{id}/retire")
    @Allow(Permission.CHANGE_RETENTION)
    public Map<String, Object> retire(String id, Identity who) {
        return outcome(activate.retire(id, who.actor()));
    }

    private Map<String, Object> outcome(ActivatePolicies.Outcome outcome) {
        Map<String, Object> answer = PolicyView.answer();
        answer.put(
                "policies",
                outcome.policies().stream()
                        .map(version -> PolicyView.described(active.policy(version), version, null))
                        .toList());
        answer.put("wouldChange", PolicyView.wouldChange(outcome.wouldChange()));
        return answer;
    }
}

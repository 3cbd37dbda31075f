package dev.holdfast.api;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.hold.Hold;
import dev.holdfast.hold.ReleaseHold;
import dev.holdfast.hold.ReleaseImpact;
import dev.holdfast.hold.ReleaseRequest;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The end of a hold: asked for by one person, confirmed by another, followed by a time of grace.
 */
@Controller("/api/v1/holds/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
public class HoldReleaseController {
    /** Why a hold is released, or what the one who confirms has to say. */
    public record Reason(@Nullable String reason) {
        static @Nullable String of(@Nullable Reason reason) {
            return reason == null ? null : reason.reason();
        }
    }

    private final ReleaseHold release;

    HoldReleaseController(ReleaseHold release) {
        this.release = release;
    }

    /** What would become due, what people would have to look at, and what would stay. */
    @Get("/impact")
    @Allow(Permission.SEE_HOLDS)
    public ReleaseImpact.Impact impact(long id) {
        return release.impact(id);
    }

    /** Asks for the release; or confirms it, when another person has asked. */
    @Post("/release")
    @Allow(Permission.RELEASE_HOLD)
    public Map<String, Object> release(long id, @Body @Nullable Reason ask, Identity who) {
        return shown(release.release(id, Reason.of(ask), who.actor()));
    }

    /** Confirms a release that another person has asked for. */
    @Post("/release/confirm")
    @Allow(Permission.RELEASE_HOLD)
    public Map<String, Object> confirm(long id, @Body @Nullable Reason ask, Identity who) {
        return shown(release.confirm(id, Reason.of(ask), who.actor()));
    }

    /** Takes a request for release back. */
    @Post("/release/cancel")
    @Allow(Permission.RELEASE_HOLD)
    public Map<String, Object> cancel(long id, @Body @Nullable Reason ask, Identity who) {
        ReleaseRequest request = release.cancel(id, Reason.of(ask), who.actor());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("hold", id);
        fields.put("state", "cancelled");
        fields.put("requestedBy", request.requestedBy());
        fields.put("cancelledBy", request.endedBy());
        return fields;
    }

    private static Map<String, Object> shown(ReleaseHold.Outcome outcome) {
        return switch (outcome) {
            case ReleaseHold.Outcome.Requested asked ->
                    shown("requested", asked.hold(), asked.request());
            case ReleaseHold.Outcome.Released done ->
                    shown("released", done.hold(), done.request());
        };
    }

    private static Map<String, Object> shown(String state, Hold hold, ReleaseRequest request) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("hold", hold.id());
        fields.put("state", state);
        fields.put("reason", request.reason());
        fields.put("requestedBy", request.requestedBy());
        fields.put("requestedAt", request.requestedAt());
        fields.put("impact", request.impact());
        fields.put("releasedBy", hold.releasedBy());
        fields.put("releasedAt", hold.releasedAt());
        fields.put("protectsUntil", hold.protectsUntil());
        return fields;
    }
}

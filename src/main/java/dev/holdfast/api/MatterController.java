package dev.holdfast.api;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.hold.Matter;
import dev.holdfast.hold.OpenMatter;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.util.LinkedHashMap;
import java.util.Map;

/** Matters: what a hold is for. */
@Controller("/api/v1/matters")
@ExecuteOn(TaskExecutors.BLOCKING)
public class MatterController {
    /** A matter by its name, or its number where it exists already. */
    public record Ask(String matter) {
        String named() {
            if (matter == null) {
                throw new Problem(
                        Code.INVALID_INPUT, "no matter is named", "name it as the parties do");
            }
            return matter;
        }
    }

    private final OpenMatter matters;

    MatterController(OpenMatter matters) {
        this.matters = matters;
    }

    /** Opens a matter. */
    @Post
    @Allow(Permission.PLACE_HOLD)
    public Map<String, Object> open(@Body Ask ask, Identity who) {
        return shown(matters.open(ask.named(), who.actor()));
    }

    /** All matters. */
    @Get
    @Allow(Permission.SEE_HOLDS)
    public Map<String, Object> list() {
        return Map.of("matters", matters.list().stream().map(MatterController::shown).toList());
    }

    /** Closes a matter that has no active hold. */
    @Post("/close")
    @Allow(Permission.RELEASE_HOLD)
    public Map<String, Object> close(@Body Ask ask, Identity who) {
        return shown(matters.close(ask.named(), who.actor()));
    }

    private static Map<String, Object> shown(Matter matter) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("matter", matter.id());
        fields.put("name", matter.name());
        fields.put("state", matter.state());
        fields.put("openedBy", matter.openedBy());
        fields.put("openedAt", matter.openedAt());
        if (matter.closedAt() != null) {
            fields.put("closedBy", matter.closedBy());
            fields.put("closedAt", matter.closedAt());
        }
        return fields;
    }
}

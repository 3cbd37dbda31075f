package dev.holdfast.api;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.hold.EditMatter;
import dev.holdfast.hold.Hold;
import dev.holdfast.hold.Matter;
import dev.holdfast.hold.MatterCustodian;
import dev.holdfast.hold.MatterFacts;
import dev.holdfast.hold.OpenMatter;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Matters: what a hold is for, and whom it concerns. */
@Controller("/api/v1/matters")
@ExecuteOn(TaskExecutors.BLOCKING)
public class MatterController {
    /**
     * A matter by its name, or its number where it exists already, and what is written on its
     * cover; what is absent stays as it is.
     *
     * @param name a new name
     * @param custodians joins those named before
     * @param dates what happens when, such as {@code {"2027-03-01": "hearing"}}
     */
    public record Ask(
            @Nullable String matter,
            @Nullable String name,
            @Nullable String description,
            @Nullable String state,
            @Nullable List<String> parties,
            @Nullable List<String> counsel,
            @Nullable List<String> custodians,
            @Nullable Map<LocalDate, String> dates) {
        String named() {
            if (matter == null) {
                throw new Problem(
                        Code.INVALID_INPUT, "no matter is named", "name it as the parties do");
            }
            return matter;
        }

        MatterFacts facts() {
            return new MatterFacts(
                    name,
                    description,
                    state,
                    parties,
                    counsel,
                    custodians,
                    dates == null ? null : new TreeMap<>(dates));
        }
    }

    /**
     * How a custodian of a matter is reached.
     *
     * @param manager address of whoever is told when the custodian does not answer
     */
    public record Reach(
            @Nullable String matter,
            @Nullable String custodian,
            @Nullable String mail,
            @Nullable String manager) {}

    private final OpenMatter matters;
    private final EditMatter edit;

    MatterController(OpenMatter matters, EditMatter edit) {
        this.matters = matters;
        this.edit = edit;
    }

    /** Opens a matter. */
    @Post
    @Allow(Permission.PLACE_HOLD)
    public Map<String, Object> open(@Body Ask ask, Identity who) {
        return shown(matters.open(ask.named(), ask.facts(), who.actor()));
    }

    /** All matters. */
    @Get
    @Allow(Permission.SEE_HOLDS)
    public Map<String, Object> list() {
        return Map.of("matters", matters.list().stream().map(MatterController::shown).toList());
    }

    /** A matter by name or number, with its custodians, dates and holds. */
    @Get("/{matter}")
    @Allow(Permission.SEE_HOLDS)
    public Map<String, Object> show(String matter) {
        return whole(edit.show(matter));
    }

    /**
     * Changes what is written on a matter's cover; {@code state: open} opens a closed one again.
     */
    @Post("/edit")
    @Allow(Permission.PLACE_HOLD)
    public Map<String, Object> edit(@Body Ask ask, Identity who) {
        return whole(edit.edit(ask.named(), ask.facts(), who.actor()));
    }

    /** Adds a custodian to a matter, or says how one is reached. */
    @Post("/custodians")
    @Allow(Permission.PLACE_HOLD)
    public MatterCustodian custodian(@Body Reach reach, Identity who) {
        String matter = reach.matter();
        String custodian = reach.custodian();
        if (matter == null || custodian == null || custodian.isBlank()) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "no matter or no custodian is named",
                    "name both: 'holdfast matter custodian MATTER NAME'");
        }
        return edit.custodian(matter, custodian, reach.mail(), reach.manager(), who.actor());
    }

    /** Closes a matter that has no active hold. */
    @Post("/close")
    @Allow(Permission.RELEASE_HOLD)
    public Map<String, Object> close(@Body Ask ask, Identity who) {
        return shown(matters.close(ask.named(), who.actor()));
    }

    private static Map<String, Object> whole(EditMatter.Shown shown) {
        Map<String, Object> fields = shown(shown.matter());
        fields.put("custodians", shown.custodians());
        SortedMap<String, String> dates = new TreeMap<>();
        shown.dates().forEach((day, what) -> dates.put(day.toString(), what));
        fields.put("dates", dates);
        fields.put("holds", shown.holds().stream().map(Hold::number).toList());
        fields.put(
                "activeHolds",
                shown.holds().stream().filter(Hold::active).map(Hold::number).toList());
        return fields;
    }

    private static Map<String, Object> shown(Matter matter) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("matter", matter.id());
        fields.put("name", matter.name());
        fields.put("state", matter.state());
        fields.put("description", matter.description());
        fields.put("parties", matter.parties());
        fields.put("counsel", matter.counsel());
        fields.put("openedBy", matter.openedBy());
        fields.put("openedAt", matter.openedAt());
        if (matter.closedAt() != null) {
            fields.put("closedBy", matter.closedBy());
            fields.put("closedAt", matter.closedAt());
        }
        return fields;
    }
}

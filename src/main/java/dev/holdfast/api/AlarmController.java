package dev.holdfast.api;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Permission;
import dev.holdfast.alarm.Alarm;
import dev.holdfast.alarm.HoldAlarms;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Alarms: holds that freeze nothing, stopped growing, or lost their source. */
@Controller("/api/v1/holds/alarms")
@ExecuteOn(TaskExecutors.BLOCKING)
public class AlarmController {
    private final HoldAlarms alarms;

    AlarmController(HoldAlarms alarms) {
        this.alarms = alarms;
    }

    /** The alarms as of the latest look; with {@code all} those that have ended too. */
    @Get
    @Allow(Permission.SEE_HOLDS)
    public Map<String, Object> list(@QueryValue(defaultValue = "false") boolean all) {
        return shown(all ? alarms.all() : alarms.standing());
    }

    /** Looks at every hold now. */
    @Post
    @Allow(Permission.SEE_HOLDS)
    public Map<String, Object> check() {
        return shown(alarms.check());
    }

    private static Map<String, Object> shown(List<Alarm> alarms) {
        return Map.of("alarms", alarms.stream().map(AlarmController::shown).toList());
    }

    private static Map<String, Object> shown(Alarm alarm) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("alarm", alarm.id());
        fields.put("hold", alarm.hold());
        fields.put("kind", alarm.kind().label());
        fields.put("about", alarm.about());
        fields.put("detail", alarm.detail());
        fields.put("raisedAt", alarm.raisedAt());
        fields.put("endedAt", alarm.endedAt());
        return fields;
    }
}

package dev.holdfast.api;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.retention.OrderRetention;
import dev.holdfast.retention.ProceedingRow;
import dev.holdfast.retention.Proceedings;
import dev.holdfast.retention.RetentionOrder;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What lengthens periods from outside: proceedings that pend, and orders of authorities. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
public class ProceedingController {
    /**
     * Something that pends.
     *
     * @param name as policies name it, such as {@code tax-assessment}
     * @param key a query, or words, that find the items it concerns; {@code *} for all
     * @param on its first day; today where absent
     */
    public record Opening(String name, String key, @Nullable LocalDate on, String reason) {}

    /** Its last day; today where absent. */
    public record Closing(@Nullable LocalDate on) {}

    /**
     * An authority's word.
     *
     * @param by what it adds, ISO 8601
     * @param authority who, and the reference
     */
    public record Ordering(
            String policy, String key, String by, String authority, @Nullable LocalDate on) {}

    private final Proceedings proceedings;
    private final OrderRetention orders;
    private final ArchiveSettings settings;

    ProceedingController(Proceedings proceedings, OrderRetention orders, ArchiveSettings settings) {
        this.proceedings = proceedings;
        this.orders = orders;
        this.settings = settings;
    }

    /** Opens a proceeding. */
    @Post("/proceedings")
    @Allow(Permission.CHANGE_RETENTION)
    public Map<String, Object> open(@Body Opening ask, Identity who) {
        needed(ask.name(), ask.key(), ask.reason());
        return recorded(
                proceedings.open(ask.name(), ask.key(), day(ask.on()), ask.reason(), who.actor()));
    }

    /** All proceedings, closed and withdrawn ones too. */
    @Get("/proceedings")
    @Allow(Permission.SEE_RETENTION)
    public Map<String, List<Map<String, Object>>> list() {
        return Map.of(
                "proceedings",
                proceedings.list().stream().map(ProceedingController::proceeding).toList());
    }

    /** Closes a proceeding: the periods it kept from running go on. */
    @Post("/proceedings/{id}/close")
    @Allow(Permission.CHANGE_RETENTION)
    public Map<String, Object> close(long id, @Body @Nullable Closing ask, Identity who) {
        return recorded(proceedings.close(id, day(ask == null ? null : ask.on()), who.actor()));
    }

    /** Takes back a proceeding that was recorded by mistake. */
    @Post("/proceedings/{id}/withdraw")
    @Allow(Permission.CHANGE_RETENTION)
    public Map<String, Object> withdraw(long id, Identity who) {
        return recorded(proceedings.withdraw(id, who.actor()));
    }

    /** Records an order. */
    @Post("/orders")
    @Allow(Permission.CHANGE_RETENTION)
    public Map<String, Object> order(@Body Ordering ask, Identity who) {
        needed(ask.policy(), ask.key(), ask.by(), ask.authority());
        return ordered(
                orders.order(
                        ask.policy(),
                        ask.key(),
                        day(ask.on()),
                        period(ask.by()),
                        ask.authority(),
                        who.actor()));
    }

    /** All orders, withdrawn ones too. */
    @Get("/orders")
    @Allow(Permission.SEE_RETENTION)
    public Map<String, List<Map<String, Object>>> orders() {
        return Map.of("orders", orders.list().stream().map(ProceedingController::order).toList());
    }

    /** Takes an order back. */
    @Post("/orders/{id}/withdraw")
    @Allow(Permission.CHANGE_RETENTION)
    public Map<String, Object> withdrawOrder(long id, Identity who) {
        return ordered(orders.withdraw(id, who.actor()));
    }

    private LocalDate day(@Nullable LocalDate day) {
        return day == null ? settings.today() : day;
    }

    private static Period period(String text) {
        try {
            return Period.parse(text);
        } catch (DateTimeException e) {
            throw new Problem(
                    Code.POLICY_BAD_PERIOD,
                    "'" + text + "' is no period",
                    "write an ISO 8601 calendar period such as P2Y",
                    e);
        }
    }

    private static void needed(@Nullable String... fields) {
        for (String field : fields) {
            if (field == null) {
                throw new Problem(
                        Code.INVALID_INPUT,
                        "a field is missing",
                        "see the description of the API at /api/v1/openapi.yml");
            }
        }
    }

    private static Map<String, Object> recorded(Proceedings.Recorded recorded) {
        Map<String, Object> fields = proceeding(recorded.proceeding());
        fields.put("items", recorded.items());
        return fields;
    }

    private static Map<String, Object> ordered(OrderRetention.Recorded recorded) {
        Map<String, Object> fields = order(recorded.order());
        fields.put("items", recorded.items());
        return fields;
    }

    private static Map<String, Object> proceeding(ProceedingRow row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("proceeding", row.id());
        fields.put("name", row.name());
        fields.put("key", row.key());
        fields.put("opened", row.opened());
        if (row.closed() != null) {
            fields.put("closed", row.closed());
        }
        fields.put("reason", row.reason());
        fields.put("state", row.state());
        fields.put("by", row.byUser());
        return fields;
    }

    private static Map<String, Object> order(RetentionOrder order) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("order", order.id());
        fields.put("policy", order.policy());
        fields.put("key", order.key());
        fields.put("on", order.onDate());
        fields.put("by", order.byPeriod());
        fields.put("authority", order.authority());
        fields.put("state", order.state());
        fields.put("recordedBy", order.byUser());
        return fields;
    }
}

package dev.holdfast.api;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.hold.Hold;
import dev.holdfast.hold.HoldScope;
import dev.holdfast.hold.Holds;
import dev.holdfast.hold.Matter;
import dev.holdfast.hold.Matters;
import dev.holdfast.hold.PlaceHold;
import dev.holdfast.hold.ReleaseRequest;
import dev.holdfast.hold.ReleaseRequests;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.HoldMembers;
import dev.holdfast.register.Transactions;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Legal holds: what is in one is neither destroyed nor changed until it is released. */
@Controller("/api/v1/holds")
@ExecuteOn(TaskExecutors.BLOCKING)
public class HoldController {
    /**
     * A hold to place; what is absent does not narrow the scope, but not everything may be absent.
     *
     * @param matter name or number of an open matter
     * @param locations folders such as {@code Inbox/Projects}, or sources and sites by name
     * @param to the last day, included
     */
    public record Ask(
            @Nullable String matter,
            @Nullable List<String> custodians,
            @Nullable List<String> locations,
            @Nullable String query,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            boolean allowEmpty) {
        HoldScope scope() {
            return new HoldScope(
                    custodians == null ? List.of() : custodians,
                    locations == null ? List.of() : locations,
                    query,
                    from,
                    to);
        }
    }

    private final PlaceHold place;
    private final ReleaseRequests requests;
    private final Holds holds;
    private final Matters matters;
    private final HoldMembers members;
    private final Transactions transactions;

    HoldController(
            PlaceHold place,
            ReleaseRequests requests,
            Holds holds,
            Matters matters,
            HoldMembers members,
            Transactions transactions) {
        this.place = place;
        this.requests = requests;
        this.holds = holds;
        this.matters = matters;
        this.members = members;
        this.transactions = transactions;
    }

    /** What a hold would catch now; places none. */
    @Post("/preview")
    @Allow(Permission.SEE_HOLDS)
    public PlaceHold.Preview preview(@Body Ask ask) {
        return place.preview(ask.scope());
    }

    /** Places a hold; what arrives later is caught too. */
    @Post
    @Allow(Permission.PLACE_HOLD)
    public Map<String, Object> place(@Body Ask ask, Identity who) {
        String matter = ask.matter();
        if (matter == null || matter.isBlank()) {
            throw new Problem(
                    Code.INVALID_INPUT, "a hold is for a matter", "name it with --matter");
        }
        return switch (place.place(matter, ask.scope(), ask.allowEmpty(), who.actor())) {
            case PlaceHold.Outcome.Placed placed -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("hold", placed.hold().id());
                fields.put("items", placed.items());
                fields.put("unreadable", placed.unreadable());
                fields.put("matter", placed.matter().name());
                fields.put("scope", placed.hold().scope().toKql());
                yield fields;
            }
            case PlaceHold.Outcome.NothingInScope nothing ->
                    throw new Problem(
                            Code.NOTHING_IN_SCOPE,
                            "nothing is in the scope " + nothing.scope().toKql(),
                            "widen it, or place the hold for what is still to come with"
                                    + " --allow-empty");
            case PlaceHold.Outcome.MatterClosed closed ->
                    throw new Problem(
                            Code.MATTER_CLOSED,
                            "matter '" + closed.matter().name() + "' is closed",
                            "open another with 'holdfast matter open'");
        };
    }

    /** All holds, released ones too. */
    @Get
    @Allow(Permission.SEE_HOLDS)
    public Map<String, Object> list() {
        return transactions.read(
                connection -> {
                    Map<Long, String> names =
                            matters.listOrderById().stream()
                                    .collect(Collectors.toMap(Matter::number, Matter::name));
                    List<Map<String, Object>> all = new ArrayList<>();
                    for (Hold hold : holds.listOrderById()) {
                        all.add(shown(connection, hold, names.getOrDefault(hold.matterId(), "")));
                    }
                    return Map.of("holds", all);
                });
    }

    private Map<String, Object> shown(Connection connection, Hold hold, String matter)
            throws SQLException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("hold", hold.id());
        fields.put("matter", matter);
        fields.put("state", hold.active() ? "active" : "released");
        fields.put("items", members.of(connection, hold.number()).size());
        fields.put("scope", hold.scope().toKql());
        fields.put("placedBy", hold.placedBy());
        fields.put("placedAt", hold.placedAt());
        Optional<ReleaseRequest> asked = requests.open(connection, hold.number());
        if (asked.isPresent()) {
            fields.put("releaseRequestedBy", asked.get().requestedBy());
            fields.put("releaseRequestedAt", asked.get().requestedAt());
            fields.put("reason", asked.get().reason());
        }
        if (!hold.active()) {
            fields.put("releasedBy", hold.releasedBy());
            fields.put("releasedAt", hold.releasedAt());
            fields.put("reason", hold.releaseReason());
            fields.put("protectsUntil", hold.protectsUntil());
        }
        return fields;
    }
}

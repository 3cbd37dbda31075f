package dev.holdfast.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.decide.Weighed;
import dev.holdfast.disposition.Plan;
import dev.holdfast.erasure.ErasureRequest;
import dev.holdfast.erasure.HandleErasure;
import dev.holdfast.evidence.WriteErasureLetter;
import dev.holdfast.evidence.WrittenReport;
import dev.holdfast.policy.Policy;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests for erasure (GDPR Article 17). */
@Controller("/api/v1/erasures")
@ExecuteOn(TaskExecutors.BLOCKING)
public class ErasureController {
    /** What a person asked. */
    public record Ask(
            @Nullable String person,
            @Nullable List<String> addresses,
            @Nullable LocalDate received,
            @Nullable String about) {}

    /** A query that narrows what counts as the person's items. */
    public record Narrowing(String query) {}

    /** Where the letter goes. */
    public record Destination(@Nullable String out) {}

    /** A pile of items and what keeps them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Pile(
            long items,
            String reason,
            String authority,
            @Nullable LocalDate untilFirst,
            @Nullable LocalDate untilLast) {
        static Pile of(Weighed.Kept one) {
            Policy policy = one.policy();
            return new Pile(
                    one.items().size(),
                    policy == null ? "extended after a review" : policy.title(),
                    policy == null
                            ? "GDPR Art 17(3)(b)"
                            : policy.authority().cite() + ", GDPR Art 17(3)(b)",
                    one.untilFirst(),
                    one.untilLast());
        }
    }

    /**
     * A request and where it stands.
     *
     * @param erase items that nothing obliges to keep
     * @param held items kept for legal claims, GDPR Art 17(3)(e)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Shown(
            long request,
            String pseudonym,
            String person,
            List<String> addresses,
            @Nullable String about,
            LocalDate received,
            LocalDate deadline,
            String query,
            long items,
            long erase,
            List<Pile> kept,
            long held,
            @Nullable Long plan,
            @Nullable String planState,
            @Nullable Long erased,
            boolean answered) {
        static Shown of(HandleErasure.Standing standing) {
            ErasureRequest request = standing.request();
            Plan plan = standing.plan();
            return new Shown(
                    request.id(),
                    request.pseudonym(),
                    request.person(),
                    request.addresses(),
                    request.about(),
                    request.received(),
                    request.deadline(),
                    request.query(),
                    standing.items().size(),
                    standing.weighed().free().size(),
                    standing.weighed().kept().stream().map(Pile::of).toList(),
                    standing.weighed().held().size(),
                    request.plan(),
                    plan == null ? null : plan.state().name().toLowerCase(Locale.ROOT),
                    plan == null ? null : Long.valueOf(plan.destroyed()),
                    request.answeredAt() != null);
        }
    }

    /** A request in the list, without the name. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Listed(
            long request,
            LocalDate received,
            LocalDate deadline,
            boolean decided,
            @Nullable Long plan,
            boolean answered) {
        static Listed of(ErasureRequest one) {
            return new Listed(
                    one.id(),
                    one.received(),
                    one.deadline(),
                    one.decidedAt() != null,
                    one.plan(),
                    one.answeredAt() != null);
        }
    }

    /** The letter that was written. */
    public record Letter(String report, long pages, String sha256) {}

    private final HandleErasure erasure;
    private final WriteErasureLetter letter;

    ErasureController(HandleErasure erasure, WriteErasureLetter letter) {
        this.erasure = erasure;
        this.letter = letter;
    }

    /** Opens a request and weighs it. */
    @Post
    @Allow(Permission.HANDLE_ERASURE)
    public Shown open(@Body Ask ask, Identity who) {
        String person = ask.person();
        List<String> addresses = ask.addresses();
        return Shown.of(
                erasure.open(
                        person == null ? "" : person,
                        addresses == null ? List.of() : addresses,
                        ask.received(),
                        ask.about(),
                        who.actor()));
    }

    /** All requests; what is to be answered first comes first. */
    @Get
    @Allow(Permission.SEE_ERASURE)
    public Map<String, Object> list() {
        return Map.of("requests", erasure.list().stream().map(Listed::of).toList());
    }

    /** One request, weighed as of today. */
    @Get("/{id}")
    @Allow(Permission.SEE_ERASURE)
    public Shown show(long id) {
        return Shown.of(erasure.show(id));
    }

    /** Narrows what counts as the person's items. */
    @Post("/{id}/narrow")
    @Allow(Permission.HANDLE_ERASURE)
    public Shown narrow(long id, @Body Narrowing narrowing, Identity who) {
        return Shown.of(erasure.narrow(id, narrowing.query(), who.actor()));
    }

    /** Makes a plan of what nothing obliges to keep; two other people approve it. */
    @Post("/{id}/decide")
    @Allow(Permission.HANDLE_ERASURE)
    public Shown decide(long id, Identity who) {
        return Shown.of(erasure.decide(id, who.actor()));
    }

    /** Writes the letter that answers the request. */
    @Post("/{id}/letter")
    @Allow(Permission.HANDLE_ERASURE)
    public Letter letter(long id, @Body Destination where, Identity who) {
        String out = where.out();
        if (out == null) {
            throw new Problem(Code.INVALID_INPUT, "the file is missing", "write --out F.pdf");
        }
        WrittenReport written = letter.write(id, Path.of(out), who.actor());
        return new Letter(written.file().toString(), written.pages(), written.sha256().hex());
    }
}

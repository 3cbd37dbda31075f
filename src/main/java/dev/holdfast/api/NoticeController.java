package dev.holdfast.api;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.notice.IssueNotices;
import dev.holdfast.notice.KeepAsking;
import dev.holdfast.notice.Notice;
import dev.holdfast.notice.NoticeKind;
import dev.holdfast.notice.NoticeText;
import dev.holdfast.notice.NoticeTexts;
import dev.holdfast.notice.PostMails;
import dev.holdfast.notice.Question;
import dev.holdfast.notice.ReadNotices;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hold notices: what custodians are told, and whether they have acknowledged it. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
public class NoticeController {
    /**
     * @param custodians whom to tell; absent: all whom the hold or its matter names
     */
    public record Whom(@Nullable List<String> custodians) {}

    /**
     * A custodian who has left.
     *
     * @param on the day, default today
     * @param successor mail address of whoever has their duties since; absent: the manager
     */
    public record Leaver(
            @Nullable String matter,
            @Nullable String custodian,
            @Nullable LocalDate on,
            @Nullable String successor) {}

    /**
     * A text for the notices of a matter.
     *
     * @param kind {@code hold}, {@code reminder}, {@code escalation}, {@code succession} or {@code
     *     release}
     * @param text YAML with {@code subject}, {@code body} and {@code questions}; absent: only shows
     *     the text in force
     */
    public record Template(@Nullable String matter, @Nullable String kind, @Nullable String text) {}

    private final IssueNotices issue;
    private final KeepAsking ask;
    private final ReadNotices read;
    private final NoticeTexts texts;
    private final PostMails post;
    private final Clock clock;

    NoticeController(
            IssueNotices issue,
            KeepAsking ask,
            ReadNotices read,
            NoticeTexts texts,
            PostMails post,
            Clock clock) {
        this.issue = issue;
        this.ask = ask;
        this.read = read;
        this.texts = texts;
        this.post = post;
        this.clock = clock;
    }

    /** Who was told what under a hold, and who has acknowledged it. */
    @Get("/holds/{id}/notices")
    @Allow(Permission.SEE_HOLDS)
    public Map<String, Object> register(long id) {
        ReadNotices.Register register = read.register(id);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("hold", id);
        fields.put("matter", register.matter().name());
        fields.put("acknowledged", register.acknowledged());
        fields.put("open", register.open());
        fields.put("untold", register.untold());
        fields.put("notices", register.entries().stream().map(NoticeController::shown).toList());
        return fields;
    }

    /** Tells those who have not been told, or would be told something else today. */
    @Post("/holds/{id}/notices")
    @Allow(Permission.PLACE_HOLD)
    public Map<String, Object> send(long id, @Body @Nullable Whom whom, Identity who) {
        List<String> only = whom == null ? null : whom.custodians();
        List<IssueNotices.Told> told =
                issue.issue(id, only == null ? List.of() : only, who.actor());
        return posted(id, "custodians", told);
    }

    /** Reminds those who have not acknowledged, now. */
    @Post("/holds/{id}/notices/remind")
    @Allow(Permission.PLACE_HOLD)
    public Map<String, Object> remind(long id, @Body @Nullable Whom whom, Identity who) {
        List<String> only = whom == null ? null : whom.custodians();
        int reminded = 0;
        if (only == null || only.isEmpty()) {
            reminded = ask.remind(id, null, who.actor());
        } else {
            for (String custodian : only) {
                reminded += ask.remind(id, custodian, who.actor());
            }
        }
        return posted(id, "reminded", reminded);
    }

    /** Does now what is due by the clock: reminders, escalations, notices of release. */
    @Post("/notices/round")
    @Allow(Permission.PLACE_HOLD)
    public Map<String, Object> round() {
        KeepAsking.Done done = ask.round();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("reminders", done.reminders());
        fields.put("escalations", done.escalations());
        fields.put("releases", done.releases());
        fields.put("mails", post.post());
        return fields;
    }

    /** Notes that a custodian has left, and tells whoever follows. */
    @Post("/notices/leave")
    @Allow(Permission.PLACE_HOLD)
    public Map<String, Object> leave(@Body Leaver leaver, Identity who) {
        LocalDate on = leaver.on();
        List<IssueNotices.Told> told =
                issue.leave(
                        named(leaver.matter(), "matter"),
                        named(leaver.custodian(), "custodian"),
                        on == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : on,
                        leaver.successor(),
                        who.actor());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("custodian", leaver.custodian());
        fields.put("told", told);
        fields.put("mails", post.post());
        return fields;
    }

    /** Shows the text in force, or puts another in its place. */
    @Post("/notices/template")
    @Allow(Permission.PLACE_HOLD)
    public Map<String, Object> template(@Body Template template, Identity who) {
        String matter = named(template.matter(), "matter");
        NoticeKind kind = NoticeKind.parse(template.kind() == null ? "hold" : template.kind());
        String written = template.text();
        NoticeText text =
                written == null
                        ? texts.text(matter, kind)
                        : texts.change(matter, kind, NoticeTexts.read(written), who.actor());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("matter", matter);
        fields.put("kind", kind.label());
        fields.put("subject", text.subject());
        fields.put("body", text.body());
        fields.put("questions", text.questions().stream().map(Question::line).toList());
        return fields;
    }

    private Map<String, Object> posted(long hold, String name, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("hold", hold);
        fields.put(name, value);
        fields.put("mails", post.post());
        return fields;
    }

    private static String named(@Nullable String value, String what) {
        if (value == null || value.isBlank()) {
            throw new Problem(Code.INVALID_INPUT, "no " + what + " is named", "name it");
        }
        return value;
    }

    private static Map<String, Object> shown(ReadNotices.Entry entry) {
        Notice notice = entry.notice();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("notice", notice.id());
        fields.put("custodian", notice.custodian());
        fields.put("kind", notice.kind().label());
        fields.put("issue", notice.issue());
        fields.put("recipient", notice.recipient());
        fields.put("state", notice.state());
        fields.put("outdated", entry.outdated());
        fields.put("issuedBy", notice.issuedBy());
        fields.put("issuedAt", notice.issuedAt());
        fields.put("sentAt", notice.firstSent());
        fields.put("acknowledgedAt", notice.acknowledgedAt());
        fields.put("reminders", notice.reminders());
        fields.put("escalatedAt", notice.escalatedAt());
        fields.put("escalatedTo", notice.escalatedTo());
        fields.put("endedAt", notice.endedAt());
        fields.put("error", notice.error());
        fields.put("answers", notice.answers());
        return fields;
    }
}

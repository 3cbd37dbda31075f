package dev.holdfast.console;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.notice.IssueNotices;
import dev.holdfast.notice.KeepAsking;
import dev.holdfast.notice.NoticeKind;
import dev.holdfast.notice.NoticeText;
import dev.holdfast.notice.NoticeTexts;
import dev.holdfast.notice.PostMails;
import dev.holdfast.notice.ReadNotices;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The notices of a hold: who was told what, who has acknowledged it, and what they answered. */
@Hidden
@Controller("/notices/{hold}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class NoticeController extends DeskController {
    private final ReadNotices read;
    private final IssueNotices issue;
    private final KeepAsking ask;
    private final NoticeTexts texts;
    private final PostMails post;
    private final Clock clock;

    NoticeController(
            Pages pages,
            ReadNotices read,
            IssueNotices issue,
            KeepAsking ask,
            NoticeTexts texts,
            PostMails post,
            Clock clock) {
        super(pages);
        this.read = read;
        this.issue = issue;
        this.ask = ask;
        this.texts = texts;
        this.post = post;
        this.clock = clock;
    }

    @Get
    @Allow(Permission.SEE_HOLDS)
    public HttpResponse<?> register(
            Identity who, String hold, @QueryValue(defaultValue = "hold") String kind) {
        ReadNotices.Register register = read.register(number(hold));
        NoticeKind shown = NoticeKind.parse(kind);
        return page(
                "notices",
                who,
                Map.of(
                        "register",
                        register,
                        "kind",
                        shown,
                        "text",
                        texts.text(Long.toString(register.matter().number()), shown)));
    }

    @Post("/send")
    @Allow(Permission.PLACE_HOLD)
    public HttpResponse<?> send(HttpRequest<?> request, Identity who, String hold) {
        issue.issue(number(hold), List.of(), who.actor());
        return posted(request, hold);
    }

    @Post("/remind")
    @Allow(Permission.PLACE_HOLD)
    public HttpResponse<?> remind(
            HttpRequest<?> request, Identity who, String hold, @Body Map<String, Object> fields) {
        ask.remind(
                number(hold), new Form(fields).required("custodian", "the custodian"), who.actor());
        return posted(request, hold);
    }

    @Post("/leave")
    @Allow(Permission.PLACE_HOLD)
    public HttpResponse<?> leave(
            HttpRequest<?> request, Identity who, String hold, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        String successor = form.text("successor");
        issue.leave(
                Long.toString(read.register(number(hold)).matter().number()),
                form.required("custodian", "the custodian"),
                form.date("on").orElse(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
                successor.isEmpty() ? null : successor,
                who.actor());
        return posted(request, hold);
    }

    @Post("/template")
    @Allow(Permission.PLACE_HOLD)
    public HttpResponse<?> template(
            HttpRequest<?> request, Identity who, String hold, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        NoticeKind kind = NoticeKind.parse(form.text("kind"));
        texts.change(
                Long.toString(read.register(number(hold)).matter().number()),
                kind,
                NoticeText.of(
                        form.text("subject"),
                        form.text("body").replace("\r\n", "\n"),
                        form.text("questions").lines().toList()),
                who.actor());
        return Pages.go(request, "/notices/" + hold + "?kind=" + kind.label());
    }

    private HttpResponse<?> posted(HttpRequest<?> request, String hold) {
        post.post();
        return Pages.go(request, "/notices/" + hold);
    }

    private static long number(String hold) {
        String number = hold.startsWith("H-") ? hold.substring(2) : hold;
        if (!number.matches("\\d{1,18}")) {
            throw new Problem(
                    Code.NOT_FOUND, "there is no hold '" + hold + "'", "choose one of a matter");
        }
        return Long.parseLong(number);
    }
}

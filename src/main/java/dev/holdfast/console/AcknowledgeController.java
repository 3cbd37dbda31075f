package dev.holdfast.console;

import dev.holdfast.notice.AcknowledgeNotice;
import dev.holdfast.notice.Notice;
import dev.holdfast.notice.Question;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The page a custodian's link leads to; nobody signs in here. Only the button acknowledges: mail
 * scanners follow links.
 */
@Hidden
@Controller("/acknowledge")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class AcknowledgeController {
    private final Pages pages;
    private final AcknowledgeNotice acknowledge;

    AcknowledgeController(Pages pages, AcknowledgeNotice acknowledge) {
        this.pages = pages;
        this.acknowledge = acknowledge;
    }

    @Get("/{token}")
    public HttpResponse<?> look(String token) {
        return shown(token, acknowledge.look(token), List.of());
    }

    @Post("/{token}")
    public HttpResponse<?> acknowledge(String token, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        List<String> answers = new ArrayList<>();
        if (acknowledge.look(token) instanceof AcknowledgeNotice.Outcome.Asked asked) {
            for (int i = 0; i < asked.notice().text().questions().size(); i++) {
                answers.add(form.text("answer-" + i));
            }
        }
        return shown(token, acknowledge.acknowledge(token, answers), answers);
    }

    private HttpResponse<?> shown(
            String token, AcknowledgeNotice.Outcome outcome, List<String> answers) {
        return switch (outcome) {
            case AcknowledgeNotice.Outcome.Asked(Notice notice, List<Question> open) ->
                    pages.part(
                                    "acknowledge",
                                    Map.of(
                                            "path",
                                            "/acknowledge/" + token,
                                            "notice",
                                            notice,
                                            "open",
                                            open,
                                            "answers",
                                            answers))
                            .status(open.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
            case AcknowledgeNotice.Outcome.Acknowledged done ->
                    said(
                            "Thank you",
                            "You have acknowledged this legal hold. Keep everything that may"
                                    + " concern it until you are told that it has ended.",
                            HttpStatus.OK);
            case AcknowledgeNotice.Outcome.Used used ->
                    said(
                            "This notice has been acknowledged",
                            "It was acknowledged on "
                                    + Show.minute(used.at())
                                    + ", and a link works once. If that was not you, tell counsel.",
                            HttpStatus.GONE);
            case AcknowledgeNotice.Outcome.Ended ended ->
                    said(
                            "This notice is over",
                            ended.reason().equals("released")
                                    ? "The hold has been released."
                                    : "Another notice has taken its place. Use the link in the"
                                            + " latest mail, if it came to you.",
                            HttpStatus.GONE);
            case AcknowledgeNotice.Outcome.Expired expired ->
                    said(
                            "This link has expired",
                            "The duty to preserve has not. Use the link in the latest reminder, or"
                                    + " ask counsel for another.",
                            HttpStatus.GONE);
            case AcknowledgeNotice.Outcome.Unknown unknown ->
                    said(
                            "There is no such link",
                            "Copy the whole link from the mail, or ask counsel for another.",
                            HttpStatus.NOT_FOUND);
        };
    }

    private HttpResponse<?> said(String title, String text, HttpStatus status) {
        return pages.part("said", Map.of("title", title, "text", text)).status(status);
    }
}

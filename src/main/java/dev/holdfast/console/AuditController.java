package dev.holdfast.console;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

import java.util.Map;
import java.util.Optional;

/** The audit trail and its verification. */
@Hidden
@Controller("/audit")
@Requires(beans = AuditDesk.class)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
public class AuditController extends DeskController {
    private final AuditDesk desk;

    AuditController(Pages pages, AuditDesk desk) {
        super(pages);
        this.desk = desk;
    }

    @Get
    @Allow(Permission.SEE_AUDIT)
    public HttpResponse<?> trail(
            Identity who,
            @QueryValue Optional<Long> before,
            @QueryValue(defaultValue = "") String q) {
        return page("audit", who, Map.of("page", desk.trail(before, q, who), "words", q));
    }

    @Post("/selftest")
    @Consumes(MediaType.ALL)
    @Allow(Permission.SEE_AUDIT)
    public HttpResponse<?> selfTest(Identity who) {
        return part("selftested", Map.of("tested", desk.selfTest(who)));
    }

    @Post("/verify")
    @Consumes(MediaType.ALL)
    @Allow(Permission.SEE_AUDIT)
    public HttpResponse<?> verify(Identity who) {
        return part("verified", Map.of("verified", desk.verify(who)));
    }
}

package dev.holdfast.console;

import dev.holdfast.access.Identity;
import dev.holdfast.problem.Problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Produces;

import java.util.Map;

/**
 * What the controllers of all desks share: refusals become a page or a notice, never problem JSON.
 */
abstract class DeskController {
    private final Pages pages;

    DeskController(Pages pages) {
        this.pages = pages;
    }

    @Error(exception = Problem.class)
    @Produces(MediaType.TEXT_HTML)
    public HttpResponse<?> refuse(HttpRequest<?> request, Problem problem) {
        return pages.problem(request, problem);
    }

    HttpResponse<?> page(String template, Identity who, Map<String, Object> parameters) {
        return pages.page(template, who, parameters);
    }

    HttpResponse<?> part(String template, Map<String, Object> parameters) {
        return pages.part(template, parameters);
    }
}

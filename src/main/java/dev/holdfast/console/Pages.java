package dev.holdfast.console;

import dev.holdfast.access.Identity;
import dev.holdfast.problem.Problem;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

import jakarta.inject.Singleton;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Renders the templates of {@code src/main/jte}, which the build has compiled. */
@Singleton
public class Pages {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Optional<OverviewDesk> overview;

    Pages(Optional<OverviewDesk> overview) {
        this.overview = overview;
    }

    Shell shell(Identity who) {
        return new Shell(overview.map(desk -> desk.rail(who)).orElse(Rail.EMPTY), who);
    }

    /** A whole page inside its shell. */
    MutableHttpResponse<String> page(
            String template, Identity who, Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("shell", shell(who));
        return part(template, all);
    }

    /** A part of a page, or a page without a shell. */
    MutableHttpResponse<String> part(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput(16_384);
        engine.render(template + ".jte", parameters, output);
        return HttpResponse.ok(output.toString()).contentType(MediaType.TEXT_HTML_TYPE);
    }

    /** A refusal, as a notice when htmx asked and as a page otherwise. */
    MutableHttpResponse<String> problem(
            HttpRequest<?> request, String code, String what, String remedy, int status) {
        Identity who = request.getAttribute(Identity.ATTRIBUTE, Identity.class).orElse(null);
        Map<String, Object> parameters = Map.of("code", code, "what", what, "remedy", remedy);
        MutableHttpResponse<String> answer =
                who == null || isHtmx(request)
                        ? part("notice", parameters)
                        : page("problem", who, parameters);
        return answer.status(HttpStatus.valueOf(status));
    }

    MutableHttpResponse<String> problem(HttpRequest<?> request, Problem problem) {
        return problem(
                request,
                problem.code().text(),
                String.valueOf(problem.getMessage()),
                problem.remedy(),
                problem.code().httpStatus());
    }

    /** Sends the browser to another page after an act. */
    static HttpResponse<?> go(HttpRequest<?> request, String path) {
        return isHtmx(request)
                ? HttpResponse.ok().header("HX-Redirect", path)
                : HttpResponse.seeOther(URI.create(path));
    }

    static boolean isHtmx(HttpRequest<?> request) {
        return request.getHeaders().contains("HX-Request");
    }
}

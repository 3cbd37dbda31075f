package dev.holdfast.api;

import dev.holdfast.access.Faults;
import dev.holdfast.access.Refusal;
import dev.holdfast.problem.Code;

import io.micronaut.core.bind.exceptions.UnsatisfiedArgumentException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.json.JsonSyntaxException;
import io.swagger.v3.oas.annotations.Hidden;

/** Everything that goes wrong in a request, answered as problem details. */
@Hidden
@Controller
public class RefusalController {
    private final Faults faults;

    RefusalController(Faults faults) {
        this.faults = faults;
    }

    /** Refusals of use cases, and what nobody foresaw. */
    @Error(global = true, exception = Throwable.class)
    public HttpResponse<Refusal> failed(HttpRequest<?> request, Throwable thrown) {
        return answer(Refusal.of(faults.problem(thrown)));
    }

    /** A field or parameter that is missing. */
    @Error(global = true, exception = UnsatisfiedArgumentException.class)
    public HttpResponse<Refusal> missing(
            HttpRequest<?> request, UnsatisfiedArgumentException thrown) {
        return invalid("'" + thrown.getArgument().getName() + "' is missing");
    }

    /** A field or parameter that cannot be read. */
    @Error(global = true, exception = ConversionErrorException.class)
    public HttpResponse<Refusal> unreadable(
            HttpRequest<?> request, ConversionErrorException thrown) {
        Argument<?> argument = thrown.getArgument();
        Object value = thrown.getConversionError().getOriginalValue().orElse(null);
        return invalid(
                value instanceof CharSequence text
                        ? "'" + text + "' is not a good value of '" + argument.getName() + "'"
                        : "'" + argument.getName() + "' cannot be read: " + first(thrown));
    }

    /** A body that is no JSON. */
    @Error(global = true, exception = JsonSyntaxException.class)
    public HttpResponse<Refusal> noJson(HttpRequest<?> request, JsonSyntaxException thrown) {
        return invalid("the body is no JSON");
    }

    /** No such route. */
    @Error(global = true, status = HttpStatus.NOT_FOUND)
    public HttpResponse<Refusal> unknown(HttpRequest<?> request) {
        return answer(
                Refusal.of(
                        Code.NOT_FOUND,
                        404,
                        "there is nothing at " + request.getPath(),
                        "see /api/v1/openapi.yml for what there is"));
    }

    /** The route exists, for another method. */
    @Error(global = true, status = HttpStatus.METHOD_NOT_ALLOWED)
    public HttpResponse<Refusal> method(HttpRequest<?> request) {
        return answer(
                Refusal.of(
                        Code.INVALID_INPUT,
                        405,
                        request.getMethodName() + " is not offered at " + request.getPath(),
                        "see /api/v1/openapi.yml for what is"));
    }

    /** A body of another type than JSON. */
    @Error(global = true, status = HttpStatus.UNSUPPORTED_MEDIA_TYPE)
    public HttpResponse<Refusal> type(HttpRequest<?> request) {
        return answer(
                Refusal.of(
                        Code.INVALID_INPUT,
                        415,
                        "a body of this type is not read",
                        "send application/json"));
    }

    private static HttpResponse<Refusal> invalid(String what) {
        return answer(
                Refusal.of(
                        Code.INVALID_INPUT,
                        400,
                        what,
                        "see /api/v1/openapi.yml for what is expected"));
    }

    private static String first(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private static HttpResponse<Refusal> answer(Refusal refusal) {
        return HttpResponse.<Refusal>status(HttpStatus.valueOf(refusal.status()))
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
                .body(refusal);
    }
}

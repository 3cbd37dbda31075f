package dev.holdfast.console;

import dev.holdfast.access.Refusal;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

import java.util.Optional;

/**
 * Turns what the access filter refused into something a person can read, for requests that are not
 * of the API.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public class PageRefusals implements Ordered {
    private final Pages pages;

    PageRefusals(Pages pages) {
        this.pages = pages;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @ResponseFilter
    public void explain(HttpRequest<?> request, MutableHttpResponse<?> response) {
        Optional<Refusal> refusal = response.getBody(Refusal.class);
        if (refusal.isEmpty() || request.getPath().startsWith("/api/")) {
            return;
        }
        Refusal why = refusal.get();
        String html =
                pages.problem(request, why.code(), why.detail(), why.remedy(), why.status()).body();
        response.contentType(MediaType.TEXT_HTML_TYPE).body(html);
    }
}

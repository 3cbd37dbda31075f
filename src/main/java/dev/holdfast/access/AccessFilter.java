package dev.holdfast.access;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Finds out who is behind a request and refuses what their roles do not permit.
 *
 * <p>The API takes {@code Authorization: Bearer} with the token of the home; pages take the
 * session's cookie, and their state-changing requests must also carry the session's {@code
 * X-CSRF-Token} and come from our own origin.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public class AccessFilter implements Ordered {
    public static final String COOKIE = "holdfast-session";
    public static final String CSRF_HEADER = "X-CSRF-Token";

    private final SignIn signIn;
    private final Optional<CommandLineToken> commandLine;

    AccessFilter(SignIn signIn, Optional<CommandLineToken> commandLine) {
        this.signIn = signIn;
        this.commandLine = commandLine;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }

    /**
     * @return null to go on, or the refusal
     */
    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    public @Nullable HttpResponse<?> admit(HttpRequest<?> request) {
        boolean act = !safe(request);
        try {
            if (act && foreign(request)) {
                throw stale();
            }
            if (open(request.getPath())) {
                return null;
            }
            Optional<Identity> identity = identify(request);
            if (identity.isEmpty()) {
                return unknown(request);
            }
            check(request, identity.get(), act);
            request.setAttribute(Identity.ATTRIBUTE, identity.get());
            return null;
        } catch (Problem problem) {
            return refusal(problem);
        }
    }

    private Optional<Identity> identify(HttpRequest<?> request) {
        String authorization = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return authorization.startsWith("Bearer ")
                    ? commandLine.flatMap(
                            token ->
                                    token.identify(
                                            authorization.substring("Bearer ".length()).strip(),
                                            request.getHeaders().get(CommandLineToken.AS_HEADER)))
                    : Optional.empty();
        }
        return request.getCookies()
                .findCookie(COOKIE)
                .map(Cookie::getValue)
                .flatMap(signIn::resume);
    }

    private static void check(HttpRequest<?> request, Identity identity, boolean act) {
        if (act && !identity.csrf().isEmpty()) {
            String shown = request.getHeaders().get(CSRF_HEADER);
            if (shown == null || !Secrets.same(shown, identity.csrf())) {
                throw stale();
            }
        }
        Optional<Permission> wanted =
                RouteAttributes.getRouteInfo(request)
                        .map(RouteInfo::getAnnotationMetadata)
                        .flatMap(route -> route.enumValue(Allow.class, Permission.class));
        wanted.ifPresent(identity::require);
        if (wanted.isEmpty()
                && act
                && !signsOut(request)
                && !identity.roles().contains(Role.ADMINISTRATOR)) {
            throw new Problem(
                    Code.NOT_ALLOWED,
                    identity.actor() + " may not do this",
                    "ask an administrator to do it");
        }
    }

    private static boolean open(String path) {
        return path.startsWith("/assets/")
                || path.equals("/sign-in")
                || path.startsWith("/setup/")
                || path.startsWith("/password/")
                || path.startsWith("/acknowledge/")
                || path.equals("/health")
                || path.startsWith("/health/")
                || path.equals("/prometheus")
                || path.equals("/api/v1/openapi.yml");
    }

    private static boolean signsOut(HttpRequest<?> request) {
        return request.getPath().equals("/sign-out");
    }

    private static boolean safe(HttpRequest<?> request) {
        return switch (request.getMethod()) {
            case GET, HEAD, OPTIONS -> true;
            default -> false;
        };
    }

    /**
     * Browsers say where a request comes from (Fetch Metadata); other clients say nothing and have
     * no cookie by accident.
     */
    private static boolean foreign(HttpRequest<?> request) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        String host = request.getHeaders().get(HttpHeaders.HOST);
        return origin != null && (host == null || !origin.endsWith("://" + host));
    }

    private static Problem stale() {
        return new Problem(
                Code.STALE_PAGE,
                "this page is no longer valid",
                "load the page again and repeat what you did");
    }

    private static HttpResponse<?> unknown(HttpRequest<?> request) {
        boolean fragment = request.getHeaders().contains("HX-Request");
        if (!fragment && !request.getPath().startsWith("/api/") && wantsPage(request)) {
            String next = URLEncoder.encode(request.getUri().toString(), StandardCharsets.UTF_8);
            return HttpResponse.seeOther(URI.create("/sign-in?next=" + next));
        }
        MutableHttpResponse<?> refusal =
                refusal(
                        new Problem(
                                Code.NOT_SIGNED_IN,
                                "nobody is signed in",
                                "sign in, or show the token in the home's run/token"));
        return fragment ? refusal.header("HX-Redirect", "/sign-in") : refusal;
    }

    private static boolean wantsPage(HttpRequest<?> request) {
        return safe(request)
                && request.accept().stream()
                        .anyMatch(
                                type ->
                                        type.matchesExtension("html")
                                                || type.getName().equals("text/html"));
    }

    private static MutableHttpResponse<?> refusal(Problem problem) {
        return HttpResponse.status(HttpStatus.valueOf(problem.code().httpStatus()))
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
                .body(Refusal.of(problem));
    }
}

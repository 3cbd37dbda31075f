package dev.holdfast.console;

import dev.holdfast.access.AccessFilter;
import dev.holdfast.access.FirstRunSetup;
import dev.holdfast.access.Identity;
import dev.holdfast.access.PersonName;
import dev.holdfast.access.SessionSettings;
import dev.holdfast.access.SignIn;
import dev.holdfast.access.SignOut;
import dev.holdfast.problem.Problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The door: first-run set-up, choosing a password, signing in and out. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class DoorController {
    private final Pages pages;
    private final SignIn signIn;
    private final SignOut signOut;
    private final FirstRunSetup setup;
    private final SessionSettings settings;

    DoorController(
            Pages pages,
            SignIn signIn,
            SignOut signOut,
            FirstRunSetup setup,
            SessionSettings settings) {
        this.pages = pages;
        this.signIn = signIn;
        this.signOut = signOut;
        this.setup = setup;
        this.settings = settings;
    }

    @Get("/sign-in")
    public HttpResponse<?> signInPage(@QueryValue(defaultValue = "/") String next) {
        return pages.part("signin", Map.of("next", local(next), "name", "", "refusal", ""));
    }

    @Post("/sign-in")
    public HttpResponse<?> signIn(HttpRequest<?> request, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        String next = local(form.text("next"));
        String refusal;
        try {
            PersonName name = new PersonName(form.text("name"));
            switch (signIn.signIn(name, form.secret("password"), address(request))) {
                case SignIn.Outcome.SignedIn in -> {
                    return HttpResponse.seeOther(URI.create(next))
                            .cookie(cookie(request, in.token()));
                }
                case SignIn.Outcome.Refused() -> refusal = "The name or the password is wrong.";
                case SignIn.Outcome.Throttled() ->
                        refusal =
                                "Too many failed attempts. Wait a quarter of an hour and try"
                                        + " again.";
            }
        } catch (Problem problem) {
            refusal = "The name or the password is wrong.";
        }
        return pages.part(
                        "signin",
                        Map.of("next", next, "name", form.text("name"), "refusal", refusal))
                .status(HttpStatus.UNAUTHORIZED);
    }

    @Post("/sign-out")
    public HttpResponse<?> signOut(HttpRequest<?> request, Identity who) {
        request.getCookies()
                .findCookie(AccessFilter.COOKIE)
                .ifPresent(cookie -> signOut.signOut(cookie.getValue(), who.actor()));
        return HttpResponse.ok()
                .header("HX-Redirect", "/sign-in")
                .cookie(cookie(request, "").maxAge(0));
    }

    @Get("/setup/{token}")
    public HttpResponse<?> setupPage(String token) {
        return door("/setup/" + token, token, "");
    }

    @Post("/setup/{token}")
    public HttpResponse<?> setup(
            HttpRequest<?> request, String token, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        return choose(
                "/setup/" + token,
                request,
                token,
                form,
                password ->
                        setup.firstAdministrator(
                                token, new PersonName(form.text("name")), password));
    }

    @Get("/password/{token}")
    public HttpResponse<?> passwordPage(String token) {
        return door("/password/" + token, token, "");
    }

    @Post("/password/{token}")
    public HttpResponse<?> password(
            HttpRequest<?> request, String token, @Body Map<String, Object> fields) {
        return choose(
                "/password/" + token,
                request,
                token,
                new Form(fields),
                password -> setup.choosePassword(token, password));
    }

    private interface Choice {
        FirstRunSetup.Outcome with(String password);
    }

    private HttpResponse<?> choose(
            String path, HttpRequest<?> request, String token, Form form, Choice choice) {
        String password = form.secret("password");
        if (!password.equals(form.secret("repeated"))) {
            return door(path, token, "The two passwords differ.");
        }
        try {
            return switch (choice.with(password)) {
                case FirstRunSetup.Outcome.Done(PersonName name) -> enter(request, name, password);
                case FirstRunSetup.Outcome.LinkNotGood() -> door(path, token, "");
            };
        } catch (Problem problem) {
            return door(path, token, problem.getMessage() + ": " + problem.remedy() + ".");
        }
    }

    private HttpResponse<?> enter(HttpRequest<?> request, PersonName name, String password) {
        return signIn.signIn(name, password, address(request)) instanceof SignIn.Outcome.SignedIn in
                ? HttpResponse.seeOther(URI.create("/")).cookie(cookie(request, in.token()))
                : HttpResponse.seeOther(URI.create("/sign-in"));
    }

    private HttpResponse<?> door(String path, String token, String refusal) {
        Optional<Optional<PersonName>> link = setup.look(token);
        boolean good = link.isPresent() && link.get().isEmpty() == path.startsWith("/setup/");
        String name = link.flatMap(person -> person).map(PersonName::text).orElse("");
        return pages.part(
                        "setup",
                        Map.of("path", path, "good", good, "name", name, "refusal", refusal))
                .status(
                        good
                                ? refusal.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST
                                : HttpStatus.GONE);
    }

    private Cookie cookie(HttpRequest<?> request, String token) {
        return Cookie.of(AccessFilter.COOKIE, token)
                .path("/")
                .httpOnly(true)
                .sameSite(SameSite.Strict)
                .secure(request.isSecure() || settings.behindHttps());
    }

    private static String address(HttpRequest<?> request) {
        return request.getRemoteAddress().getAddress().getHostAddress();
    }

    /**
     * Only paths of our own: a link must not lead a person who signs in to somebody else's page.
     */
    private static String local(String next) {
        return next.startsWith("/") && !next.startsWith("//") && !next.contains("\\") ? next : "/";
    }
}

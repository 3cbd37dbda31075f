package dev.holdfast.source.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.kiota.RequestInformation;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The users of a directory. None is left out: a disabled user may be a shared mailbox, and a guest
 * costs one refused request.
 */
public final class GraphDirectory {
    private static final String[] FIELDS = {
        "id", "userPrincipalName", "mail", "displayName", "accountEnabled", "userType"
    };

    private final GraphSession session;

    public GraphDirectory(GraphSession session) {
        this.session = session;
    }

    /**
     * Every user, as the owner of a mailbox that may or may not exist.
     *
     * @throws Problem HF-9001 when the directory cannot be listed to its end; a part of it is never
     *     returned
     */
    public List<Mailbox> mailboxes() throws InterruptedException {
        List<Mailbox> mailboxes = new ArrayList<>();
        Pace pace = session.newPace();
        try {
            String link = null;
            do {
                Answer page = session.wire().json(pace, users(link));
                for (JsonNode user : page.json().path("value")) {
                    String mail = user.path("mail").asText("");
                    mailboxes.add(
                            new Mailbox(
                                    user.path("id").asText(),
                                    mail.isEmpty()
                                            ? user.path("userPrincipalName").asText("")
                                            : mail,
                                    user.path("displayName").asText(""),
                                    user.path("accountEnabled").asBoolean(false)));
                }
                link = page.nextLink();
            } while (link != null);
            return mailboxes;
        } catch (GraphFault e) {
            throw refused(e);
        }
    }

    static Problem refused(GraphFault fault) {
        return switch (fault.meaning()) {
            case SIGNED_OUT ->
                    new Problem(
                            Code.M365_SIGN_IN,
                            "Microsoft 365 does not accept the application's credential ("
                                    + fault.code()
                                    + ")",
                            "check directory id, client id and the secret's or certificate's end"
                                    + " date, then add the source again",
                            fault);
            case REFUSED ->
                    new Problem(
                            Code.GRAPH_REFUSED,
                            "Microsoft 365 refuses the list of users (" + fault.code() + ")",
                            "grant the application User.Read.All and Mail.Read and give admin"
                                    + " consent",
                            fault);
            case RESYNC, GONE, NO_MAILBOX, DAMAGED, OVER_QUOTA, THROTTLED, TRANSIENT, UNKNOWN ->
                    new Problem(
                            Code.GRAPH_REFUSED,
                            "the list of users could not be read to its end (" + fault.code() + ")",
                            "sync the source again later; nothing read so far is lost",
                            fault);
        };
    }

    private Supplier<RequestInformation> users(@Nullable String link) throws GraphFault {
        var builder = session.wire().client().users();
        if (link != null) {
            String safe = MailRequests.checked(link, session.host());
            return () -> builder.withUrl(safe).toGetRequestInformation();
        }
        return () ->
                builder.toGetRequestInformation(
                        q -> {
                            q.queryParameters.select = FIELDS;
                            q.queryParameters.top = 999;
                        });
    }
}

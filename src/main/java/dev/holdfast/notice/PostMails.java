package dev.holdfast.notice;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Sends the mails that wait. A crash between sending and noting it sends a mail twice, under one
 * message id and with two links of which either acknowledges; none is lost.
 */
@Singleton
public class PostMails {
    private static final Logger LOG = LoggerFactory.getLogger(PostMails.class);

    private record Ready(Mails.Mail mail, String body) {}

    private final Transactions transactions;
    private final Mails mails;
    private final MailSettings settings;
    private final NoticeSettings notices;
    private final AuditLog audit;
    private final Clock clock;

    PostMails(
            Transactions transactions,
            Mails mails,
            MailSettings settings,
            NoticeSettings notices,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.mails = mails;
        this.settings = settings;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Sends what is due; what the server does not take is tried again later.
     *
     * @return how many mails it took
     */
    public int post() {
        if (!settings.complete()) {
            return 0;
        }
        int sent = 0;
        Smtp smtp = null;
        try {
            Optional<Ready> next = next();
            while (next.isPresent()) {
                Ready ready = next.get();
                try {
                    if (smtp == null || smtp.lost()) {
                        smtp = Smtp.connect(settings);
                    }
                    smtp.send(ready.mail(), ready.body(), clock.instant());
                    sent(ready.mail());
                    sent++;
                } catch (SendFailedException e) {
                    failed(ready.mail(), e); // this one only: another recipient may be fine
                } catch (MessagingException e) {
                    failed(ready.mail(), e);
                    return sent; // the server is away; the others keep their turn
                }
                next = next();
            }
            return sent;
        } finally {
            close(smtp);
        }
    }

    /** The next mail with a link of its own, whose hash is on record before the mail is out. */
    private Optional<Ready> next() {
        return transactions.write(
                connection -> {
                    Instant at = clock.instant();
                    Optional<Mails.Mail> taken = mails.take(connection, at);
                    if (taken.isEmpty()) {
                        return Optional.empty();
                    }
                    Mails.Mail mail = taken.get();
                    if (!mail.purpose().acknowledged()) {
                        return Optional.of(new Ready(mail, mail.body()));
                    }
                    LinkToken token = LinkToken.random();
                    mails.link(connection, mail, token.hash(), at, notices.linkEnds(at));
                    return Optional.of(
                            new Ready(
                                    mail,
                                    NoticeText.fill(
                                            mail.body(),
                                            Map.of(
                                                    NoticeText.LINK,
                                                    notices.url()
                                                            + "/acknowledge/"
                                                            + token.text()))));
                });
    }

    private void sent(Mails.Mail mail) {
        transactions.write(
                connection -> {
                    mails.sent(connection, mail, clock.instant());
                    return audit.append(
                            connection,
                            Actor.SYSTEM,
                            "notice.sent",
                            "notice/" + mail.notice(),
                            Map.of(
                                    "purpose", mail.purpose().label(),
                                    "to", mail.recipient(),
                                    "messageId", mail.messageId(),
                                    "attempt", mail.attempt()));
                });
    }

    private void failed(Mails.Mail mail, MessagingException e) {
        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
        LOG.warn("the mail to {} was not taken: {}", mail.recipient(), why);
        transactions.write(
                connection -> {
                    mails.failed(connection, mail, why);
                    return audit.append(
                            connection,
                            Actor.SYSTEM,
                            "notice.not-sent",
                            "notice/" + mail.notice(),
                            Map.of(
                                    "purpose", mail.purpose().label(),
                                    "to", mail.recipient(),
                                    "attempt", mail.attempt(),
                                    "why", why));
                });
    }

    private static void close(@org.jspecify.annotations.Nullable Smtp smtp) {
        if (smtp != null) {
            try {
                smtp.close();
            } catch (MessagingException e) {
                LOG.debug("the mail server did not say goodbye", e);
            }
        }
    }
}

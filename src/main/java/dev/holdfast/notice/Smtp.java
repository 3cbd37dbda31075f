package dev.holdfast.notice;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An open connection to the mail server. */
final class Smtp implements AutoCloseable {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss xx", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private final MailSettings settings;
    private final Session session;
    private final Transport transport;

    private Smtp(MailSettings settings, Session session, Transport transport) {
        this.settings = settings;
        this.session = session;
        this.transport = transport;
    }

    static Smtp connect(MailSettings settings) throws MessagingException {
        Session session = Session.getInstance(settings.properties());
        Transport transport = session.getTransport("smtp");
        if (settings.user().isEmpty()) {
            transport.connect();
        } else {
            transport.connect(
                    settings.host(), settings.port(), settings.user(), settings.password());
        }
        return new Smtp(settings, session, transport);
    }

    boolean lost() {
        return !transport.isConnected();
    }

    /** Returns when the server has taken the mail. */
    void send(Mails.Mail mail, String body, Instant at) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient(), true));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(body, StandardCharsets.UTF_8.name());
        message.setHeader("Date", DATE.format(at));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        // after saveChanges, which would put one of its own there
        message.setHeader("Message-ID", mail.messageId());
        transport.sendMessage(message, message.getAllRecipients());
    }

    @Override
    public void close() throws MessagingException {
        transport.close();
    }
}

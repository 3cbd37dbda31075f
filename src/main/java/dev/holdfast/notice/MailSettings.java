package dev.holdfast.notice;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import java.util.Properties;

/** The mail server, as the environment names it. Without a host nothing is sent. */
@Singleton
class MailSettings {
    private static final int TLS_FROM_THE_START = 465;
    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "30000";

    private final String host;
    private final int port;
    private final String user;
    private final String password;
    private final String from;
    private final boolean startTls;

    MailSettings(
            @Value("${holdfast.mail.host:}") String host,
            @Value("${holdfast.mail.port:587}") int port,
            @Value("${holdfast.mail.user:}") String user,
            @Value("${holdfast.mail.password:}") String password,
            @Value("${holdfast.mail.from:}") String from,
            @Value("${holdfast.mail.starttls:true}") boolean startTls) {
        this.host = host.strip();
        this.port = port;
        this.user = user;
        this.password = password;
        this.from = from.strip();
        this.startTls = startTls;
    }

    boolean complete() {
        return !host.isEmpty() && !from.isEmpty();
    }

    /**
     * @throws Problem HF-2036 unless mails can be sent
     */
    void require() {
        if (!complete()) {
            throw new Problem(
                    Code.MAIL_NOT_SET_UP,
                    "no mail server is set up, so no custodian can be told",
                    "set HOLDFAST_MAIL_HOST, HOLDFAST_MAIL_FROM and HOLDFAST_NOTICE_URL, and"
                            + " start the service again");
        }
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    String user() {
        return user;
    }

    String password() {
        return password;
    }

    String from() {
        return from;
    }

    /** For Jakarta Mail. Where TLS is asked for, a server without it gets no mail. */
    Properties properties() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", Integer.toString(port));
        properties.put("mail.smtp.auth", Boolean.toString(!user.isEmpty()));
        properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.put("mail.smtp.timeout", ANSWER_MILLIS);
        properties.put("mail.smtp.writetimeout", ANSWER_MILLIS);
        boolean fromTheStart = port == TLS_FROM_THE_START;
        properties.put("mail.smtp.ssl.enable", Boolean.toString(fromTheStart));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.starttls.enable", Boolean.toString(startTls && !fromTheStart));
        properties.put("mail.smtp.starttls.required", Boolean.toString(startTls && !fromTheStart));
        return properties;
    }
}

package dev.holdfast.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;

import dev.holdfast.audit.Actor;
import dev.holdfast.console.ConsoleServer;
import dev.holdfast.console.MovableClock;
import dev.holdfast.hold.HoldScope;
import dev.holdfast.hold.MatterFacts;
import dev.holdfast.hold.OpenMatter;
import dev.holdfast.hold.PlaceHold;
import dev.holdfast.register.Transactions;

import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server, a service that uses it, and a clock to be moved. */
final class NoticeScene implements AutoCloseable {
    static final Actor COUNSEL = new Actor("carla");
    static final String MATTER = "Gull v. Lamp";

    private static final Pattern LINK =
            Pattern.compile("https://holds\\.lamp\\.example(/acknowledge/([A-Za-z0-9_-]{43}))");

    final MovableClock clock = new MovableClock();
    private final HttpClient browser = HttpClient.newHttpClient();
    private GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final int port;
    private final ConsoleServer server;

    NoticeScene() {
        mail.start();
        port = mail.getSmtp().getPort();
        server =
                ConsoleServer.start(
                        clock,
                        Map.of(
                                "holdfast.organisation", "Lamp & Co.",
                                "holdfast.notice.url", "https://holds.lamp.example/",
                                "holdfast.mail.host", "127.0.0.1",
                                "holdfast.mail.port", port,
                                "holdfast.mail.starttls", "false",
                                "holdfast.mail.from", "Legal <legal@lamp.example>"));
    }

    @Override
    public void close() {
        server.close();
        mail.stop();
    }

    void stopMail() {
        mail.stop();
    }

    void startMail() {
        mail = new GreenMail(new ServerSetup(port, null, ServerSetup.PROTOCOL_SMTP));
        mail.start();
    }

    /** The audit log as text. */
    String log() {
        return String.join("\n", server.log());
    }

    long place(String... custodians) {
        bean(OpenMatter.class)
                .open(
                        MATTER,
                        new MatterFacts(
                                null,
                                "A lamp that went out",
                                null,
                                List.of("Gull & Sons", "Lamp & Co."),
                                List.of("Carla Counsel <carla@law.example>"),
                                null,
                                null),
                        COUNSEL);
        return ((PlaceHold.Outcome.Placed)
                        bean(PlaceHold.class)
                                .place(
                                        MATTER,
                                        new HoldScope(
                                                Arrays.asList(custodians),
                                                "lighthouse",
                                                null,
                                                null),
                                        true,
                                        COUNSEL))
                .hold()
                .number();
    }

    int post() {
        return bean(PostMails.class).post();
    }

    KeepAsking.Done round() {
        return bean(KeepAsking.class).round();
    }

    ReadNotices.Register register(long hold) {
        return bean(ReadNotices.class).register(hold);
    }

    Notice notice(long hold, String custodian) {
        return register(hold).entries().stream()
                .map(ReadNotices.Entry::notice)
                .filter(one -> one.custodian().equals(custodian) && one.endedAt() == null)
                .findFirst()
                .orElseThrow();
    }

    List<MimeMessage> mailsTo(String address) throws Exception {
        List<MimeMessage> mails = new ArrayList<>();
        for (MimeMessage one : mail.getReceivedMessages()) {
            if (one.getRecipients(Message.RecipientType.TO)[0].toString().equals(address)) {
                mails.add(one);
            }
        }
        return mails;
    }

    static String text(MimeMessage message) {
        return GreenMailUtil.getBody(message);
    }

    static String link(MimeMessage message) throws Exception {
        Matcher link = LINK.matcher(String.valueOf(message.getContent()));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    HttpResponse<String> get(String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Sec-Fetch-Site", "cross-site")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String form, String site) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Sec-Fetch-Site", site)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    String page(String path) throws Exception {
        return browser.send(
                        asAdministrator(path).header("Accept", "text/html").build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    void form(String path, String form) throws Exception {
        HttpResponse<String> answer =
                browser.send(
                        asAdministrator(path)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    HttpRequest.Builder asAdministrator(String path) throws Exception {
        return HttpRequest.newBuilder(URI.create(server.url() + path))
                .header(
                        "Authorization",
                        "Bearer " + Files.readString(server.home().tokenFile()).strip());
    }

    String dump(String table) {
        return bean(Transactions.class)
                .read(
                        connection -> {
                            try (Statement statement = connection.createStatement();
                                    var rows =
                                            statement.executeQuery(
                                                    "SELECT t::text FROM " + table + " t")) {
                                StringBuilder all = new StringBuilder();
                                while (rows.next()) {
                                    all.append(rows.getString(1)).append('\n');
                                }
                                return all.toString();
                            }
                        });
    }

    void sql(String sql) {
        bean(Transactions.class)
                .write(
                        connection -> {
                            try (Statement statement = connection.createStatement()) {
                                return statement.executeUpdate(sql);
                            }
                        });
    }

    <T> T bean(Class<T> type) {
        return server.bean(type);
    }
}

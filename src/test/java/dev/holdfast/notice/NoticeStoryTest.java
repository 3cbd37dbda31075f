package dev.holdfast.notice;

import static dev.holdfast.notice.NoticeScene.COUNSEL;
import static dev.holdfast.notice.NoticeScene.MATTER;
import static dev.holdfast.notice.NoticeScene.link;
import static dev.holdfast.notice.NoticeScene.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.VerifyAuditLog;
import dev.holdfast.directory.ImportDirectory;
import dev.holdfast.hold.EditMatter;
import dev.holdfast.hold.ReleaseHold;
import dev.holdfast.register.Transactions;

import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** What custodians get and do, over a real mail server and a real page, under a moved clock. */
class NoticeStoryTest {
    private static final String WIM = "wim@lamp.example";

    private final NoticeScene scene = new NoticeScene();

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void custodiansShouldBeToldRemindedEscalatedSucceededAndReleased() throws Exception {
        long hold = scene.place("Vera Lamp", WIM, "Nora");
        EditMatter edit = scene.bean(EditMatter.class);
        edit.custodian(MATTER, "Vera Lamp", "vera@lamp.example", "boss@lamp.example", COUNSEL);

        // Those who can be reached are told, once.
        assertThat(scene.bean(IssueNotices.class).issue(hold, List.of(), COUNSEL))
                .extracting(IssueNotices.Told::state)
                .containsExactly("issued", "issued", "no-address");
        assertThat(scene.post()).isEqualTo(2);
        assertThat(scene.bean(IssueNotices.class).issue(hold, List.of(), COUNSEL))
                .extracting(IssueNotices.Told::state)
                .containsExactly("unchanged", "unchanged", "no-address");
        assertThat(scene.post()).isZero();
        MimeMessage first = scene.mailsTo("vera@lamp.example").getFirst();
        assertThat(first.getSubject()).isEqualTo("Legal hold: keep everything on Gull v. Lamp");
        assertThat(first.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(text(first))
                .contains("To Vera Lamp", "Lamp & Co.", "Gull & Sons, Lamp & Co.", "carla@law")
                .doesNotContain("{")
                .doesNotContain(WIM)
                .doesNotContain("lighthouse");
        assertThat(scene.register(hold).untold()).containsExactly("Nora");

        // The link is in the mail and nowhere else.
        String vera = link(first);
        assertThat(scene.dump("notice_mail") + scene.dump("notice") + scene.dump("notice_link"))
                .doesNotContain(vera.substring(vera.lastIndexOf('/') + 1));

        // Looking acknowledges nothing; the button does, once, when all is answered.
        assertThat(scene.get(vera).statusCode()).isEqualTo(200);
        assertThat(scene.get(vera).body()).contains("private devices", "will comply");
        assertThat(scene.register(hold).acknowledged()).isZero();
        assertThat(scene.post(vera, "answer-0=yes", "cross-site").statusCode()).isEqualTo(403);
        assertThat(scene.post(vera, "answer-0=yes&answer-1=perhaps", "same-origin").statusCode())
                .isEqualTo(400);
        String answers = "answer-0=yes&answer-1=no&answer-2=a+chat+%3Cb%3E&answer-3=";
        assertThat(scene.post(vera, answers, "same-origin").body()).contains("Thank you");
        assertThat(scene.post(vera, answers, "same-origin").statusCode()).isEqualTo(410);
        assertThat(scene.get(vera).body()).contains("has been acknowledged");
        Notice acknowledged = scene.notice(hold, "Vera Lamp");
        assertThat(acknowledged.state()).isEqualTo("acknowledged");
        assertThat(acknowledged.answers())
                .extracting(Notice.Answer::answer)
                .containsExactly("yes", "no", "a chat <b>", "");
        assertThat(scene.get("/acknowledge/" + "x".repeat(43)).statusCode()).isEqualTo(404);
        assertThat(scene.page("/notices/H-" + hold))
                .contains("acknowledged", "a chat &lt;b&gt;", "1 not acknowledged", "Nora");

        // Who does not answer is reminded, with a link of its own, and not twice a week.
        scene.clock.move(Duration.ofDays(8));
        assertThat(scene.round()).isEqualTo(new KeepAsking.Done(1, 0, 0));
        assertThat(scene.post()).isEqualTo(1);
        assertThat(scene.round()).isEqualTo(new KeepAsking.Done(0, 0, 0));
        MimeMessage reminder = scene.mailsTo(WIM).getLast();
        assertThat(reminder.getSubject()).startsWith("Reminder");
        assertThat(text(reminder)).contains("reminder 1").contains("22 November 2026");
        String wim = link(reminder);
        assertThat(wim).isNotEqualTo(link(scene.mailsTo(WIM).getFirst()));
        assertThat(scene.get(wim).statusCode()).isEqualTo(200);

        // After two weeks counsel hears of it, for nobody knows a manager.
        scene.clock.move(Duration.ofDays(7));
        assertThat(scene.round()).isEqualTo(new KeepAsking.Done(1, 1, 0));
        assertThat(scene.post()).isEqualTo(2);
        assertThat(text(scene.mailsTo("carla@law.example").getFirst())).contains(WIM + " was sent");
        assertThat(scene.notice(hold, WIM).state()).isEqualTo("escalated");
        scene.clock.move(Duration.ofDays(8));
        assertThat(scene.round()).isEqualTo(new KeepAsking.Done(1, 0, 0));
        scene.post();

        // The text changes: what was said before is outdated, and said anew in its place.
        scene.form(
                "/notices/H-" + hold + "/template",
                "kind=hold&subject=Now+also+pumps:+{matter}&body={custodian}:+{link}"
                        + "&questions=choice+[here,+there]:+Where%3F");
        assertThat(scene.register(hold).entries()).allMatch(ReadNotices.Entry::outdated);
        scene.bean(IssueNotices.class).issue(hold, List.of("Vera Lamp", WIM), COUNSEL);
        assertThat(scene.post()).isEqualTo(2);
        assertThat(scene.get(wim).body()).contains("Another notice has taken its place");
        assertThat(scene.notice(hold, "Vera Lamp").issue()).isEqualTo(2);
        assertThat(scene.notice(hold, "Vera Lamp").state()).isEqualTo("sent");

        // Vera leaves; the successor has to acknowledge.
        scene.bean(IssueNotices.class)
                .leave(
                        MATTER,
                        "Vera Lamp",
                        LocalDate.of(2026, 12, 20),
                        "sue@lamp.example",
                        COUNSEL);
        assertThat(scene.post()).isEqualTo(1);
        String successor = link(scene.mailsTo("sue@lamp.example").getFirst());
        assertThat(text(scene.mailsTo("sue@lamp.example").getFirst()))
                .contains("Vera Lamp", "has left");
        assertThat(scene.get(link(scene.mailsTo("vera@lamp.example").getLast())).body())
                .contains("Another notice");
        assertThat(scene.post(successor, "answer-0=a+phone", "same-origin").body())
                .contains("Thank you");

        // At the end, both who were told last are told that it is over.
        scene.bean(ReleaseHold.class).release(hold, "settled", COUNSEL);
        assertThat(scene.round().releases()).isZero();
        scene.bean(ReleaseHold.class).release(hold, null, new Actor("dora"));
        assertThat(scene.round()).isEqualTo(new KeepAsking.Done(0, 0, 2));
        assertThat(scene.post()).isEqualTo(2);
        assertThat(scene.mailsTo("sue@lamp.example").getLast().getSubject()).startsWith("Released");
        assertThat(scene.mailsTo(WIM).getLast().getSubject()).startsWith("Released");
        assertThat(scene.get(link(scene.mailsTo(WIM).get(scene.mailsTo(WIM).size() - 2))).body())
                .contains("The hold has been released");
        assertThat(scene.round()).isEqualTo(new KeepAsking.Done(0, 0, 0));

        // Every step is in the log.
        String log = scene.log();
        assertThat(log)
                .contains(
                        "notice.issue",
                        "notice.sent",
                        "notice.no-address",
                        "notice.acknowledge",
                        "notice.remind",
                        "notice.escalate",
                        "notice.template",
                        "matter.custodian",
                        "notice.release",
                        "vera@lamp.example");
        assertThat(
                        scene.bean(Transactions.class)
                                .read(c -> scene.bean(VerifyAuditLog.class).verify(c, List.of()))
                                .problems())
                .isEmpty();
    }

    @Test
    void mailsShouldOutliveADeadServerAndACrashAndLinksShouldExpire() throws Exception {
        long hold = scene.place(WIM);
        scene.stopMail();
        scene.bean(IssueNotices.class).issue(hold, List.of(), COUNSEL);
        assertThat(scene.post()).isZero();
        assertThat(scene.notice(hold, WIM).state()).isEqualTo("failing");
        assertThat(scene.post()).as("not again at once").isZero();
        scene.clock.move(Duration.ofDays(8));
        assertThat(scene.round())
                .as("nobody is reminded of what never came")
                .isEqualTo(new KeepAsking.Done(0, 0, 0));
        scene.startMail();
        assertThat(scene.post()).isEqualTo(1);
        assertThat(scene.notice(hold, WIM).state()).isEqualTo("sent");

        // As if the service had died between sending and noting it.
        scene.sql(
                "UPDATE notice_mail SET sent_at = NULL, next_attempt = now() - interval '9 years'");
        assertThat(scene.post()).isEqualTo(1);
        List<MimeMessage> twice = scene.mailsTo(WIM);
        assertThat(twice).hasSize(2);
        assertThat(twice.get(0).getMessageID())
                .isEqualTo(twice.get(1).getMessageID())
                .endsWith("@lamp.example>");
        assertThat(link(twice.get(0))).isNotEqualTo(link(twice.get(1)));
        assertThat(scene.get(link(twice.get(0))).statusCode()).isEqualTo(200);
        scene.clock.move(Duration.ofDays(91));
        assertThat(scene.get(link(twice.get(1))).body()).contains("has expired");
        assertThat(
                        scene.post(link(twice.get(1)), "answer-0=no&answer-1=no", "same-origin")
                                .statusCode())
                .isEqualTo(410);
        assertThat(scene.bean(KeepAsking.class).remind(hold, null, COUNSEL)).isEqualTo(1);
        scene.post();
        assertThat(
                        scene.post(
                                        link(scene.mailsTo(WIM).getLast()),
                                        "answer-0=no&answer-1=no",
                                        "same-origin")
                                .body())
                .contains("Thank you");
        assertThatThrownBy(() -> scene.sql("UPDATE notice SET answers = '[]'"))
                .hasMessageContaining("HF-2035");
        assertThatThrownBy(() -> scene.sql("UPDATE notice SET body = 'else'"))
                .hasMessageContaining("HF-2035");
    }

    @Test
    void directoryShouldSayWhoIsReachedAndWhoIsToldWhenTheyAreSilent() throws Exception {
        long hold = scene.place("Nora");
        scene.bean(ImportDirectory.class)
                .read(
                        "people.csv",
                        "name,mail,manager\nNora,nora@lamp.example,Bo\nBo,bo@lamp.example,\n"
                                .getBytes(StandardCharsets.UTF_8),
                        null,
                        false,
                        COUNSEL);
        scene.bean(IssueNotices.class).issue(hold, List.of(), COUNSEL);
        assertThat(scene.post()).isEqualTo(1);
        scene.clock.move(Duration.ofDays(15));
        assertThat(scene.round()).isEqualTo(new KeepAsking.Done(1, 1, 0));
        assertThat(scene.post()).isEqualTo(2);
        assertThat(scene.mailsTo("nora@lamp.example")).hasSize(2);
        assertThat(scene.mailsTo("bo@lamp.example")).hasSize(1);
    }
}

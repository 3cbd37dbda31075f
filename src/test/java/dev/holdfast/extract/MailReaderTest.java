package dev.holdfast.extract;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.item.Content;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

class MailReaderTest {
    private final MailReader reader = new MailReader(new DocumentReader(DocumentLimits.DEFAULT));

    @Test
    void headerShouldGivePeopleSubjectDatesAndIds() throws Exception {
        Extracted mail =
                read(
                        """
                        Received: by mx.example.org; Tue, 6 Jan 2015 10:00:09 +0100
                        From: "Berg, Ann" <Ann@example.org>
                        To: undisclosed: bob@example.org;, =?utf-8?Q?Z=C3=A9?= <z@example.net>
                        Cc: carl@example.org (Carl)
                        Subject: =?iso-8859-1?Q?Caf=E9?=
                         today
                        Date: Tue, 06 Jan 15 10:00:00 +0100
                        Message-ID: <3@example.org>
                        References: <1@example.org> <2@example.org>
                        In-Reply-To: <2@example.org>
                        X-Priority: 1

                        Hello
                        """);
        assertThat(mail.from()).containsExactly(new Participant("Berg, Ann", "Ann@example.org"));
        assertThat(mail.to())
                .containsExactly(
                        new Participant("", "bob@example.org"),
                        new Participant("Zé", "z@example.net"));
        assertThat(mail.cc()).containsExactly(new Participant("Carl", "carl@example.org"));
        assertThat(mail.subject()).isEqualTo("Café today");
        assertThat(mail.sent()).isEqualTo(Instant.parse("2015-01-06T09:00:00Z"));
        assertThat(mail.received()).isEqualTo(Instant.parse("2015-01-06T09:00:09Z"));
        assertThat(mail.messageId()).isEqualTo("3@example.org");
        assertThat(mail.inReplyTo()).containsExactly("2@example.org", "1@example.org");
        assertThat(mail.properties())
                .containsEntry("importance", "high")
                .containsEntry("itemclass", "IPM.Note");
        assertThat(mail.unreadable()).isNull();
    }

    @Test
    void bodyShouldHoldAllTextPartsAndAttachmentsShouldNot() throws Exception {
        Extracted mail =
                read(
                        """
                        Subject: parts
                        MIME-Version: 1.0
                        Content-Type: multipart/mixed; boundary=x

                        --x
                        Content-Type: text/plain; charset=utf-8
                        Content-Transfer-Encoding: base64

                        w7xtbGF1dA==
                        --x
                        Content-Type: text/html

                        <style>p{}</style><p>one<b>two</b> &amp; three</p><script>no()</script>
                        --x
                        Content-Type: text/plain
                        Content-Disposition: attachment; filename*0*=utf-8''na%C3%AF; filename*1=ve.txt

                        secret
                        --x
                        Content-Type: message/rfc822

                        Subject: inner

                        forwarded text
                        --x--
                        """);
        assertThat(mail.body())
                .contains("ümlaut")
                .contains("onetwo & three")
                .contains("forwarded text");
        assertThat(mail.body())
                .doesNotContain("secret")
                .doesNotContain("no()")
                .doesNotContain("p{}");
        assertThat(mail.hasAttachment()).isTrue();
        assertThat(mail.attachments())
                .singleElement()
                .satisfies(
                        a -> {
                            assertThat(a.name()).isEqualTo("naïve.txt");
                            assertThat(a.part()).isEqualTo("3");
                            assertThat(a.text()).contains("secret");
                        });
    }

    @Test
    void textShouldBeReadWhenItsCharsetIsMissingUnknownOrWrong() throws Exception {
        assertThat(body("", "caf\u00e9".getBytes(UTF_8))).isEqualTo("café");
        assertThat(body("", "caf\u00e9".getBytes(ISO_8859_1))).isEqualTo("café");
        assertThat(
                        body(
                                "Content-Type: text/plain; charset=klingon\n",
                                "caf\u00e9".getBytes(ISO_8859_1)))
                .isEqualTo("café");
        assertThat(
                        body(
                                "Content-Type: text/plain; charset=\"iso-8859-15\"\n",
                                new byte[] {(byte) 0xa4}))
                .isEqualTo("€");
    }

    @Test
    void brokenMessageShouldStillGiveWhatItHas() throws Exception {
        assertThat(read("Subject: no body").subject()).isEqualTo("no body");
        assertThat(
                        read("Subject: x\n"
                                        + "Content-Type: multipart/mixed; boundary=none\n\n"
                                        + "lost text\n")
                                .body())
                .contains("lost text");
        assertThat(read("From ann Mon Jan  5 10:00:00 2015\nSubject: x\n\nhi\n").subject())
                .isEqualTo("x");
        String deep = "Content-Type: message/rfc822\n\n".repeat(500) + "Subject: deep\n\nhi\n";
        assertThat(read("Subject: outer\n" + deep).unreadable()).contains("nested deeper");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thu, 18 Jul 102 20:51:35 GMT | 0102-07-18T20:51:35Z",
                "Mon, 29 Feb 2016 23:59:59 -0500 (EST) | 2016-03-01T04:59:59Z",
                "6 Jan 69 10:00 PST | 1969-01-06T18:00:00Z",
                "Jan 6 2015 10:00:00 +0000 | 2015-01-06T10:00:00Z",
                "Tuesday, 06-Jan-15 10:00:00 GMT | 2015-01-06T10:00:00Z",
                "Tue, 6 Jan 2015 10:00:00 | 2015-01-06T10:00:00Z",
                "Tue Jan  6 10:00:00 2015 | 2015-01-06T10:00:00Z",
                "Tue, 31 Feb 2015 10:00:00 +0000 | ",
                "yesterday | "
            })
    void dateShouldBeReadAsMailProgramsDo(String text, String expected) {
        assertThat(MailDate.parse(text))
                .isEqualTo(expected == null ? null : Instant.parse(expected));
    }

    private String body(String header, byte[] body) throws InterruptedException {
        byte[] head = ("Subject: x\n" + header + "\n").getBytes(UTF_8);
        byte[] all = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return reader.read(new Content.InMemory(all)).body();
    }

    private Extracted read(String message) throws InterruptedException {
        return reader.read(new Content.InMemory(message.getBytes(UTF_8)));
    }
}

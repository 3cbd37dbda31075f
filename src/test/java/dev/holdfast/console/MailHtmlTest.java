package dev.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailHtmlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<p onclick='alert(1)'>x</p>",
                "<a href='javascript:alert(1)'>x</a>",
                "<iframe src='https://tracker.example'></iframe>",
                "<form action='https://phish.example'><input name=password></form>",
                "<svg><animate onbegin=alert(1)></svg>",
                "<style>body{background:url(https://tracker.example/1)}</style>",
                "<p style='background:url(https://tracker.example/1)'>x</p>",
                "<img src=x onerror=alert(1)>",
                "<div hx-get='/audit' hx-trigger='load'>x</div>",
                "<meta http-equiv=refresh content='0;url=https://phish.example'>",
                "<base href='https://phish.example/'>",
                "<p id='main' class='rail'>x</p>"
            })
    void mailHtmlShouldDropWhatActsOrPhonesHome(String markup) {
        assertThat(MailHtml.of(markup).clean())
                .doesNotContain(
                        "alert", "example", "<form", "<input", "hx-", "style", "id=", "class=",
                        "<img", "<svg");
    }

    @Test
    void mailHtmlShouldKeepTextTablesAndLinksAndCountImages() {
        MailHtml mail =
                MailHtml.of(
                        "<table><tr><td colspan=\"2\">Lot <b>7731</b></td></tr></table><a"
                                + " href=\"https://carrier.example/\">claim</a><img"
                                + " src=\"https://tracker.example/1.gif\"><img src=\"cid:a\">");
        assertThat(mail.clean())
                .contains("<td colspan=\"2\">Lot <b>7731</b></td>")
                .contains("href=\"https://carrier.example/\"")
                .contains("noreferrer");
        assertThat(mail.imagesNotLoaded()).isEqualTo(2);
    }
}

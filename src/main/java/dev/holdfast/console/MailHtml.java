package dev.holdfast.console;

import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the HTML of a stranger's mail safe to show: text, tables and links stay; script, style,
 * forms, frames and images go.
 *
 * <p>A remote image tells its sender that the mail was read, so none is loaded; how many there were
 * is said instead.
 */
public record MailHtml(String clean, int imagesNotLoaded) {
    private static final String[] KEPT = {
        "p",
        "div",
        "span",
        "br",
        "hr",
        "b",
        "strong",
        "i",
        "em",
        "u",
        "s",
        "sub",
        "sup",
        "small",
        "pre",
        "code",
        "tt",
        "blockquote",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "center",
        "font"
    };

    public static MailHtml of(String markup) {
        AtomicInteger images = new AtomicInteger();
        PolicyFactory policy =
                new HtmlPolicyBuilder()
                        .allowElements(KEPT)
                        .allowAttributes("colspan", "rowspan")
                        .matching(
                                (element, attribute, value) ->
                                        value.matches("[1-9][0-9]?") ? value : null)
                        .onElements("td", "th")
                        .allowElements("a")
                        .allowAttributes("href")
                        .onElements("a")
                        .allowUrlProtocols("http", "https", "mailto")
                        .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
                        .allowElements(
                                (element, attributes) -> {
                                    images.incrementAndGet();
                                    return null;
                                },
                                "img")
                        .allowAttributes("src")
                        .onElements("img")
                        .toFactory();
        return new MailHtml(policy.sanitize(markup), images.get());
    }
}

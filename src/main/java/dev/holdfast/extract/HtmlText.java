package dev.holdfast.extract;

import org.jsoup.parser.Parser;

import java.util.Locale;
import java.util.Set;

/**
 * HTML without its tags. One pass, no tree: mail is mostly HTML and a tree costs ten times as much.
 * Scripts, styles and comments go, entities are decoded, tags within a word join its halves and all
 * others part words.
 */
final class HtmlText {
    private static final Set<String> HIDDEN = Set.of("script", "style");
    private static final Set<String> INLINE =
            Set.of(
                    "a", "abbr", "acronym", "b", "big", "bdo", "cite", "code", "del", "dfn", "em",
                    "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike",
                    "strong", "sub", "sup", "tt", "u", "var", "wbr");

    private HtmlText() {}

    static String of(String html) {
        StringBuilder text = new StringBuilder(html.length() / 2);
        int at = 0;
        while (at < html.length()) {
            int open = html.indexOf('<', at);
            if (open < 0) {
                text.append(html, at, html.length());
                break;
            }
            text.append(html, at, open);
            at = afterTag(html, open, text);
        }
        String plain = text.toString();
        return plain.indexOf('&') < 0 ? plain : Parser.unescapeEntities(plain, false);
    }

    private static int afterTag(String html, int open, StringBuilder text) {
        if (html.startsWith("<!--", open)) {
            int close = html.indexOf("-->", open + 4);
            int early = html.indexOf('>', open + 4);
            return close >= 0 ? close + 3 : early >= 0 ? early + 1 : html.length();
        }
        int name = open + 1;
        boolean closing = name < html.length() && html.charAt(name) == '/';
        name += closing ? 1 : 0;
        if (name >= html.length() || !isTagStart(html.charAt(name), closing)) {
            text.append('<');
            return open + 1;
        }
        int end = name;
        while (end < html.length()
                && (Character.isLetterOrDigit(html.charAt(end)) || html.charAt(end) == ':')) {
            end++;
        }
        String tag = html.substring(name, end).toLowerCase(Locale.ROOT);
        int close = tagEnd(html, end);
        if (!closing && HIDDEN.contains(tag) && html.charAt(Math.max(close - 2, 0)) != '/') {
            return afterHidden(html, close, tag);
        }
        if (!INLINE.contains(tag)) {
            text.append('\n');
        }
        return close;
    }

    private static boolean isTagStart(char c, boolean closing) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || !closing && (c == '!' || c == '?');
    }

    /** Behind the {@code >} that ends the tag; one in a quoted value does not. */
    private static int tagEnd(String html, int from) {
        char quote = 0;
        for (int i = from; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return i + 1;
            } else if ((c == '"' || c == '\'') && html.charAt(i - 1) == '=') {
                quote = html.indexOf(c, i + 1) < 0 ? 0 : c;
            }
        }
        return html.length();
    }

    private static int afterHidden(String html, int from, String tag) {
        for (int i = html.indexOf("</", from); i >= 0; i = html.indexOf("</", i + 2)) {
            if (html.regionMatches(true, i + 2, tag, 0, tag.length())) {
                return tagEnd(html, i + 2 + tag.length());
            }
        }
        return html.length();
    }
}

package dev.holdfast.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads address headers of any quality: names in quotes or comments, groups, encoded words,
 * semicolons for commas, and bare names, as mail systems before the internet wrote them. Never
 * fails.
 */
final class MailAddresses {
    private static final String SPECIAL = "\"(<,;:";
    private static final Pattern SPACED = Pattern.compile("\\s*([@.])\\s*");

    private final String text;
    private final StringBuilder phrase = new StringBuilder();
    private final StringBuilder angle = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private final List<Participant> found = new ArrayList<>(2);
    private boolean hasAngle;
    private boolean quoted;

    private MailAddresses(String text) {
        this.text = text;
    }

    /**
     * @param value unfolded header value, not yet decoded
     */
    static List<Participant> parse(String value) {
        MailAddresses addresses = new MailAddresses(value);
        addresses.run();
        return addresses.found;
    }

    private void run() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> i = quote(i + 1);
                case '(' -> i = comment(i + 1);
                case '<' -> i = angle(i + 1);
                case ',', ';' -> {
                    finish();
                    i++;
                }
                case ':' -> {
                    if (isGroupName()) {
                        phrase.setLength(0);
                    } else {
                        phrase.append(c);
                    }
                    i++;
                }
                default -> {
                    int end = i + 1;
                    while (end < text.length() && SPECIAL.indexOf(text.charAt(end)) < 0) {
                        end++;
                    }
                    phrase.append(text, i, end);
                    i = end;
                }
            }
        }
        finish();
    }

    private boolean isGroupName() {
        return !hasAngle
                && phrase.indexOf("@") < 0
                && phrase.indexOf("[") < 0
                && text.indexOf(';') >= 0;
    }

    private int quote(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '"') {
            if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                i++;
            }
            phrase.append(text.charAt(i++));
        }
        quoted = true;
        return i + 1;
    }

    private int comment(int from) {
        int depth = 1;
        int i = from;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                break;
            }
            comment.append(text.charAt(i));
        }
        return i + 1;
    }

    private int angle(int from) {
        int close = text.indexOf('>', from);
        int open = text.indexOf('<', from);
        if (open >= 0 && (close < 0 || open < close) && text.substring(from, open).isBlank()) {
            return angle(open + 1);
        }
        int end = close < 0 ? text.length() : close;
        if (!hasAngle) {
            angle.append(text, from, end);
            hasAngle = true;
        }
        int i = end + 1;
        while (i < text.length() && text.charAt(i) == '>') {
            i++;
        }
        return i;
    }

    private void finish() {
        String words = phrase.toString().strip();
        String note = comment.toString().strip();
        if (hasAngle) {
            String address = angle.toString().strip();
            int route = address.startsWith("@") ? address.indexOf(':') : -1;
            add(words.isEmpty() ? note : words, route < 0 ? address : address.substring(route + 1));
        } else if (!words.isEmpty()) {
            String joined =
                    words.indexOf('@') >= 0 && words.indexOf(' ') >= 0
                            ? SPACED.matcher(words).replaceAll("$1")
                            : words;
            int space = joined.indexOf(' ');
            if (space < 0 && !(quoted && joined.indexOf('@') < 0)) {
                add(note, joined);
            } else if (joined.indexOf('@') >= 0) {
                int at = joined.indexOf('@');
                int start = joined.lastIndexOf(' ', at) + 1;
                int end = joined.indexOf(' ', at);
                String address = joined.substring(start, end < 0 ? joined.length() : end);
                add(
                        (joined.substring(0, start) + (end < 0 ? "" : joined.substring(end)))
                                .strip(),
                        address);
            } else {
                add(words, "");
            }
        } else if (!note.isEmpty()) {
            add(note, "");
        }
        phrase.setLength(0);
        angle.setLength(0);
        comment.setLength(0);
        hasAngle = false;
        quoted = false;
    }

    private void add(String name, String address) {
        String decodedName = MailText.decodedWords(name).strip();
        String decodedAddress = unquoted(MailText.decodedWords(address));
        if (decodedName.isEmpty() && decodedAddress.isEmpty()) {
            return;
        }
        found.add(
                new Participant(
                        decodedName.equals(decodedAddress) ? "" : decodedName, decodedAddress));
    }

    /** Some programs put the address itself in quotes. */
    private static String unquoted(String address) {
        int start = 0;
        int end = address.length();
        while (start < end && " \t'\"".indexOf(address.charAt(start)) >= 0) {
            start++;
        }
        while (start < end && " \t'\"".indexOf(address.charAt(end - 1)) >= 0) {
            end--;
        }
        return address.substring(start, end);
    }
}

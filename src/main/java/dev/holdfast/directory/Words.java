package dev.holdfast.directory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How the directory writes and compares the names of custodians, attributes and values. */
final class Words {
    static final String NAME = "name";
    static final String FROM = "from";
    static final String UNTIL = "until";
    static final String ALIAS = "alias";
    static final String GROUP = "group";
    static final String OPENED = "mailbox-opened";
    static final String LEFT = "left";

    /** Attributes whose value is a day. */
    static final Set<String> DAYS = Set.of(OPENED, LEFT);

    /** Attributes that concern one custodian alone, so that no scope is made of them. */
    static final Set<String> OF_ONE = Set.of(ALIAS, OPENED, LEFT);

    /** Other names of columns, as directories export them. */
    private static final Map<String, String> ALSO_CALLED =
            Map.ofEntries(
                    Map.entry("custodian", NAME),
                    Map.entry("aliases", ALIAS),
                    Map.entry("address", ALIAS),
                    Map.entry("addresses", ALIAS),
                    Map.entry("groups", GROUP),
                    Map.entry("opened", OPENED),
                    Map.entry("left-date", LEFT),
                    Map.entry("title", "job-title"));

    private static final Pattern GAPS = Pattern.compile("[\\s_]+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Words() {}

    /** The attribute that a column's heading or a scope names. */
    static String attribute(String heading) {
        String plain = GAPS.matcher(heading.strip().toLowerCase(Locale.ROOT)).replaceAll("-");
        return ALSO_CALLED.getOrDefault(plain, plain);
    }

    /** Equal for names and values that differ only in case, quotation marks and white space. */
    static String key(String text) {
        if (plain(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).replace("\"", "").strip();
        return SPACES.matcher(normal).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    /** Most are printable ASCII with single spaces between the words, and need no more work. */
    private static boolean plain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return before != ' ';
    }
}

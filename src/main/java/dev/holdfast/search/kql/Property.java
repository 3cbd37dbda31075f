package dev.holdfast.search.kql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a query may ask about, by the names Purview uses; names are matched without regard to case.
 */
public enum Property {
    FROM(Type.PERSON, "sender", "sender"),
    TO(Type.PERSON, "to"),
    CC(Type.PERSON, "cc"),
    BCC(Type.PERSON, "bcc"),
    RECIPIENTS(Type.PERSON, "to, cc or bcc"),
    PARTICIPANTS(Type.PERSON, "from, to, cc or bcc"),
    SUBJECT(Type.TEXT, "subject"),
    BODY(Type.TEXT, "body"),
    ATTACHMENTNAMES(Type.TEXT, "attachment names"),
    FILENAME(Type.TEXT, "file or attachment name"),
    PATH(Type.TEXT, "path"),
    AUTHOR(Type.TEXT, "author"),
    TITLE(Type.TEXT, "title"),
    CATEGORY(Type.TEXT, "category"),
    SUBJECTTITLE(Type.TEXT, "subject or title"),
    SENDERAUTHOR(Type.PERSON, "sender or author"),
    SENT(Type.DATE, "sent"),
    RECEIVED(Type.DATE, "received"),
    CREATED(Type.DATE, "created"),
    MODIFIED(Type.DATE, "modified", "lastmodifiedtime"),
    DATE(Type.DATE, "sent, received or modified"),
    SIZE(Type.NUMBER, "size in bytes"),
    ID(Type.NUMBER, "item number"),
    KIND(Type.KEYWORD, "kind"),
    CUSTODIAN(Type.KEYWORD, "custodian"),
    SOURCE(Type.KEYWORD, "source"),
    IMPORTANCE(Type.KEYWORD, "importance"),
    ITEMCLASS(Type.KEYWORD, "item class"),
    FILEEXTENSION(Type.KEYWORD, "file extension", "filetype"),
    HASATTACHMENT(Type.YES_NO, "has an attachment"),
    UNREADABLE(Type.YES_NO, "could not be read"),
    LABEL(Type.SET, "label", "compliancetag"),
    HOLD(Type.SET, "hold"),
    MATTER(Type.SET, "matter"),
    OUTCOME(Type.SET, "outcome"),
    POLICY(Type.SET, "policy"),
    PLAN(Type.SET, "disposition plan"),
    ERASURE(Type.SET, "request for erasure"),
    INGEST(Type.SET, "ingest"),
    GROUP(Type.MEMBERS, "group"),
    DEPARTMENT(Type.MEMBERS, "department"),
    JURISDICTION(Type.MEMBERS, "jurisdiction"),
    OFFICE(Type.MEMBERS, "office"),
    MANAGER(Type.MEMBERS, "manager"),
    JOBTITLE(Type.MEMBERS, "job title"),
    ATTRIBUTE(Type.MEMBERS, "attribute");

    /** What kind of value a property takes. */
    public enum Type {
        TEXT,
        PERSON,
        DATE,
        NUMBER,
        KEYWORD,
        YES_NO,
        SET,
        /** What the custodian directory says of the item's custodian. */
        MEMBERS
    }

    private static final Map<String, Property> BY_NAME =
            Stream.of(values())
                    .flatMap(p -> p.names().stream().map(name -> Map.entry(name, p)))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Type type;
    private final String english;
    private final List<String> alsoCalled;

    Property(Type type, String english, String... alsoCalled) {
        this.type = type;
        this.english = english;
        this.alsoCalled = List.of(alsoCalled);
    }

    public Type type() {
        return type;
    }

    /** The lower-case name in canonical queries. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The property in the words of a sentence. */
    public String english() {
        return english;
    }

    public static Optional<Property> parse(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The property whose name is closest to a misspelt one, if any is close. */
    static Optional<Property> closestTo(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        Optional<Property> best = Optional.empty();
        int bestDistance = Math.max(2, wanted.length() / 3) + 1;
        for (Map.Entry<String, Property> entry : BY_NAME.entrySet()) {
            int distance = distance(wanted, entry.getKey());
            boolean tie =
                    distance == bestDistance
                            && best.isPresent()
                            && entry.getValue().compareTo(best.get()) < 0;
            if (distance < bestDistance || tie) {
                best = Optional.of(entry.getValue());
                bestDistance = distance;
            }
        }
        return best;
    }

    private List<String> names() {
        return Stream.concat(
                        Stream.of(label()), alsoCalled.stream().filter(n -> !n.equals(label())))
                .toList();
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(swap, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}

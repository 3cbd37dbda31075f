package dev.holdfast.search;

import dev.holdfast.search.kql.Property;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The fields of the index. Changing any of this needs a new {@link #LAYOUT}. */
final class Fields {
    /** Version of the index layout, in every commit; another one means the index is rebuilt. */
    static final String LAYOUT = "1";

    static final String SUBJECT = "subject";
    static final String BODY = "body";
    static final String ATTACHMENT_TEXT = "attachment";
    static final String ATTACHMENT_NAMES = "filename";
    static final String PATH = "path";
    static final String AUTHOR = "author";
    static final String TITLE = "title";
    static final String CATEGORY = "category";

    static final String ORDINAL = "ordinal";
    static final String SIZE = "size";
    static final String CUSTODIAN = "custodian";

    static final List<String> ROLES = List.of("from", "to", "cc", "bcc");

    /** Where free text looks. */
    static final List<String> FREE_TEXT =
            List.of(
                    SUBJECT,
                    BODY,
                    ATTACHMENT_TEXT,
                    ATTACHMENT_NAMES,
                    names("from"),
                    names("to"),
                    names("cc"),
                    names("bcc"),
                    addresses("from"),
                    addresses("to"),
                    addresses("cc"),
                    addresses("bcc"));

    private static final Map<Property, List<String>> BY_PROPERTY = new EnumMap<>(Property.class);

    static {
        BY_PROPERTY.put(Property.FROM, List.of("from"));
        BY_PROPERTY.put(Property.SENDERAUTHOR, List.of("from"));
        BY_PROPERTY.put(Property.TO, List.of("to"));
        BY_PROPERTY.put(Property.CC, List.of("cc"));
        BY_PROPERTY.put(Property.BCC, List.of("bcc"));
        BY_PROPERTY.put(Property.RECIPIENTS, List.of("to", "cc", "bcc"));
        BY_PROPERTY.put(Property.PARTICIPANTS, ROLES);
        BY_PROPERTY.put(Property.SUBJECT, List.of(SUBJECT));
        BY_PROPERTY.put(Property.BODY, List.of(BODY));
        BY_PROPERTY.put(Property.ATTACHMENTNAMES, List.of(ATTACHMENT_NAMES));
        BY_PROPERTY.put(Property.FILENAME, List.of(ATTACHMENT_NAMES, PATH));
        BY_PROPERTY.put(Property.PATH, List.of(PATH));
        BY_PROPERTY.put(Property.AUTHOR, List.of(AUTHOR));
        BY_PROPERTY.put(Property.TITLE, List.of(TITLE));
        BY_PROPERTY.put(Property.CATEGORY, List.of(CATEGORY));
        BY_PROPERTY.put(Property.SUBJECTTITLE, List.of(SUBJECT, TITLE));
        BY_PROPERTY.put(Property.DATE, List.of("sent", "received", "modified"));
    }

    private Fields() {}

    /**
     * The text fields, roles or date fields that a property looks in; its own name when it has just
     * that.
     */
    static List<String> of(Property property) {
        return BY_PROPERTY.getOrDefault(property, List.of(property.label()));
    }

    /** Display names of a role, as words. */
    static String names(String role) {
        return role + ".name";
    }

    /** Addresses of a role, as words. */
    static String addresses(String role) {
        return role + ".address";
    }

    /** Whole addresses of a role, and their domains behind an {@code @}. */
    static String exact(String role) {
        return role + ".exact";
    }
}

package dev.holdfast.item;

import java.util.Locale;
import java.util.Optional;

/** What an item is, in the words of KQL's {@code kind:} property. */
public enum Kind {
    EMAIL,
    MEETINGS,
    CONTACTS,
    TASKS,
    NOTES,
    IM,
    DOCS,
    POSTS,
    JOURNALS,
    VOICEMAIL,
    FAXES,
    RSSFEEDS,
    MICROSOFTTEAMS,
    EXTERNALDATA;

    /** The lower-case name that queries, policies and answers use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> parse(String label) {
        for (Kind kind : values()) {
            if (kind.name().equalsIgnoreCase(label)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}

package dev.holdfast.console;

import dev.holdfast.item.ItemId;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One item: what it is, why it is kept or may go, and what it says.
 *
 * @param why all obligations in order, the one that decides first
 * @param versions policy and rule versions the answer was replayed with
 */
public record ItemPage(
        ItemId id,
        String subject,
        Mark mark,
        String outcome,
        List<Field> fields,
        List<Reason> why,
        String versions,
        Body body,
        List<Part> attachments) {

    public record Field(String name, String value) {}

    /**
     * @param until last day kept; @param note in its place, such as {@code no end}
     */
    public record Reason(
            Mark mark, String text, String citation, Optional<LocalDate> until, String note) {}

    public record Part(String name, long bytes, String note) {}

    /** What the item says. */
    public sealed interface Body {
        /**
         * @param fragments plain text, shown with its line ends
         */
        record Text(List<Fragment> fragments) implements Body {}

        /**
         * @param markup as it came; the page cleans it and loads nothing from elsewhere
         */
        record Html(String markup) implements Body {}

        /**
         * @param reason why the item could not be read
         */
        record Unreadable(String reason) implements Body {}

        /** Destroyed: only the residue is left. */
        record Gone(String certificate) implements Body {}
    }
}

package dev.holdfast.extract;

import org.jspecify.annotations.Nullable;

/**
 * A part of an item that has a file name or is disposed as an attachment, or a document inside such
 * a part.
 *
 * @param part where it is within the parent, such as {@code 2} or {@code 2.1}, or {@code
 *     2/report.docx} inside an archive
 * @param name file name, decoded, or empty
 * @param mediaType found by content
 * @param bytes decoded size
 * @param text extracted text, or empty
 * @param unreadable why its text could not be read, or null
 */
public record Attachment(
        String part,
        String name,
        String mediaType,
        long bytes,
        String text,
        @Nullable String unreadable) {}

package dev.holdfast.register;

import org.jspecify.annotations.Nullable;

/** What the register remembers of an attachment; its text is in the vault and the index. */
public record AttachmentEntry(
        String part, String name, String mediaType, long bytes, @Nullable String unreadable) {}

/**
 * Archive files and folders as a source: mail boxes, single messages, Maildir, ZIP and tar of
 * these, and documents.
 *
 * <p>What a file is, its bytes decide ({@link dev.holdfast.source.archive.Format}); its name only
 * settles what the bytes leave open. {@link dev.holdfast.source.archive.ArchiveSource} walks the
 * given paths, {@code Unpacking} opens what has items inside, and {@code MboxReader} splits mail
 * boxes of any size in a fixed amount of memory.
 *
 * <p>Nothing is left out in silence. A file that cannot be opened, a symbolic link, an empty file,
 * a truncated archive: each comes out as an item with the reason. Where only some members of an
 * archive could be read, those are yielded and so is the archive itself, so that its bytes are
 * kept.
 *
 * <p>Keys name an item within its source and are the same in the next run: {@code mail/2019/1.eml},
 * {@code mail.zip!/a/b.eml}, and for a message of a mail box {@code box.mbox#} with the first 16
 * hexadecimal digits of the message's SHA-256 and, from the second identical copy on, {@code -2},
 * {@code -3}. Appending to a box or compacting it so changes no key.
 */
@NullMarked
package dev.holdfast.source.archive;

import org.jspecify.annotations.NullMarked;

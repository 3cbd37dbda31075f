package dev.holdfast.production;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

/** How mail is produced; what is no mail is produced as the file it was. */
public enum Format {
    /** A file a message, bit for bit as it was taken in. */
    EML,
    /** All messages in one file, quoted as mboxrd. */
    MBOX;

    /**
     * The format of that name.
     *
     * @throws Problem HF-8012 where this version does not write it
     */
    public static Format parse(String name) {
        for (Format format : values()) {
            if (format.name().equalsIgnoreCase(name)) {
                return format;
            }
        }
        throw new Problem(
                Code.EXPORT_FORMAT,
                "the format '" + name + "' is not written by this version",
                "choose eml or mbox");
    }
}

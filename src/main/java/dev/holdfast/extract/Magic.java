package dev.holdfast.extract;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** Cheap looks at first bytes, to spare the document process what needs no parser. */
final class Magic {
    private Magic() {}

    /** The media type of a picture, or null. */
    static @Nullable String imageType(byte[] bytes) {
        if (starts(bytes, "\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (starts(bytes, "\u0089PNG\r\n")) {
            return "image/png";
        }
        if (starts(bytes, "GIF87a") || starts(bytes, "GIF89a")) {
            return "image/gif";
        }
        if (starts(bytes, "II*\0") || starts(bytes, "MM\0*")) {
            return "image/tiff";
        }
        if (starts(bytes, "RIFF")
                && bytes.length > 12
                && new String(bytes, 8, 4, StandardCharsets.ISO_8859_1).equals("WEBP")) {
            return "image/webp";
        }
        return starts(bytes, "BM")
                        && bytes.length > 18
                        && bytes[6] == 0
                        && bytes[7] == 0
                        && bytes[14] == 40
                ? "image/bmp"
                : null;
    }

    /**
     * Whether bytes are text without a markup of their own: no control characters but white space,
     * and nothing a parser is for.
     */
    static boolean isPlainText(byte[] bytes, int length) {
        if (starts(bytes, "{\\rtf")
                || starts(bytes, "%PDF")
                || starts(bytes, "%!PS")
                || starts(bytes, "<")) {
            return false;
        }
        int high = 0;
        for (int i = 0; i < length; i++) {
            int b = bytes[i];
            if (b < 0) {
                high++;
            } else if (b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b
                    || b == 0x7f) {
                return false;
            }
        }
        return high * 3 <= length;
    }

    static boolean isKnownBinary(byte[] bytes) {
        return starts(bytes, "%PDF")
                || starts(bytes, "PK\3\4")
                || starts(bytes, "\u00d0\u00cf\u0011\u00e0")
                || starts(bytes, "\u001f\u008b")
                || starts(bytes, "{\\rtf")
                || starts(bytes, "x\u009f>\"");
    }

    private static boolean starts(byte[] bytes, String magic) {
        if (bytes.length < magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if ((bytes[i] & 0xff) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}

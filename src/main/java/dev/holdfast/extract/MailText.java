package dev.holdfast.extract;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bytes of mail to text. A declared charset is believed where it can be; a missing, unknown or
 * plainly wrong one is taken for UTF-8 if the bytes are valid in it, and for windows-1252
 * otherwise, which has a character for nearly every byte.
 */
final class MailText {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Labels that in practice mean a larger set (WHATWG Encoding). */
    private static final Map<String, String> WIDER =
            Map.of(
                    "iso-8859-1", "windows-1252",
                    "latin1", "windows-1252",
                    "iso-8859-9", "windows-1254",
                    "gb2312", "GB18030",
                    "gbk", "GB18030",
                    "ks_c_5601-1987", "x-windows-949",
                    "euc-kr", "x-windows-949",
                    "shift_jis", "windows-31j",
                    "iso-8859-8-i", "iso-8859-8");

    private static final Map<String, Charset> KNOWN = new ConcurrentHashMap<>();

    private MailText() {}

    /**
     * @param charset as declared, or null
     */
    static String decoded(byte[] bytes, int length, @Nullable String charset) {
        Charset known = charset == null ? StandardCharsets.US_ASCII : lookUp(charset);
        if (known.equals(StandardCharsets.UTF_8)) {
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        }
        if (known.equals(StandardCharsets.US_ASCII)) {
            return guessed(bytes, length);
        }
        return new String(bytes, 0, length, known);
    }

    /** UTF-8 if the bytes are valid in it, windows-1252 otherwise. */
    static String guessed(byte[] bytes, int length) {
        if (isAscii(bytes, length)) {
            return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, 0, length, WINDOWS_1252);
        }
    }

    /** Header text: encoded words decoded (RFC 2047), raw 8-bit bytes guessed. */
    static String decodedHeader(String value) {
        return decodedWords(repaired(value)).strip();
    }

    /**
     * A header value came as one character per byte; where those are not ASCII they are bytes of
     * some charset.
     */
    static String repaired(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) >= 0x80) {
                byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
                return guessed(bytes, bytes.length);
            }
        }
        return value;
    }

    static String decodedWords(String value) {
        if (!value.contains("=?")) {
            return value;
        }
        try {
            return DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT, WINDOWS_1252);
        } catch (RuntimeException e) {
            return value;
        }
    }

    private static boolean isAscii(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** US-ASCII stands for every label that is none. */
    private static Charset lookUp(String label) {
        String lower = label.toLowerCase(Locale.ROOT);
        Charset known = KNOWN.get(lower);
        if (known == null) {
            known = find(lower);
            if (KNOWN.size() < 1000) {
                KNOWN.put(lower, known);
            }
        }
        return known;
    }

    private static Charset find(String lower) {
        String plain = lower.replaceAll("[\"'\\s]", "");
        try {
            return Charset.forName(WIDER.getOrDefault(plain, plain));
        } catch (IllegalArgumentException e) {
            return StandardCharsets.US_ASCII;
        }
    }
}

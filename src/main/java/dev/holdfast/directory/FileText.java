package dev.holdfast.directory;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads a file that must be text in UTF-8 without a byte order mark. */
final class FileText {
    private FileText() {}

    static String of(byte[] bytes, FileFault fault) {
        if (bytes.length == 0) {
            throw fault.at("", "it is empty");
        }
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            throw fault.at(1, "it begins with a byte order mark; save it as UTF-8 without one");
        }
        if (begins(bytes, 0xFF, 0xFE) || begins(bytes, 0xFE, 0xFF)) {
            throw fault.at(1, "it is UTF-16; save it as UTF-8 without a byte order mark");
        }
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        String text = out.toString();
        if (result.isError()) {
            throw fault.at(
                    place(text, text.length()),
                    "the byte 0x"
                            + Integer.toHexString(in.get() & 0xFF)
                            + " is not UTF-8; save it as UTF-8");
        }
        int control = control(text);
        if (control >= 0) {
            throw fault.at(place(text, control), "a control character stands there");
        }
        if (text.isBlank()) {
            throw fault.at("", "there is nothing in it");
        }
        return text;
    }

    private static int control(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
                return i;
            }
        }
        return -1;
    }

    private static String place(String text, int at) {
        long line = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        int column = at - (text.lastIndexOf('\n', at - 1) + 1) + 1;
        return "line " + line + ", character " + column;
    }

    private static boolean begins(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}

package dev.holdfast.extract;

import org.jspecify.annotations.Nullable;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers of a document process: one frame per document, begun by a mark so that anything a
 * parser prints is noticed. A request is name, declared type and file as modified UTF-8 (empty
 * file: a length and that many bytes follow).
 */
final class DocumentProtocol {
    private static final int MARK = 0x48464431;
    private static final int MOST_BYTES = 1 << 30;

    private DocumentProtocol() {}

    static void writeAnswer(DataOutputStream out, Document document) throws IOException {
        out.writeInt(MARK);
        write(out, document.mediaType());
        write(out, document.text());
        out.writeInt(document.metadata().size());
        for (Map.Entry<String, List<String>> entry : document.metadata().entrySet()) {
            write(out, entry.getKey());
            out.writeInt(entry.getValue().size());
            for (String value : entry.getValue()) {
                write(out, value);
            }
        }
        out.writeInt(document.embedded().size());
        for (Attachment part : document.embedded()) {
            write(out, part.part());
            write(out, part.name());
            write(out, part.mediaType());
            out.writeLong(part.bytes());
            write(out, part.text());
            write(out, part.unreadable());
        }
        write(out, document.unreadable());
        out.flush();
    }

    static Document readAnswer(DataInputStream in) throws IOException {
        if (in.readInt() != MARK) {
            throw new IOException("not an answer");
        }
        String type = text(in);
        String text = text(in);
        Map<String, List<String>> metadata = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = text(in);
            List<String> values = new ArrayList<>();
            for (int more = in.readInt(); more > 0; more--) {
                values.add(text(in));
            }
            metadata.put(name, values);
        }
        List<Attachment> embedded = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            embedded.add(
                    new Attachment(
                            text(in), text(in), text(in), in.readLong(), text(in), read(in)));
        }
        return new Document(type, text, metadata, embedded, read(in));
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        String text = read(in);
        return text == null ? "" : text;
    }

    private static @Nullable String read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        if (length > MOST_BYTES) {
            throw new IOException("an answer of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}

package dev.holdfast.extract;

import dev.holdfast.item.Content;

import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RawField;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads a message in RFC 5322 and MIME form, however broken: what can be read is, and only a
 * message that breaks the parser comes back with a reason. Text parts are decoded here; attachments
 * other than text go to the {@link DocumentReader}.
 */
public final class MailReader {
    private static final MimeConfig LENIENT =
            MimeConfig.custom()
                    .setStrictParsing(false)
                    .setMalformedHeaderStartsBody(false)
                    .setMaxLineLen(-1)
                    .setMaxHeaderLen(-1)
                    .setMaxHeaderCount(-1)
                    .setMaxContentLen(-1)
                    .build();

    /** Parts within parts; what lies deeper is kept but not read. */
    private static final int MOST_LEVELS = 50;

    private final AttachmentReader attachments;

    public MailReader(DocumentReader documents) {
        this.attachments = new AttachmentReader(documents);
    }

    /** Never throws for what the bytes are. */
    public Extracted read(Content content) throws InterruptedException {
        MailHeader header = new MailHeader();
        MailBody body = new MailBody(attachments, content.bytes());
        String problem = null;
        try (InputStream in = behindFromLine(content)) {
            MimeTokenStream tokens = new MimeTokenStream(LENIENT, DecodeMonitor.SILENT, null, null);
            tokens.parse(in);
            problem = walk(tokens, header, body);
        } catch (IOException | MimeException | RuntimeException | StackOverflowError e) {
            problem =
                    "malformed message: "
                            + (e.getMessage() == null
                                    ? e.getClass().getSimpleName()
                                    : e.getMessage());
        }
        if (problem == null && header.isEmpty() && body.isEmpty()) {
            problem = "neither header nor text";
        }
        return extracted(header, body, problem);
    }

    private static @Nullable String walk(MimeTokenStream tokens, MailHeader header, MailBody body)
            throws IOException, MimeException, InterruptedException {
        int levels = 0;
        boolean message = true;
        boolean top = true;
        MailPart part = new MailPart(true);
        for (EntityState state = tokens.getState();
                state != EntityState.T_END_OF_STREAM;
                state = tokens.next()) {
            switch (state) {
                case T_START_MESSAGE -> {
                    message = true;
                    if (++levels > MOST_LEVELS) {
                        return "parts nested deeper than " + MOST_LEVELS + " levels were not read";
                    }
                    if (levels > 1) {
                        body.startMessage(part);
                    }
                }
                case T_END_MESSAGE -> {
                    if (levels-- > 1) {
                        body.endMessage();
                    }
                }
                case T_START_MULTIPART -> {
                    if (++levels > MOST_LEVELS) {
                        return "parts nested deeper than " + MOST_LEVELS + " levels were not read";
                    }
                    body.startMultipart();
                }
                case T_END_MULTIPART -> {
                    levels--;
                    body.endMultipart();
                }
                case T_START_BODYPART -> {
                    message = false;
                    body.startPart();
                }
                case T_START_HEADER -> part = new MailPart(message);
                case T_FIELD -> field(tokens.getField(), part, header, top, body);
                case T_END_HEADER -> top = false;
                case T_PREAMBLE -> body.preamble(tokens.getInputStream());
                case T_BODY ->
                        body.leaf(part, tokens.getBodyDescriptor(), tokens.getDecodedInputStream());
                default -> {}
            }
        }
        return null;
    }

    private static void field(
            Field field, MailPart part, MailHeader header, boolean top, MailBody body) {
        String name = field.getNameLowerCase();
        boolean describesPart = name.equals("content-type") || name.equals("content-disposition");
        if (describesPart && field instanceof RawField raw) {
            part.add(name, raw);
        }
        if (top && MailHeader.isWanted(name)) {
            String value = field.getBody();
            header.add(name, value == null ? "" : value);
        } else if (part.isMessage() && name.equals("subject")) {
            body.nestedSubject(MailText.decodedHeader(String.valueOf(field.getBody())));
        }
    }

    private static Extracted extracted(MailHeader header, MailBody body, @Nullable String problem) {
        Map<String, String> properties = new HashMap<>(header.properties());
        return new Extracted(
                header.kind(),
                "message/rfc822",
                header.subject(),
                header.from(),
                header.participants("to"),
                header.participants("cc"),
                header.participants("bcc"),
                header.sent(),
                header.received(),
                null,
                null,
                header.messageId(),
                header.inReplyTo(),
                body.text(),
                body.hasAttachment(),
                body.attachments(),
                properties,
                problem);
    }

    /**
     * Files cut from an mbox begin with its separator line, some behind blank lines or a byte order
     * mark.
     */
    private static InputStream behindFromLine(Content content) throws IOException {
        InputStream in = content.open();
        if (!in.markSupported()) {
            in = new BufferedInputStream(in);
        }
        in.mark(4096);
        byte[] head = in.readNBytes(2048);
        in.reset();
        int at = head.length > 2 && (head[0] & 0xff) == 0xef && (head[1] & 0xff) == 0xbb ? 3 : 0;
        while (at < head.length && (head[at] == '\n' || head[at] == '\r')) {
            at++;
        }
        for (int i = 0; i < 2 && isFromLine(head, at); i++) {
            while (at < head.length && head[at] != '\n') {
                at++;
            }
            at = Math.min(at + 1, head.length);
        }
        in.skipNBytes(at);
        return in;
    }

    private static boolean isFromLine(byte[] head, int at) {
        int from = at < head.length && head[at] == '>' ? at + 1 : at;
        return head.length > from + 5
                && head[from] == 'F'
                && head[from + 1] == 'r'
                && head[from + 2] == 'o'
                && head[from + 3] == 'm'
                && head[from + 4] == ' ';
    }
}

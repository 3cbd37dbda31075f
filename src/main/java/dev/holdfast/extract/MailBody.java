package dev.holdfast.extract;

import org.apache.james.mime4j.stream.BodyDescriptor;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Gathers the parts of one message while it is parsed. A part is an attachment when it has a file
 * name or is disposed as one; every other text part is body, both alternatives, and also that of a
 * message forwarded inline. A forwarded message with a file name is an attachment itself and its
 * text parts are that attachment's text.
 */
final class MailBody {
    /** An attached message that is being read; {@code name} is null for one forwarded inline. */
    private record Nested(@Nullable String name, String part, StringBuilder text) {}

    private final AttachmentReader reader;
    private final StringBuilder body = new StringBuilder();
    private final List<Attachment> attachments = new ArrayList<>();
    private final Deque<int[]> numbers = new ArrayDeque<>();
    private final Deque<Nested> nested = new ArrayDeque<>();
    private final byte[] buffer;
    private boolean hasAttachment;
    private boolean hasLeaf;
    private String preamble = "";

    /**
     * @param messageBytes size of the whole message, which no part of it exceeds
     */
    MailBody(AttachmentReader reader, long messageBytes) {
        this.reader = reader;
        this.buffer = new byte[(int) Math.min(messageBytes + 1, AttachmentReader.MOST_TEXT_BYTES)];
    }

    private int fill(InputStream in) throws IOException {
        return in.readNBytes(buffer, 0, buffer.length);
    }

    void startMessage(MailPart part) {
        boolean attached = part.isAttachment();
        hasAttachment |= attached;
        nested.push(new Nested(attached ? part.name() : null, number(), new StringBuilder()));
    }

    void nestedSubject(String subject) {
        Nested inner = nested.peek();
        if (inner != null && inner.name() != null) {
            inner.text().append(subject).append('\n');
        }
    }

    void endMessage() {
        Nested done = nested.pop();
        if (done.name() != null) {
            String text = done.text().toString();
            attachments.add(
                    new Attachment(
                            done.part(), done.name(), "message/rfc822", text.length(), text, null));
        }
    }

    void startMultipart() {
        numbers.push(new int[1]);
    }

    void startPart() {
        int[] last = numbers.peek();
        if (last != null) {
            last[0]++;
        }
    }

    void endMultipart() {
        numbers.poll();
    }

    /**
     * What stands before the first part is the text where no part follows, as when the boundary is
     * wrong.
     */
    void preamble(InputStream in) throws IOException {
        if (numbers.size() == 1 && nested.isEmpty()) {
            byte[] bytes = in.readNBytes(AttachmentReader.MOST_TEXT_BYTES);
            preamble = MailText.guessed(bytes, bytes.length);
        }
    }

    void leaf(MailPart part, BodyDescriptor is, InputStream in)
            throws IOException, InterruptedException {
        hasLeaf = true;
        String type =
                is.getMimeType() == null ? "text/plain" : is.getMimeType().toLowerCase(Locale.ROOT);
        if (part.isAttachment() || !type.startsWith("text/")) {
            hasAttachment |= part.isAttachment();
            reader.read(
                    number(),
                    part.name(),
                    type,
                    is.getCharset(),
                    in,
                    part.isAttachment(),
                    attachments);
            return;
        }
        int length = fill(in);
        String text = MailText.decoded(buffer, length, is.getCharset());
        append(type.equals("text/html") ? HtmlText.of(text) : text);
    }

    private void append(String text) {
        StringBuilder target = body;
        for (Nested inner : nested) {
            if (inner.name() != null) {
                target = inner.text();
                break;
            }
        }
        if (!target.isEmpty() && target.charAt(target.length() - 1) != '\n') {
            target.append('\n');
        }
        target.append(text);
    }

    private String number() {
        if (numbers.isEmpty()) {
            return "1";
        }
        StringBuilder path = new StringBuilder();
        for (var levels = numbers.descendingIterator(); levels.hasNext(); ) {
            path.append(path.isEmpty() ? "" : ".").append(Math.max(1, levels.next()[0]));
        }
        return path.toString();
    }

    String text() {
        return hasLeaf || !body.isEmpty() ? body.toString() : preamble;
    }

    boolean isEmpty() {
        return text().isBlank() && attachments.isEmpty();
    }

    boolean hasAttachment() {
        return hasAttachment;
    }

    List<Attachment> attachments() {
        return attachments;
    }
}

package dev.holdfast.search;

import dev.holdfast.extract.Attachment;
import dev.holdfast.extract.Extracted;
import dev.holdfast.extract.Participant;
import dev.holdfast.item.ItemId;
import dev.holdfast.item.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.address.AddressList;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/** Reads mail just well enough to try the index on real messages. */
final class PlainMail {
    private final StringBuilder body = new StringBuilder();
    private final List<Attachment> attachments = new ArrayList<>();

    static IndexEntry read(Path root, Path file, long ordinal) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
        Message message = builder.parseMessage(new ByteArrayInputStream(bytes));
        PlainMail mail = new PlainMail();
        mail.part(message);
        Instant sent = message.getDate() == null ? null : message.getDate().toInstant();
        Extracted extracted = new Extracted(
                Kind.EMAIL, "message/rfc822", message.getSubject() == null ? "" : message.getSubject(),
                message.getFrom() == null ? List.of() : message.getFrom().stream().map(PlainMail::participant).toList(),
                people(message.getTo()), people(message.getCc()), people(message.getBcc()), sent, null, null, null, null,
                List.of(), mail.body.toString(), !mail.attachments.isEmpty(), mail.attachments, Map.of(), null);
        String path = root.relativize(file).toString();
        return new IndexEntry(new ItemId(ordinal), "jane", "archive", path, bytes.length, extracted);
    }

    private void part(Entity entity) throws IOException {
        if (entity.getBody() instanceof Multipart multipart) {
            for (Entity part : multipart.getBodyParts()) {
                part(part);
            }
        } else if (entity.getBody() instanceof Message message) {
            part(message);
        } else {
            boolean attached = entity.getFilename() != null || "attachment".equalsIgnoreCase(entity.getDispositionType());
            String text = entity.getBody() instanceof TextBody words ? text(entity, words) : "";
            if (attached) {
                String name = entity.getFilename() == null ? "" : entity.getFilename();
                attachments.add(new Attachment("1", name, entity.getMimeType(), 0, text, null));
            } else {
                body.append(text).append('\n');
            }
        }
    }

    private static String text(Entity entity, TextBody body) throws IOException {
        StringWriter out = new StringWriter();
        try (Reader in = reader(body)) {
            in.transferTo(out);
        }
        return entity.getMimeType().toLowerCase(Locale.ROOT).equals("text/html")
                ? out.toString().replaceAll("(?s)<(script|style).*?</\\1>|<[^>]*>", " ")
                : out.toString();
    }

    private static Reader reader(TextBody body) throws IOException {
        try {
            return body.getReader();
        } catch (java.io.UnsupportedEncodingException e) {
            return new InputStreamReader(body.getInputStream(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static List<Participant> people(@Nullable AddressList addresses) {
        return addresses == null ? List.of() : addresses.flatten().stream().map(PlainMail::participant).toList();
    }

    private static Participant participant(Mailbox mailbox) {
        return new Participant(mailbox.getName() == null ? "" : mailbox.getName(), mailbox.getAddress());
    }
}

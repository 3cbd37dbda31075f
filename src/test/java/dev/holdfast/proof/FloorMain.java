package dev.holdfast.proof;

import dev.holdfast.item.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

/** What no pipeline can do without: SHA-256, mime4j and Lucene on two threads, nothing kept. */
final class FloorMain {
    private static final int THREADS = 2;

    private FloorMain() {}

    public static void main(String[] args) throws Exception {
        Path index = Path.of(args[0]);
        long start = System.nanoTime();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of(args[1]))) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        IndexWriterConfig config = new IndexWriterConfig(new StandardAnalyzer());
        config.setRAMBufferSizeMB(96);
        try (FSDirectory directory = FSDirectory.open(index);
                IndexWriter writer = new IndexWriter(directory, config)) {
            AtomicInteger next = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                threads.add(Thread.ofPlatform().start(() -> work(files, next, writer)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            writer.commit();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("RESULT %.2f %d%n", seconds, IngestBench.size(index));
        System.exit(0);
    }

    private static void work(List<Path> files, AtomicInteger next, IndexWriter writer) {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
        try {
            for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
                byte[] bytes = Files.readAllBytes(files.get(i));
                Message message = builder.parseMessage(new ByteArrayInputStream(bytes));
                StringWriter text = new StringWriter();
                body(message, text);
                Document document = new Document();
                document.add(new StringField("id", Sha256.of(bytes).hex(), Field.Store.YES));
                document.add(new TextField("from", String.valueOf(message.getFrom()), Field.Store.NO));
                document.add(new TextField("to", String.valueOf(message.getTo()), Field.Store.NO));
                document.add(
                        new TextField("subject", String.valueOf(message.getSubject()), Field.Store.NO));
                document.add(new TextField("body", text.toString(), Field.Store.NO));
                writer.addDocument(document);
                message.dispose();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void body(Entity entity, StringWriter text) throws IOException {
        Body body = entity.getBody();
        if (body instanceof Multipart parts) {
            for (Entity part : parts.getBodyParts()) {
                body(part, text);
            }
        } else if (body instanceof TextBody plain) {
            try (Reader reader = plain.getReader()) {
                reader.transferTo(text);
            }
        }
    }
}

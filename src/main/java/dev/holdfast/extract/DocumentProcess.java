package dev.holdfast.extract;

import dev.holdfast.item.Content;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One running document process and the pipe to it; see {@link DocumentProtocol} for what goes
 * through the pipe.
 */
final class DocumentProcess implements AutoCloseable {
    /** What the JVM exits with under {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    private final DocumentLimits limits;
    private final Process process;
    private final DataOutputStream requests;
    private final DataInputStream answers;
    private boolean usable = true;

    private DocumentProcess(DocumentLimits limits, Process process) {
        this.limits = limits;
        this.process = process;
        this.requests =
                new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        this.answers =
                new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    }

    static DocumentProcess start(DocumentLimits limits) throws IOException {
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + limits.heapMegabytes() + "m",
                        "-Xss2m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-Xshare:auto",
                        "-Djava.awt.headless=true",
                        "-Dfile.encoding=UTF-8",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(),
                        DocumentWorker.class.getName(),
                        String.valueOf(limits.textChars()),
                        String.valueOf(limits.embedded()),
                        String.valueOf(limits.depth()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.directory(new File(System.getProperty("java.io.tmpdir")));
        builder.redirectError(Redirect.DISCARD);
        return new DocumentProcess(limits, builder.start());
    }

    /** Absolute, because the process works in another folder. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path", ".").split(File.pathSeparator))
                .map(entry -> new File(entry).getAbsolutePath())
                .collect(Collectors.joining(File.pathSeparator));
    }

    boolean isUsable() {
        return usable && process.isAlive();
    }

    Document read(Content content, String name, @Nullable String declared)
            throws InterruptedException {
        AtomicBoolean late = new AtomicBoolean();
        CompletableFuture<Void> clock =
                CompletableFuture.runAsync(
                        () -> {
                            late.set(true);
                            process.destroyForcibly();
                        },
                        CompletableFuture.delayedExecutor(
                                limits.time().toMillis(), TimeUnit.MILLISECONDS));
        boolean answered = false;
        try {
            send(content, name, declared);
            Document document = DocumentProtocol.readAnswer(answers);
            answered = true;
            return document;
        } catch (IOException e) {
            String type = declared == null ? "application/octet-stream" : declared;
            return Document.unreadable(type, late.get() ? tooSlow() : death(e));
        } finally {
            clock.cancel(false);
            usable = answered && !late.get();
        }
    }

    private String tooSlow() {
        return "reading it took longer than " + limits.time().toSeconds() + " s";
    }

    private void send(Content content, String name, @Nullable String declared) throws IOException {
        requests.writeUTF(name.length() > 1000 ? name.substring(name.length() - 1000) : name);
        requests.writeUTF(declared == null ? "" : declared);
        if (content instanceof Content.OnDisk file) {
            requests.writeUTF(file.file().toAbsolutePath().toString());
        } else {
            requests.writeUTF("");
            requests.writeInt((int) content.bytes());
            try (InputStream in = content.open()) {
                in.transferTo(requests);
            }
        }
        requests.flush();
    }

    private String death(IOException e) throws InterruptedException {
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            return "the document reader answered wrongly: " + e.getMessage();
        }
        int status = process.exitValue();
        return status == OUT_OF_MEMORY
                ? "reading it takes more than " + limits.heapMegabytes() + " MiB of memory"
                : "the document reader died of it (exit " + status + ")";
    }

    @Override
    public void close() {
        usable = false;
        process.destroyForcibly();
    }
}

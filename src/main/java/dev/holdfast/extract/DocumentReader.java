package dev.holdfast.extract;

import dev.holdfast.item.Content;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/**
 * Reads documents with Apache Tika in processes of their own, because a parser of hostile files may
 * hang, run out of memory or crash.
 *
 * <p>Processes start when first needed, are used again, and are replaced when they die or overrun
 * their time; the document that did it comes back with the reason. Any number of threads may call;
 * each waits until a process is free.
 */
public final class DocumentReader implements AutoCloseable {
    private final DocumentLimits limits;
    private final Semaphore free;
    private final Deque<DocumentProcess> idle = new ArrayDeque<>();
    private boolean closed;

    public DocumentReader(DocumentLimits limits) {
        this.limits = limits;
        this.free = new Semaphore(limits.processes(), true);
    }

    /**
     * @param name file name, which helps to tell text formats apart, or empty
     * @param declared media type somebody else claims, or null
     */
    public Document read(Content content, String name, @Nullable String declared)
            throws InterruptedException {
        free.acquire();
        DocumentProcess process = null;
        try {
            process = take();
            Document document = process.read(content, name, declared);
            return document;
        } catch (IOException e) {
            String reason = "the document reader does not start: " + e.getMessage();
            return Document.unreadable(
                    declared == null ? "application/octet-stream" : declared, reason);
        } finally {
            give(process);
            free.release();
        }
    }

    private synchronized @Nullable DocumentProcess idle() {
        return idle.poll();
    }

    private DocumentProcess take() throws IOException {
        DocumentProcess ready = idle();
        return ready == null ? DocumentProcess.start(limits) : ready;
    }

    private synchronized void give(@Nullable DocumentProcess process) {
        if (process == null) {
            return;
        }
        if (closed || !process.isUsable()) {
            process.close();
        } else {
            idle.push(process);
        }
    }

    /** Ends the idle processes now and busy ones as they finish. */
    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(DocumentProcess::close);
        idle.clear();
    }
}

package dev.holdfast.source.graph;

import com.azure.core.exception.ClientAuthenticationException;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.NativeResponseHandler;
import com.microsoft.kiota.RequestInformation;

import dev.holdfast.item.Content;

import okhttp3.Response;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Sends requests that the SDK built and signs, and takes the answers raw: checked for status,
 * complete, or a {@link GraphFault}.
 *
 * <p>All repeating happens here, none in the SDK: only here is it known how long the service asked
 * to wait and whom else that concerns, and an answer that breaks off in the middle of its body is
 * asked for again like one that never came.
 */
final class GraphWire {
    private static final int OK = 200;

    private final GraphServiceClient client;
    private final GraphSettings settings;

    GraphWire(GraphServiceClient client, GraphSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    GraphServiceClient client() {
        return client;
    }

    GraphSettings settings() {
        return settings;
    }

    private interface Reading<T> {
        T of(Response answer) throws IOException;
    }

    /**
     * @param request makes a fresh request for each attempt
     */
    Answer json(Pace pace, Supplier<RequestInformation> request)
            throws GraphFault, InterruptedException {
        return call(pace, request, answer -> Answer.read(bytes(answer)));
    }

    /** A bare number, as {@code $count} answers. */
    long count(Pace pace, Supplier<RequestInformation> request)
            throws GraphFault, InterruptedException {
        return call(
                pace,
                request,
                answer -> {
                    try {
                        String text = new String(bytes(answer), StandardCharsets.UTF_8);
                        return Long.parseLong(text.replace("\uFEFF", "").strip());
                    } catch (NumberFormatException e) {
                        throw GraphFault.broken("NotANumber", e);
                    }
                });
    }

    /** The bytes of a message; an empty or an HTML answer is a fault, never an empty message. */
    Content content(Pace pace, Supplier<RequestInformation> request)
            throws GraphFault, InterruptedException {
        return call(
                pace,
                request,
                answer -> {
                    String type = answer.header("Content-Type", "");
                    if (type != null && type.toLowerCase(Locale.ROOT).startsWith("text/html")) {
                        throw GraphFault.broken("HtmlInsteadOfMime", null);
                    }
                    Content content = store(answer);
                    if (content.bytes() == 0) {
                        throw GraphFault.broken("EmptyContent", null);
                    }
                    return content;
                });
    }

    private <T> T call(Pace pace, Supplier<RequestInformation> request, Reading<T> reading)
            throws GraphFault, InterruptedException {
        for (int attempt = 0; ; attempt++) {
            GraphFault fault;
            pace.enter();
            try {
                return once(request.get(), reading);
            } catch (GraphFault e) {
                fault = e;
            } finally {
                pace.leave();
            }
            boolean throttled = fault.meaning() == GraphFault.Meaning.THROTTLED;
            Duration wait = pace.waitAfter(fault, attempt);
            if (throttled && wait.compareTo(settings.longestWait()) <= 0) {
                pace.holdBack(wait);
            }
            if (attempt + 1 >= settings.attempts()
                    || wait.compareTo(settings.longestWait()) > 0
                    || !(throttled || fault.meaning() == GraphFault.Meaning.TRANSIENT)) {
                throw fault;
            }
            if (!throttled) {
                pace.pause(wait);
            }
        }
    }

    private <T> T once(RequestInformation request, Reading<T> reading)
            throws GraphFault, InterruptedException {
        try (Response answer = send(request)) {
            if (answer.code() != OK) {
                throw GraphFault.answered(
                        answer.code(),
                        Answer.errorCode(bytes(answer)),
                        answer.header("Retry-After"));
            }
            return reading.of(answer);
        } catch (GraphFault e) {
            throw e;
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while reading from Microsoft Graph");
            }
            throw GraphFault.broken("ConnectionBroken", e);
        }
    }

    /** The SDK wraps everything in bare RuntimeExceptions; the cause says what happened. */
    private Response send(RequestInformation request) throws IOException {
        NativeResponseHandler handler = new NativeResponseHandler();
        request.setResponseHandler(handler);
        try {
            client.getRequestAdapter().sendPrimitive(request, new HashMap<>(), InputStream.class);
        } catch (ClientAuthenticationException e) {
            throw GraphFault.signedOut(e);
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof ClientAuthenticationException) {
                    throw GraphFault.signedOut(e);
                } else if (cause instanceof IOException io) {
                    throw io;
                }
            }
            throw GraphFault.unknown("SdkFailure", e);
        }
        if (handler.getValue() instanceof Response response) {
            return response;
        }
        throw GraphFault.broken("NoAnswer", null);
    }

    private static byte[] bytes(Response answer) throws IOException {
        return answer.body() == null ? new byte[0] : answer.body().bytes();
    }

    private Content store(Response answer) throws IOException {
        if (answer.body() == null) {
            return new Content.InMemory(new byte[0]);
        }
        ByteArrayOutputStream head = new ByteArrayOutputStream(1 << 16);
        try (InputStream in = answer.body().byteStream()) {
            byte[] block = new byte[1 << 16];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                head.write(block, 0, read);
                if (head.size() > Content.IN_MEMORY_LIMIT_BYTES) {
                    return spill(head, in);
                }
            }
        }
        return new Content.InMemory(head.toByteArray());
    }

    private Content spill(ByteArrayOutputStream head, InputStream rest) throws IOException {
        Path file = Files.createTempFile(settings.temp(), "graph", ".eml");
        boolean whole = false;
        try (OutputStream out = Files.newOutputStream(file)) {
            head.writeTo(out);
            long bytes = head.size() + rest.transferTo(out);
            whole = true;
            return new Content.OnDisk(file, bytes, true);
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }
}

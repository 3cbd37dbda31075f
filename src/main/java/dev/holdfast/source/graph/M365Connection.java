package dev.holdfast.source.graph;

import java.net.URI;
import java.nio.file.Path;

/**
 * How to reach one Microsoft 365 directory, with an application registration that was given
 * application permissions.
 *
 * @param name the source's name in this archive
 * @param directoryId the directory (tenant) id or one of its domains
 * @param clientId of the application registration
 * @param credential proves that we are that application; the secret itself stays in its file
 * @param graphRoot {@code https://graph.microsoft.com}, or a national cloud's
 * @param loginHost {@code https://login.microsoftonline.com}, or a national cloud's
 */
public record M365Connection(
        String name,
        String directoryId,
        String clientId,
        Credential credential,
        URI graphRoot,
        URI loginHost) {
    public static final URI GLOBAL_GRAPH = URI.create("https://graph.microsoft.com");
    public static final URI GLOBAL_LOGIN = URI.create("https://login.microsoftonline.com");

    /** What the application signs in with. Files are readable by their owner only. */
    public sealed interface Credential {
        Path file();

        /**
         * @param file holds the client secret, nothing else
         */
        record Secret(Path file) implements Credential {}

        /**
         * @param file certificate and private key in PEM
         */
        record Certificate(Path file) implements Credential {}
    }

    /** The Graph root without a slash at its end. */
    String base() {
        String root = graphRoot.toString();
        return root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    }
}

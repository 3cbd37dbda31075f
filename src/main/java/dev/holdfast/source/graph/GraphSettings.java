package dev.holdfast.source.graph;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a session talks to Graph.
 *
 * @param attempts how often a throttled or broken request is made before it counts as failed, at
 *     least 1
 * @param longestWait a Retry-After beyond this ends the attempt: the item is taken up by the next
 *     run
 * @param readTimeout silence on a connection that counts as broken; there is no limit on a whole
 *     call, because a large message on a slow line may rightly take minutes
 * @param pageSize messages asked for in one delta page; a wish, the service may give fewer
 * @param temp where contents too large for memory are kept until the receiver has taken them
 */
public record GraphSettings(
        int attempts, Duration longestWait, Duration readTimeout, int pageSize, Path temp) {
    public GraphSettings {
        if (attempts < 1 || pageSize < 1) {
            throw new IllegalArgumentException("attempts and page size are at least 1");
        }
    }

    public static GraphSettings standard(Path temp) {
        return new GraphSettings(8, Duration.ofMinutes(15), Duration.ofSeconds(120), 100, temp);
    }
}

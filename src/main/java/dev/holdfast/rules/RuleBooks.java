package dev.holdfast.rules;

import dev.holdfast.item.Sha256;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Compiled rule books by digest: each is compiled once in the life of the process, off the caller's
 * path if it is asked for early.
 *
 * <p>Call {@link #warmUp} when the service starts; {@link #get} then waits only for what is left of
 * the compilation.
 */
public final class RuleBooks {
    private final ConcurrentMap<Sha256, CompletableFuture<RuleBook>> books =
            new ConcurrentHashMap<>();

    /** Begins to compile on a thread of its own and returns at once. */
    public void warmUp(List<RuleFile> files) {
        var unused = future(files);
    }

    /**
     * The compiled book, waited for.
     *
     * @throws dev.holdfast.problem.Problem HF-5010 if the rules do not compile
     */
    public RuleBook get(List<RuleFile> files) {
        CompletableFuture<RuleBook> future = future(files);
        try {
            return future.join();
        } catch (CompletionException e) {
            books.remove(RuleBook.digest(files), future);
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw e;
        }
    }

    private CompletableFuture<RuleBook> future(List<RuleFile> files) {
        List<RuleFile> copy = List.copyOf(files);
        return books.computeIfAbsent(
                RuleBook.digest(copy),
                digest ->
                        CompletableFuture.supplyAsync(
                                () -> RuleBook.compile(copy),
                                task ->
                                        Thread.ofPlatform()
                                                .daemon()
                                                .name("compile-rules")
                                                .start(task)));
    }
}

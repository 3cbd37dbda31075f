package dev.holdfast.rules;

import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Compiled rule books by digest, several at once: each is compiled once, on a thread of its own, so
 * that those who decide by another are not disturbed.
 *
 * <p>{@link #active} is what decides now; {@link #byDigest} what decided once. Call {@link #warmUp}
 * when the service starts, and {@code active} then waits only for what is left of the compilation.
 */
public final class RuleBooks {
    /** Books held ready; one that falls out is compiled again when it is asked for. */
    private static final int HELD = 8;

    private final RuleShelf shelf;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Sha256> kept = ConcurrentHashMap.newKeySet();
    private final Map<Sha256, CompletableFuture<RuleBook>> books =
            new LinkedHashMap<>(HELD, 0.75f, true);

    /** Books that are kept nowhere; only Holdfast's own rules are active. */
    public RuleBooks() {
        this(RuleShelf.BUILT_IN);
    }

    public RuleBooks(RuleShelf shelf) {
        this.shelf = shelf;
    }

    /** Begins to compile what is active and returns at once. */
    public void warmUp() {
        var unused = future(shelf.active());
    }

    /**
     * The book that decides now. It is on record when this returns.
     *
     * @throws Problem HF-501x if what was activated cannot be compiled any more
     */
    public RuleBook active() {
        RuleBook book = get(shelf.active());
        if (!kept.contains(book.digest())) {
            onItsOwn("keep-rules", () -> keep(book)).join();
            kept.add(book.digest());
        }
        return book;
    }

    /**
     * A book that decided once, for replay.
     *
     * @throws Problem HF-5015 if no book of that digest ever did
     */
    public RuleBook byDigest(Sha256 digest) {
        return get(
                shelf.find(digest)
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                Code.NO_SUCH_RULE_BOOK,
                                                "no rule book has the digest " + digest,
                                                "see 'holdfast rules list'")));
    }

    /**
     * The compiled book of these files, waited for.
     *
     * @throws Problem HF-501x if the rules are refused
     */
    public RuleBook get(List<RuleFile> files) {
        CompletableFuture<RuleBook> future = future(files);
        try {
            return future.join();
        } catch (CompletionException e) {
            forget(RuleBook.digest(files), future);
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw e;
        }
    }

    private CompletableFuture<RuleBook> future(List<RuleFile> files) {
        List<RuleFile> copy = List.copyOf(files);
        Sha256 digest = RuleBook.digest(copy);
        lock.lock();
        try {
            CompletableFuture<RuleBook> future =
                    books.computeIfAbsent(digest, key -> compiling(copy));
            if (books.size() > HELD) {
                books.remove(books.keySet().iterator().next());
            }
            return future;
        } finally {
            lock.unlock();
        }
    }

    private void forget(Sha256 digest, CompletableFuture<RuleBook> future) {
        lock.lock();
        try {
            books.remove(digest, future);
        } finally {
            lock.unlock();
        }
    }

    private static CompletableFuture<RuleBook> compiling(List<RuleFile> files) {
        return onItsOwn("compile-rules", () -> RuleBook.compile(files));
    }

    private RuleBook keep(RuleBook book) {
        shelf.keep(book);
        return book;
    }

    /** On a thread of its own, and so outside of whatever transaction the caller is in. */
    private static CompletableFuture<RuleBook> onItsOwn(String name, Supplier<RuleBook> work) {
        return CompletableFuture.supplyAsync(
                work, task -> Thread.ofPlatform().daemon().name(name).start(task));
    }
}

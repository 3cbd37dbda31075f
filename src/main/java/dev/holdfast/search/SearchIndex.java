package dev.holdfast.search;

import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.search.kql.Ast;

import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The full-text index of one tenant. It follows the register: whoever writes adds entries in the
 * order of their ordinals and commits with the ordinal up to which it is complete; after a crash it
 * is exactly as it was at the last commit, and {@link #highWater} says from where to go on.
 *
 * <pre>{@code
 * try (SearchIndex index = SearchIndex.open(folder, 2)) {
 *     index.add(entriesAfter(index.highWater()));
 *     index.commit(lastOrdinal);
 *     ItemSet found = index.select(Kql.parse("audit AND sent>=2020-01-01", asOf).ast(), SetResolver.none());
 * }
 * }</pre>
 *
 * <p>Searches see what was there at the last {@link #refresh} or {@link #commit}. Safe for use by
 * many threads; {@code add} and {@code commit} are to be called by one writer, in order.
 */
public final class SearchIndex implements AutoCloseable {
    /** Held, because an unreferenced logger forgets its level. */
    private static final Logger VECTORS =
            Logger.getLogger("org.apache.lucene.internal.vectorization");

    static {
        IndexSearcher.setMaxClauseCount(1_000_000);
        VECTORS.setLevel(
                Level.SEVERE); // it recommends a module that slows every start more than it
        // speeds a search
    }

    private final IndexFolder folder;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Adding adding;
    private final int threads;
    private final LeafOrdinals ordinals = new LeafOrdinals();
    private final StandingSets standing = new StandingSets(ordinals);
    private volatile long highWater;
    private Columns columns = Columns.EMPTY;
    private @Nullable Object columnsOf;

    private SearchIndex(IndexFolder folder, int threads) throws IOException {
        this.folder = folder;
        this.writer = folder.writer();
        this.highWater = folder.highWater();
        writer.deleteDocuments(
                NumericDocValuesField.newSlowRangeQuery(
                        Fields.ORDINAL, highWater + 1, Long.MAX_VALUE));
        this.searchers =
                new SearcherManager(
                        writer,
                        new SearcherFactory() {
                            @Override
                            public IndexSearcher newSearcher(
                                    IndexReader reader, @Nullable IndexReader previous) {
                                IndexSearcher searcher = new IndexSearcher(reader);
                                searcher.setQueryCache(null);
                                return searcher;
                            }
                        });
        this.adding = new Adding(writer, threads);
        this.threads = threads;
    }

    /**
     * Opens the index in {@code dir}, or makes an empty one.
     *
     * @param threads how many threads {@link #add} uses
     * @throws Problem HF-4002 when the index is damaged or of another version: {@link #discard} it
     *     and index again from the register; HF-1003 when another process has it open
     */
    public static SearchIndex open(Path dir, int threads) {
        return open(dir, threads, "");
    }

    /**
     * Like {@link #open(Path, int)}, and refuses the index of another archive.
     *
     * @param archive a text that no other archive has
     */
    public static SearchIndex open(Path dir, int threads, String archive) {
        IndexFolder folder = IndexFolder.open(dir, archive);
        try {
            return new SearchIndex(folder, threads);
        } catch (IOException | RuntimeException e) {
            folder.closeQuietly();
            throw folder.explained(e);
        }
    }

    /**
     * Deletes the files of an index that cannot be used, so that it can be built again from the
     * register.
     */
    public static void discard(Path dir) throws IOException {
        if (!Files.isDirectory(dir)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(dir, Files::isRegularFile)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    /**
     * Adds entries with ascending ordinals that the index does not have yet; searches see them
     * after {@link #refresh}.
     */
    public void add(List<IndexEntry> entries) throws InterruptedException {
        adding.add(entries);
    }

    /**
     * Makes everything added so far durable, complete up to and with ordinal {@code newHighWater},
     * and visible.
     */
    public void commit(long newHighWater) {
        guarded(
                () -> {
                    writer.setLiveCommitData(folder.commitData(newHighWater).entrySet());
                    writer.commit();
                    highWater = newHighWater;
                    searchers.maybeRefreshBlocking();
                    return 0;
                });
    }

    /** The ordinal up to which the index was complete at the last commit; 0 when empty. */
    public long highWater() {
        return highWater;
    }

    /** Makes everything added so far visible to searches, without making it durable. */
    public void refresh() {
        guarded(
                () -> {
                    searchers.maybeRefreshBlocking();
                    return 0;
                });
    }

    /**
     * Deletes items for good: when this returns, their words are in no file of the index any more.
     *
     * @return how many of them were in the index
     */
    public long delete(ItemSet items) {
        return guarded(
                () -> {
                    searchers.maybeRefreshBlocking();
                    long before = writer.getDocStats().numDocs;
                    writer.deleteDocuments(new ItemSetQuery(items));
                    searchers.maybeRefreshBlocking();
                    long deleted = before - writer.getDocStats().numDocs;
                    writer.forceMergeDeletes();
                    writer.setLiveCommitData(folder.commitData(highWater).entrySet());
                    writer.commit();
                    searchers.maybeRefreshBlocking();
                    writer.deleteUnusedFiles();
                    return deleted;
                });
    }

    /** All items that match. */
    public ItemSet select(Ast query, SetResolver sets) {
        return select(List.of(query), sets, null).getFirst();
    }

    /**
     * All items that match each of {@code queries}, over one state of the index.
     *
     * @param range confines the search, so that standing queries over a new batch cost no more than
     *     the batch; null for all items
     */
    public List<ItemSet> select(List<Ast> queries, SetResolver sets, @Nullable OrdinalRange range) {
        List<Query> translated = new Translation(sets).queries(queries);
        return searching(
                whole -> {
                    Snapshot snapshot = Snapshot.of(whole, range);
                    ItemSet[] found = new ItemSet[queries.size()];
                    Sharing.share(
                            threads,
                            found.length,
                            i -> {
                                OrdinalCollector collector = new OrdinalCollector(ordinals);
                                Query query = snapshot.confine(translated.get(i));
                                snapshot.searcher().search(query, collector);
                                found[i] = collector.items();
                            });
                    return List.of(found);
                });
    }

    /**
     * As {@link #select(List, SetResolver, OrdinalRange)}, for very many queries over few items:
     * what they have in common is searched once.
     */
    public List<ItemSet> arrivals(List<Ast> queries, SetResolver sets, OrdinalRange range) {
        List<Query> translated = new Translation(sets).queries(queries);
        return searching(all -> SharedParts.all(translated, all, range, ordinals, threads));
    }

    /**
     * All items that match each of {@code queries}, over one state of the index, for queries that
     * are asked again and again: what did not change since is not searched again.
     */
    public List<ItemSet> standing(List<Ast> queries, SetResolver sets) {
        return searching(searcher -> standing.of(queries, sets, searcher, threads));
    }

    /** All items that searches see. */
    public ItemSet items() {
        return searching(
                searcher -> {
                    OrdinalCollector collector = new OrdinalCollector(ordinals);
                    searcher.search(new MatchAllDocsQuery(), collector);
                    return collector.items();
                });
    }

    /** Searches for people: exact total, best hits, counts by facet. */
    public SearchResult search(SearchRequest request, SetResolver sets) {
        Query query = new Translation(sets).query(request.query());
        return searching(
                searcher -> {
                    HitCollector collector = new HitCollector(request);
                    searcher.search(query, collector);
                    return collector.result();
                });
    }

    /** Items that searches see. */
    public long size() {
        return searching(searcher -> (long) searcher.getIndexReader().numDocs());
    }

    /** The dates of all items that searches see; read once per state of the index. */
    public DateColumns dateColumns() {
        return columns();
    }

    /** The sizes of all items that searches see; read once per state of the index. */
    public SizeColumn sizes() {
        return columns();
    }

    /** Whose all items are that searches see; read once per state of the index. */
    public CustodianColumn custodians() {
        return columns().custodians();
    }

    private synchronized Columns columns() {
        return searching(
                searcher -> {
                    Object state = searcher.getIndexReader().getReaderCacheHelper().getKey();
                    if (!state.equals(columnsOf)) {
                        columns = columns.next(searcher.getIndexReader(), ordinals, threads);
                        columnsOf = state;
                    }
                    return columns;
                });
    }

    /** Reads every file of the index against its checksums; throws HF-4002 when one is damaged. */
    public void verify() {
        searching(
                searcher -> {
                    for (var leaf : searcher.getIndexReader().leaves()) {
                        leaf.reader().checkIntegrity();
                    }
                    return 0;
                });
    }

    /**
     * Closes without committing: what was added since the last commit is gone and will be added
     * again.
     */
    @Override
    public void close() {
        adding.close();
        guarded(
                () -> {
                    searchers.close();
                    writer.rollback();
                    folder.close();
                    return 0;
                });
    }

    /** What may fail by the file system. */
    private interface Reading<T> {
        T of(IndexSearcher searcher) throws IOException;
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T searching(Reading<T> reading) {
        return guarded(
                () -> {
                    IndexSearcher searcher = searchers.acquire();
                    try {
                        return reading.of(searcher);
                    } finally {
                        searchers.release(searcher);
                    }
                });
    }

    private <T> T guarded(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw folder.explained(e);
        } catch (IllegalStateException e) {
            if (String.valueOf(e.getMessage()).contains("expanded to too many terms")) {
                throw new Problem(
                        Code.BAD_QUERY,
                        "a prefix stands for more than " + Translation.MOST_EXPANSIONS + " words",
                        "write more letters before '*'",
                        e);
            }
            throw e;
        }
    }
}

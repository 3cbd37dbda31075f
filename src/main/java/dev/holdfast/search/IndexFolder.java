package dev.holdfast.search;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Where an index lives, what its last commit says, and how failures of its files are told. */
final class IndexFolder implements AutoCloseable {
    private static final String LAYOUT = "holdfast.layout";
    private static final String HIGH_WATER = "holdfast.high-water";
    private static final String ARCHIVE = "holdfast.archive";
    private static final double BUFFER_MEGABYTES = 96;

    private final Path path;
    private final Directory directory;
    private final String archive;
    private final long highWater;

    private IndexFolder(Path path, Directory directory, String archive, long highWater) {
        this.path = path;
        this.directory = directory;
        this.archive = archive;
        this.highWater = highWater;
    }

    /**
     * @param archive says whose index it is; an index of before this was noted is taken as it is
     */
    static IndexFolder open(Path path, String archive) {
        try {
            Directory directory = new PacedFiles(FSDirectory.open(path));
            try {
                return new IndexFolder(
                        path, directory, archive, lastCommit(path, directory, archive));
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (Problem e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw unusable(path, "it is damaged (" + e.getMessage() + ")", e);
        }
    }

    private static long lastCommit(Path path, Directory directory, String archive)
            throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return 0;
        }
        Map<String, String> data = SegmentInfos.readLatestCommit(directory).getUserData();
        if (!Fields.LAYOUT.equals(data.get(LAYOUT))) {
            throw unusable(path, "it was written by another version", null);
        }
        String said = data.getOrDefault(ARCHIVE, "");
        if (!said.isEmpty() && !archive.isEmpty() && !said.equals(archive)) {
            throw unusable(path, "it belongs to another archive", null);
        }
        return Long.parseLong(data.getOrDefault(HIGH_WATER, "0"));
    }

    long highWater() {
        return highWater;
    }

    Map<String, String> commitData(long newHighWater) {
        return Map.of(
                LAYOUT, Fields.LAYOUT, ARCHIVE, archive, HIGH_WATER, Long.toString(newHighWater));
    }

    IndexWriter writer() throws IOException {
        TieredMergePolicy merging = new TieredMergePolicy();
        merging.setForceMergeDeletesPctAllowed(0);
        merging.setDeletesPctAllowed(20);
        IndexWriterConfig config = new IndexWriterConfig();
        config.setMergePolicy(merging);
        config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
        config.setCommitOnClose(false);
        return new IndexWriter(directory, config);
    }

    /** The failure as a problem a user can act on, where it is one. */
    RuntimeException explained(Exception e) {
        return switch (e) {
            case Problem problem -> problem;
            case LockObtainFailedException locked ->
                    new Problem(
                            Code.HOME_LOCKED,
                            "the search index in " + path + " is open in another process",
                            "stop the other one, or use another home",
                            locked);
            case IOException full
                    when String.valueOf(full.getMessage()).contains("No space left") ->
                    new Problem(
                            Code.DISK_FULL,
                            "the disk is full at " + path,
                            "make room and try again; nothing accepted is lost",
                            full);
            case IOException io ->
                    unusable(path, "it cannot be read or written (" + io.getMessage() + ")", io);
            case RuntimeException other -> other;
            default -> new IllegalStateException(e);
        };
    }

    private static Problem unusable(Path path, String why, @Nullable Exception cause) {
        return new Problem(
                Code.INDEX_UNUSABLE,
                "the search index in " + path + " cannot be used: " + why,
                "nothing is lost, it is rebuilt from the register",
                cause);
    }

    void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            // the failure that led here is the one to tell
        }
    }

    @Override
    public void close() throws IOException {
        directory.close();
    }
}

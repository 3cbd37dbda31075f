package dev.holdfast.source.archive;

import dev.holdfast.item.Content;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.source.BackupItem;
import dev.holdfast.source.ItemSource;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Items of files and folders on this machine.
 *
 * <p>Contents yielded as temporary {@link Content.OnDisk} belong to the receiver, which discards
 * them when it is done.
 */
public final class ArchiveSource implements ItemSource {
    private final String name;
    private final Map<String, Path> roots;
    private final Path scratch;
    private final Limits limits;

    /**
     * @param paths files and folders; each gives its last name to the keys of its items
     * @param scratch an existing folder for what does not fit in memory
     * @throws Problem HF-3001 when a path does not exist
     */
    public static ArchiveSource of(String name, List<Path> paths, Path scratch) {
        return new ArchiveSource(name, paths, scratch, Limits.DEFAULT);
    }

    public ArchiveSource(String name, List<Path> paths, Path scratch, Limits limits) {
        this.name = name;
        this.scratch = scratch;
        this.limits = limits;
        this.roots = named(paths);
    }

    @Override
    public String name() {
        return name;
    }

    /** Sum of the sizes of all files, before anything is unpacked. */
    @Override
    public long expectedBytes() {
        AtomicLong sum = new AtomicLong();
        for (Path root : roots.values()) {
            try {
                Files.walkFileTree(
                        root,
                        new SimpleFileVisitor<>() {
                            @Override
                            public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                                sum.addAndGet(is.isRegularFile() ? is.size() : 0);
                                return FileVisitResult.CONTINUE;
                            }

                            @Override
                            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                                return FileVisitResult.CONTINUE;
                            }

                            @Override
                            public FileVisitResult postVisitDirectory(
                                    Path folder, @Nullable IOException failure) {
                                return FileVisitResult.CONTINUE;
                            }
                        });
            } catch (IOException e) {
                return -1;
            }
        }
        return sum.get();
    }

    @Override
    public void readAll(Receiver receiver) throws IOException, InterruptedException {
        for (Map.Entry<String, Path> root : roots.entrySet()) {
            read(root.getValue(), root.getKey(), receiver);
        }
    }

    private void read(Path path, String key, Receiver receiver)
            throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("reading " + name + " was stopped at " + key);
        }
        BasicFileAttributes is;
        try {
            is = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            receiver.accept(unread(key, null, new byte[0], reason(e)));
            return;
        }
        Instant modified = is.lastModifiedTime().toInstant();
        if (is.isSymbolicLink()) {
            String target = Files.readSymbolicLink(path).toString();
            byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
            receiver.accept(
                    unread(key, modified, bytes, "symbolic link to " + target + ", not followed"));
        } else if (is.isDirectory()) {
            folder(path, key, modified, receiver);
        } else if (is.isRegularFile()) {
            file(path, key, is, receiver);
        } else {
            receiver.accept(unread(key, modified, new byte[0], "neither a file nor a folder"));
        }
    }

    private void folder(Path folder, String key, Instant modified, Receiver receiver)
            throws IOException, InterruptedException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (IOException | DirectoryIteratorException e) {
            receiver.accept(unread(key, modified, new byte[0], "folder: " + reason(e)));
        }
        Collections.sort(children);
        boolean maildir =
                Files.isDirectory(folder.resolve("cur"))
                        && Files.isDirectory(folder.resolve("new"));
        for (Path child : children) {
            String last = String.valueOf(child.getFileName());
            if (maildir && (last.equals("cur") || last.equals("new"))) {
                maildir(child, key, receiver);
            } else {
                read(child, key + "/" + last, receiver);
            }
        }
    }

    /**
     * Maildir moves a message from {@code new} to {@code cur} and appends flags when it is seen:
     * neither may change its key.
     */
    private void maildir(Path folder, String key, Receiver receiver)
            throws IOException, InterruptedException {
        String shown = key + "/" + folder.getFileName();
        Receiver renamed =
                item -> {
                    String rest = item.key().substring(shown.length());
                    int flags = rest.indexOf(":2,");
                    int inside = flags < 0 ? -1 : indexOfAny(rest, flags);
                    String plain =
                            flags < 0
                                    ? rest
                                    : rest.substring(0, flags)
                                            + (inside < 0 ? "" : rest.substring(inside));
                    receiver.accept(
                            new BackupItem(
                                    key + "/cur" + plain,
                                    item.path(),
                                    item.content(),
                                    item.modified(),
                                    item.properties(),
                                    item.unreadable()));
                };
        read(folder, shown, renamed);
    }

    private static int indexOfAny(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '#' || text.charAt(i) == '!' || text.charAt(i) == '/') {
                return i;
            }
        }
        return -1;
    }

    private void file(Path file, String key, BasicFileAttributes is, Receiver receiver)
            throws IOException, InterruptedException {
        Instant modified = is.lastModifiedTime().toInstant();
        Content content;
        try {
            if (is.size() <= Content.IN_MEMORY_LIMIT_BYTES) {
                content = new Content.InMemory(Files.readAllBytes(file));
            } else {
                Files.newByteChannel(file).close();
                content = new Content.OnDisk(file, is.size(), false);
            }
        } catch (IOException e) {
            receiver.accept(unread(key, modified, new byte[0], reason(e)));
            return;
        }
        new Unpacking(receiver, scratch, limits, content.bytes()).open(key, content, modified, 0);
    }

    private static BackupItem unread(
            String key, @Nullable Instant modified, byte[] bytes, String why) {
        return new BackupItem(key, key, new Content.InMemory(bytes), modified, Map.of(), why);
    }

    static String reason(Exception e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "vanished while it was read";
            case DirectoryIteratorException d -> String.valueOf(d.getMessage());
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }

    /** The last name of each path; where two share it, as many names of each as tell them apart. */
    private static Map<String, Path> named(List<Path> paths) {
        Map<String, Path> roots = new LinkedHashMap<>();
        for (Path given : paths) {
            if (!Files.exists(given, LinkOption.NOFOLLOW_LINKS)) {
                throw new Problem(
                        Code.PATH_NOT_FOUND,
                        "there is no file or folder " + given,
                        "check the path");
            }
            Path path = given.toAbsolutePath().normalize();
            if (roots.containsValue(path)) {
                continue;
            }
            int names = Math.min(1, path.getNameCount());
            String key = last(path, names);
            while (roots.containsKey(key) && names < path.getNameCount()) {
                key = last(path, ++names);
            }
            roots.put(key, path);
        }
        return roots;
    }

    private static String last(Path path, int names) {
        int all = path.getNameCount();
        return names == 0 ? "" : path.subpath(all - names, all).toString().replace('\\', '/');
    }
}

package dev.holdfast.production;

import dev.holdfast.find.ReadItem;
import dev.holdfast.item.Kind;
import dev.holdfast.register.Item;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The files of a production. */
final class ProductionFolder implements AutoCloseable {
    private static final String MBOX = "messages.mbox";
    private static final DateTimeFormatter FROM_LINE =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss uuuu", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Format format;
    private final ReadItem reader;
    private @Nullable OutputStream mbox;

    ProductionFolder(Path folder, Format format, ReadItem reader) {
        this.folder = folder;
        this.format = format;
        this.reader = reader;
    }

    /** Writes the item and tells in which file, relative to the folder. */
    String add(Item item) throws IOException {
        boolean message = item.kind() == Kind.EMAIL;
        if (message && format == Format.MBOX) {
            append(item);
            return MBOX;
        }
        String name = "items/" + item.id() + (message ? ".eml" : extension(item.path()));
        Files.createDirectories(folder.resolve("items"));
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            reader.writeOriginal(item, out);
        }
        return name;
    }

    /** As mboxrd: a line that begins like a separator, quoted or not, gets one more {@code >}. */
    private void append(Item item) throws IOException {
        OutputStream out = mbox == null ? open() : mbox;
        Path whole = Files.createTempFile(folder, "message", ".part");
        try {
            try (OutputStream copy = new BufferedOutputStream(Files.newOutputStream(whole))) {
                reader.writeOriginal(item, copy);
            }
            Instant date = item.date();
            print(out, "From - " + FROM_LINE.format(date == null ? Instant.EPOCH : date) + "\n");
            // bytes, whatever their charset: Latin-1 keeps each one
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    Files.newInputStream(whole), StandardCharsets.ISO_8859_1))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    print(out, (line.matches(">*From .*") ? ">" : "") + line + "\n");
                }
            }
            print(out, "\n");
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private OutputStream open() throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(MBOX)));
        mbox = out;
        return out;
    }

    private static void print(OutputStream out, String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String extension(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        String extension = dot < 0 ? "" : last.substring(dot).toLowerCase(Locale.ROOT);
        return extension.matches("\\.[a-z0-9]{1,8}") ? extension : ".bin";
    }

    @Override
    public void close() throws IOException {
        if (mbox != null) {
            mbox.close();
        }
    }
}

package dev.holdfast.selftest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Looks for words and keys in every byte of every file below a folder: for any nine letters in a
 * row of a word, because an index shares what words begin with, and for eight bytes of a key.
 */
final class Residue {
    private static final int GRAM = 9;
    private static final long GRAM_MASK = (1L << 5 * GRAM) - 1;
    private static final int KEY_AT = 20;

    private final Map<Long, String> grams = new HashMap<>();
    private final Set<Long> keys = new HashSet<>();

    Residue(Collection<String> words, Collection<byte[]> keys) {
        for (String word : words) {
            long gram = 0;
            for (int i = 0; i < word.length(); i++) {
                gram = (gram << 5 | word.charAt(i) - 'a' + 1) & GRAM_MASK;
                if (i >= GRAM - 1) {
                    grams.put(gram, word);
                }
            }
        }
        for (byte[] key : keys) {
            this.keys.add(ByteBuffer.wrap(key, KEY_AT, Long.BYTES).getLong());
        }
    }

    /** File to how often something was found in it, and what. */
    Map<String, String> in(Path folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .forEach(
                            file -> {
                                String what = scan(file);
                                if (!what.isEmpty()) {
                                    found.put(folder.relativize(file).toString(), what);
                                }
                            });
        }
        return found;
    }

    private String scan(Path file) {
        byte[] bytes = read(file);
        long gram = 0;
        long window = 0;
        int letters = 0;
        int words = 0;
        int foundKeys = 0;
        String example = "";
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i];
            window = window << 8 | b & 0xFF;
            if (i >= Long.BYTES - 1 && keys.contains(window)) {
                foundKeys++;
            }
            if (b >= 'a' && b <= 'z') {
                letters++;
                gram = (gram << 5 | b - 'a' + 1) & GRAM_MASK;
                if (letters >= GRAM && grams.containsKey(gram)) {
                    words++;
                    example = String.valueOf(grams.get(gram));
                }
            } else {
                letters = 0;
                gram = 0;
            }
        }
        return words + foundKeys == 0
                ? ""
                : words + " pieces of words (" + example + "), " + foundKeys + " keys";
    }

    private static byte[] read(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer buffer = ByteBuffer.allocate((int) channel.size());
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
            return buffer.array();
        } catch (NoSuchFileException e) {
            return new byte[0]; // the database removed it meanwhile
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.holdfast.vault;

import dev.holdfast.item.Sha256;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A frame ready to be appended, with the wrapped key that opens it. */
sealed interface SealedContent extends Vault.Sealed {
    byte[] wrappedKey();

    long frameBytes();

    /**
     * @param frame header and body
     */
    record InMemory(Sha256 sha256, long bytes, byte[] wrappedKey, byte[] frame)
            implements SealedContent {
        @Override
        public long frameBytes() {
            return frame.length;
        }
    }

    /**
     * @param body temporary file with the body only, gone after the append
     */
    record InFile(Sha256 sha256, long bytes, byte[] wrappedKey, FrameHeader header, Path body)
            implements SealedContent {
        @Override
        public long frameBytes() {
            return FrameHeader.LENGTH_BYTES + header.bodyBytes();
        }

        @Override
        public void discard() throws IOException {
            Files.deleteIfExists(body);
        }
    }
}

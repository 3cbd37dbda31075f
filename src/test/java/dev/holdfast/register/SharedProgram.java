package dev.holdfast.register;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Starts the shared server before any other. A process unpacks PostgreSQL's program once, into the
 * home that starts first, and all use it: it must not be one that a test deletes while another
 * beside it still runs.
 */
public final class SharedProgram implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        TestDatabase.start();
    }
}

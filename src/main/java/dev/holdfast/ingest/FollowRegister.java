package dev.holdfast.ingest;

/** Keeps the index up with the register. */
public interface FollowRegister {
    void flush() throws InterruptedException;
}

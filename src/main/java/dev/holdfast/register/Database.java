package dev.holdfast.register;

/** A PostgreSQL to keep the register in: embedded in the home, or a server of the user's own. */
public interface Database extends AutoCloseable {
    DatabaseAccess access();

    @Override
    void close();
}

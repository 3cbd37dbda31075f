package dev.holdfast.directory;

/**
 * The directory says something new. Published within the transaction of the import, so that what
 * follows from it commits with it.
 */
public record DirectoryChanged(long imported) {}

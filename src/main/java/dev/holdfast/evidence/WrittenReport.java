package dev.holdfast.evidence;

import dev.holdfast.item.Sha256;

import java.nio.file.Path;

/**
 * A report on disk.
 *
 * @param file absolute path
 * @param sha256 of the file, as the audit log has it
 */
public record WrittenReport(Path file, long pages, Sha256 sha256) {}

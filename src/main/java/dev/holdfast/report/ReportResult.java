package dev.holdfast.report;

import dev.holdfast.item.Sha256;

/**
 * A printed report.
 *
 * @param sha256 digest of the PDF as written
 */
public record ReportResult(long pages, long bytes, Sha256 sha256) {}

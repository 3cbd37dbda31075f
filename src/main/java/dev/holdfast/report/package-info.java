/**
 * The proof on paper: reports as PDF/A-3u that look like something one hands to an auditor.
 *
 * <p>A report is printed from a {@link dev.holdfast.report.ReportModel}: plain values that somebody
 * else has counted. This package counts nothing, decides nothing and reads no clock; the same model
 * gives the same bytes. What the pages <em>say</em> lives in {@code reports/*.yaml}, what they
 * <em>look like</em> lives here. {@link dev.holdfast.report.ReportPrinter} is the door.
 *
 * <p>Two ways to put a table on a page: {@code Table} wraps text and suits summaries; {@code
 * LongList} places one line per row straight into the page, so that a million rows stream through a
 * small heap. Pages are numbered <em>n of N</em> by laying the report out twice, the first time
 * into nothing and without reading the long lists, whose page count follows from their row count.
 *
 * <p>Text that Inter cannot draw falls back to DejaVu Sans, then Droid Sans Fallback (Chinese,
 * Japanese, Korean); a character that none has is written out as {@code ‹U+0E01›}: visible, never
 * dropped. Colour never speaks alone: each of the four outcomes is always written as a word too.
 *
 * <p>Only this package knows OpenPDF.
 */
@NullMarked
package dev.holdfast.report;

import org.jspecify.annotations.NullMarked;

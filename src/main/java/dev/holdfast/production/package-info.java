/**
 * Production: items handed over to somebody outside, as files with a manifest that proves they are
 * the archive's.
 *
 * <p>A production is a folder: the items, {@code manifest.csv} with number, file and SHA-256 of
 * each, {@code SHA256SUMS} for {@code sha256sum -c}, and {@code custody.json} that says what was
 * asked, by whom and when, and names the manifest's own hash. The audit log has that hash too, so
 * folder and log vouch for each other.
 */
@NullMarked
package dev.holdfast.production;

import org.jspecify.annotations.NullMarked;

/**
 * The promises of the whole, kept on real mail and under fire: everything goes through the running
 * service and its use cases, nothing is replaced.
 *
 * <p>{@link dev.holdfast.proof.MailTruthTest} counts real mail against another program's counts;
 * {@link dev.holdfast.proof.HostileSetsTest} feeds what breaks parsers; {@link
 * dev.holdfast.proof.CrashTest} kills service and database at random moments; {@link
 * dev.holdfast.proof.IngestBench} measures. The sets lie beside the project ({@code
 * ../shared/data}, or where {@code HOLDFAST_CORPUS} says) and tests that miss one are skipped.
 */
@NullMarked
package dev.holdfast.proof;

import org.jspecify.annotations.NullMarked;

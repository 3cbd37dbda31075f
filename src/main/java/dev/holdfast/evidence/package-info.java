/**
 * Evidence: what an auditor is handed, gathered from the archive and printed.
 *
 * <p>{@link dev.holdfast.evidence.WriteReport} writes any report to a file. {@link
 * dev.holdfast.evidence.DisposeOfPlan} executes a plan and has {@link
 * dev.holdfast.evidence.IssueCertificate} certify it at once. The {@code Gather…} classes fill the
 * models of {@link dev.holdfast.report}: each report stands under a checkpoint of the audit log
 * that is signed when it is printed, and that it was printed is itself an entry of the log.
 */
@NullMarked
package dev.holdfast.evidence;

import org.jspecify.annotations.NullMarked;

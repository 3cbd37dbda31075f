/**
 * Hold notices: custodians are told what to preserve, and the register shows who has acknowledged
 * it.
 *
 * <p>A {@link dev.holdfast.notice.Notice} is what one person was told about one custodian's items
 * under one hold. Its text comes from the matter's templates, or from the ones in {@code
 * reports/notices}; when text or recipient would be different today, the notice is outdated, and
 * sending again issues another in its place. Mails are rows before they are mails: an act writes
 * them in its own transaction, {@link dev.holdfast.notice.PostMails} sends them afterwards, again
 * and again until the server has taken them, always under the same message id. Each mail carries a
 * link of its own whose token is made when it is sent; only its hash is kept. The link opens a page
 * that anybody can read who has it, because mail scanners do; only the button on it acknowledges.
 */
@NullMarked
package dev.holdfast.notice;

import org.jspecify.annotations.NullMarked;

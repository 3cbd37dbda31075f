/**
 * The directory of custodians: who they are, and which group, department, place or manager they had
 * on which day. Imported from CSV; scopes of policies and holds follow it.
 *
 * <p><b>What is kept.</b> Each row of a file is a {@link dev.holdfast.directory.Statement}: from
 * this day on (until that day, where the row says so) these attributes have these values. An
 * attribute whose column the file lacks is not spoken of; an empty cell says <i>none</i>.
 * Statements are added and never changed. On a day, the statement that began latest decides, and of
 * those that began the same day the one imported last; so a correction is an import with the same
 * day, and what was said before stays readable.
 *
 * <p><b>Who is in a scope.</b> A scope such as <i>department: Trading</i> is resolved anew for the
 * day an evaluation is for. An item is in it when its custodian was a member on <i>any day from the
 * item's own date to that day</i>. Had only the day of the evaluation counted, a trader who moves
 * to another desk or leaves would take her old mail out of the traders' retention, and the law
 * looks at whose record it was, not at where that person works today. Had only the item's own day
 * counted, what a new trader brings along would be outside although it is now a trader's mailbox.
 * So a present member's items are all in scope; a former member's are when any date they carry is
 * not after the last day of membership, or when they carry none ({@link
 * dev.holdfast.directory.Membership}). The cost is one comparison for each item of a former member.
 *
 * <p>A custodian's items may be archived under the name or under any alias; an address handed on to
 * somebody else belongs to whoever had it latest.
 */
@NullMarked
package dev.holdfast.directory;

import org.jspecify.annotations.NullMarked;

/**
 * Requests for erasure (GDPR Article 17): what a person asks to be erased is found, weighed against
 * what obliges to keep it, erased where nothing does, and answered with a letter that gives
 * reasons.
 *
 * <p>Nothing here destroys: what may go becomes a disposition plan of its own kind, which two
 * people approve and which is executed like any other, so that holds and obligations are tested
 * once more. Who asked is kept with the request and nowhere else; the audit log knows its number.
 */
@NullMarked
package dev.holdfast.erasure;

import org.jspecify.annotations.NullMarked;

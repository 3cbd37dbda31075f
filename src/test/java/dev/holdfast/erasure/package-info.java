/** Requests for erasure from the letter that asks to the letter that answers. */
@NullMarked
package dev.holdfast.erasure;

import org.jspecify.annotations.NullMarked;

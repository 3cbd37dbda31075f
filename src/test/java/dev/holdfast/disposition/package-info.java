/** Plans in depth: who may approve, stopping, crashing, handing over. */
@NullMarked
package dev.holdfast.disposition;

import org.jspecify.annotations.NullMarked;

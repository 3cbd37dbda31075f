/** Holds the whole archive against its own promises: log, vault, register and index must agree. */
@NullMarked
package dev.holdfast.integrity;

import org.jspecify.annotations.NullMarked;

/** Who had what on which day, against plain oracles. */
@NullMarked
package dev.holdfast.directory;

import org.jspecify.annotations.NullMarked;

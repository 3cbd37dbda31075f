/** Jobs over a real register. */
@NullMarked
package dev.holdfast.schedule;

import org.jspecify.annotations.NullMarked;

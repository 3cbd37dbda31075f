/** Long work beside people who wait: it goes a piece at a time, and gives way between two. */
@NullMarked
package dev.holdfast.pace;

import org.jspecify.annotations.NullMarked;

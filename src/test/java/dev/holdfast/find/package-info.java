/** Finding, from outside. */
@NullMarked
package dev.holdfast.find;

import org.jspecify.annotations.NullMarked;

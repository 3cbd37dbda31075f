/** Holdfast: keeps, finds, decides, holds, destroys with approval, and proves. */
@NullMarked
package dev.holdfast;

import org.jspecify.annotations.NullMarked;

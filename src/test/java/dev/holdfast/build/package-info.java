/**
 * What keeps the code base itself in order: one formatter, the fences between packages, and the
 * shape of the repository.
 *
 * <p>These tests read source and class files and know nothing of what Holdfast does.
 */
@NullMarked
package dev.holdfast.build;

import org.jspecify.annotations.NullMarked;

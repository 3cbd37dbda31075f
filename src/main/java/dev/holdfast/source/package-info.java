/**
 * Where items come from. A source yields {@link dev.holdfast.source.BackupItem}s one after the
 * other, never a whole archive at once, and says of each where it was. It never decides what is
 * worth keeping: what cannot be read is yielded all the same.
 */
@NullMarked
package dev.holdfast.source;

import org.jspecify.annotations.NullMarked;

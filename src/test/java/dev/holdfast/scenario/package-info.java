/** Holdfast as its users meet it: whole services on a home of their own. */
@NullMarked
package dev.holdfast.scenario;

import org.jspecify.annotations.NullMarked;

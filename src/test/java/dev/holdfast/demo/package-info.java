/**
 * The demo's archive: the same every time, readable by the parsers that will read it, spread over
 * its ten years.
 */
@NullMarked
package dev.holdfast.demo;

import org.jspecify.annotations.NullMarked;

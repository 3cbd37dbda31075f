/**
 * The command line: it talks REST to the service, and starts one in its own process when none runs.
 */
@NullMarked
package dev.holdfast.cli;

import org.jspecify.annotations.NullMarked;

/**
 * The command line: every verb is a call of the service's REST interface and its answer printed.
 *
 * <p>A verb speaks to the service that runs on its home, found by the two files in the home's
 * {@code run} folder. Where none runs it starts one in its own process on a free port, speaks to
 * that in the same way, and stops it. So there is one path for scripts, people and the console.
 * Nothing on the way to a running service touches Micronaut: a verb should cost no more than the
 * start of a small Java program.
 *
 * <p>Standard output belongs to the answer: with {@code --json} it is exactly one JSON document.
 * Progress and remarks go to standard error. Exit status: 0 done, 1 refused or failed, 2 wrong
 * usage.
 */
@NullMarked
package dev.holdfast.cli;

import org.jspecify.annotations.NullMarked;

/**
 * The pages people work with, rendered on the server.
 *
 * <p>Each area has a <em>desk</em>: a small interface that says, in the page's own records, what
 * the page shows and which acts it offers ({@link dev.holdfast.console.SearchDesk}, {@link
 * dev.holdfast.console.MatterDesk}, …). Controllers ask a desk and hand its record to a typed
 * template; nothing else. A desk refuses by throwing {@link dev.holdfast.problem.Problem}, which
 * the page shows where the act was asked for. Pages hold no script of their own: htmx exchanges
 * parts of them under a content security policy that allows neither inline script nor inline style.
 */
@NullMarked
package dev.holdfast.console;

import org.jspecify.annotations.NullMarked;

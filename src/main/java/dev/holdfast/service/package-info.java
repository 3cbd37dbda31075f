/**
 * Starts and stops the service: home, database, application context, HTTP. The only place where the
 * parts are put together.
 */
@NullMarked
package dev.holdfast.service;

import org.jspecify.annotations.NullMarked;

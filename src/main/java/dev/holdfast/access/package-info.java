/**
 * Who may do what: persons with roles, how they sign in, and what a role permits.
 *
 * <p>There are two ways in. The console signs a person in with a password and gives the browser a
 * cookie; the session itself is a row in PostgreSQL that ends when idle, when old, or when the
 * person is disabled. The command line shows the token in {@code <home>/run/token}: whoever may
 * read the home acts as administrator, or as the person named by {@code --as}. Either way a request
 * carries an {@link dev.holdfast.access.Identity}, and {@link dev.holdfast.access.AccessFilter}
 * refuses what its roles do not permit.
 *
 * <p>Secrets are never kept: passwords as argon2id, session tokens and one-time links as SHA-256 of
 * 256 random bits.
 */
@NullMarked
package dev.holdfast.access;

import org.jspecify.annotations.NullMarked;

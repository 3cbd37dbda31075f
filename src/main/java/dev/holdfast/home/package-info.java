/**
 * The home: one folder that holds everything of an embedded installation, and the lock that lets
 * one service at a time have it.
 */
@NullMarked
package dev.holdfast.home;

import org.jspecify.annotations.NullMarked;

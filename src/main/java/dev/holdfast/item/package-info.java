/**
 * The words every other package shares: an item, its kind, the hash of its bytes, and sets of
 * items.
 *
 * <p>An <b>item</b> is one backed-up message, event, contact, chat or file. Within a tenant its
 * number ({@link dev.holdfast.item.ItemId}) is dense and never reused, so that a set of items
 * ({@link dev.holdfast.item.ItemSet}) is a compressed bitmap and comparing scopes, holds and plans
 * is bitmap algebra. Attachments are not items: they belong to their parent.
 */
@NullMarked
package dev.holdfast.item;

import org.jspecify.annotations.NullMarked;

/**
 * Mail of all users of a Microsoft 365 directory, read with application permissions. Only this
 * package imports the Graph SDK.
 *
 * <p>{@link dev.holdfast.source.graph.GraphDirectory} lists the mailboxes; a {@link
 * dev.holdfast.source.graph.GraphMailSource} reads one of them, folder by folder, with delta
 * queries and immutable ids. The SDK builds and signs the requests; the answers are taken raw,
 * because a typed model is not what the service sent, and because the SDK returns null or throws at
 * random where an archive must know the status.
 *
 * <p>Four rules keep mail from getting lost. A delta row is a hint: the message itself is always
 * read again. A delta link is stored only after everything it stands for is durable ({@link
 * dev.holdfast.source.DurableReceiver#checkpoint}). A removal is believed only after the message
 * has been asked for and is gone; absence from a full resync proves nothing. And what was not
 * captured is a row in the {@link dev.holdfast.source.graph.SyncLedger} with its code: permanently
 * uncapturable, failed this time, or unexplained.
 *
 * <p>Each message is yielded as its MIME form, with the JSON answer of Graph kept byte for byte
 * beside it ({@link dev.holdfast.source.graph.MessageProperties}). MIME from Graph is a conversion,
 * so the digest is of what was first stored; whether a message changed is judged by its JSON.
 */
@NullMarked
package dev.holdfast.source.graph;

import org.jspecify.annotations.NullMarked;

package dev.holdfast.rules;

import dev.holdfast.item.Sha256;

import java.util.List;
import java.util.Optional;

/** Where the texts of rule books are kept. */
public interface RuleShelf {
    /** Nothing but the rules that come with Holdfast. */
    RuleShelf BUILT_IN =
            new RuleShelf() {
                @Override
                public List<RuleFile> active() {
                    return RuleFile.builtIn();
                }

                @Override
                public Optional<List<RuleFile>> find(Sha256 digest) {
                    return RuleBook.digest(active()).equals(digest)
                            ? Optional.of(active())
                            : Optional.empty();
                }

                @Override
                public void keep(RuleBook book) {
                    // comes with every installation of this version
                }
            };

    /** The files that decide now: Holdfast's own and the tenant's as activated. */
    List<RuleFile> active();

    /** The files of a book that decided once. */
    Optional<List<RuleFile>> find(Sha256 digest);

    /** Puts a book that begins to decide on record, so that its decisions can be replayed. */
    void keep(RuleBook book);
}

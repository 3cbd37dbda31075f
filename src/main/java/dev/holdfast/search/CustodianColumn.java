package dev.holdfast.search;

/** Whose all items are, by ordinal. A snapshot: items added later belong to nobody. */
public interface CustodianColumn {
    /** How many different numbers {@link #number} gives: 0 up to this, which is excluded. */
    int size();

    /** The custodian's number for this column; 0 for an item that is not in the index. */
    int number(long ordinal);

    /** The custodian's name, or an empty text for 0. */
    String name(int number);
}

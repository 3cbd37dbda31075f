package dev.holdfast.search.kql;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A query, understood.
 *
 * <p>Trees are at most {@link Parser#DEEPEST} levels deep, so that whatever walks them may recurse.
 */
public sealed interface Ast {
    /** Every item. */
    record Everything() implements Ast {}

    /** Items that match all of {@code all}, at least two. */
    record And(List<Ast> all) implements Ast {
        public And {
            all = List.copyOf(all);
        }
    }

    /** Items that match one of {@code any}, at least two. */
    record Or(List<Ast> any) implements Ast {
        public Or {
            any = List.copyOf(any);
        }
    }

    /** All items but those of {@code none}. */
    record Not(Ast none) implements Ast {}

    /**
     * Free text: in subject, body, attachment names and text, or participants, within one of them.
     */
    record Text(Words words) implements Ast {}

    /**
     * One of {@code left} and one of {@code right} in the same field, with at most {@code distance}
     * other words between.
     *
     * @param ordered whether left must come first
     */
    record Near(List<Words> left, List<Words> right, int distance, boolean ordered) implements Ast {
        public Near {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }
    }

    /** The words within one text property, such as the subject. */
    record InProperty(Property property, Words words) implements Ast {}

    /** A participant in one of the roles of {@code property}. */
    record Person(Property property, Who who) implements Ast {}

    /** How a participant is named in a query. */
    sealed interface Who {
        /** This address, or these words as a display name. */
        record Address(String address) implements Who {}

        /** An address that begins like this. */
        record AddressPrefix(String beginning) implements Who {}

        /** Any address at exactly this domain. */
        record Domain(String domain) implements Who {}

        /** These words in the display name, or in the address. */
        record Named(Words words) implements Who {}
    }

    /**
     * A date of the item within a span; an item without such a date never matches.
     *
     * @param from epoch milliseconds UTC, inclusive, or null for no lower limit
     * @param to epoch milliseconds UTC, exclusive, or null for no upper limit
     */
    record Within(Property property, @Nullable Long from, @Nullable Long to) implements Ast {}

    /**
     * A number of the item ({@code size} in bytes, {@code id}) within a range.
     *
     * @param least inclusive
     * @param most inclusive, or null for no upper limit
     */
    record Between(Property property, long least, @Nullable Long most) implements Ast {}

    /**
     * A property whose whole value is compared, folded.
     *
     * @param prefix whether {@code value} is only the beginning
     */
    record Is(Property property, String value, boolean prefix) implements Ast {}

    /** A set of items that the register knows, such as those with a label. */
    record InSet(Property property, String value) implements Ast {}

    /** All of {@code parts}, without needless nesting. */
    static Ast and(List<Ast> parts) {
        List<Ast> flat = new ArrayList<>();
        for (Ast part : parts) {
            if (part instanceof And(List<Ast> inner)) {
                flat.addAll(inner);
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new And(flat);
    }

    /** Any of {@code parts}, without needless nesting. */
    static Ast or(List<Ast> parts) {
        List<Ast> flat = new ArrayList<>();
        for (Ast part : parts) {
            if (part instanceof Or(List<Ast> inner)) {
                flat.addAll(inner);
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new Or(flat);
    }
}

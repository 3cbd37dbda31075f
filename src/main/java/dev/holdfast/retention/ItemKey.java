package dev.holdfast.retention;

import dev.holdfast.find.SelectItems;
import dev.holdfast.find.StandingScope;
import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Items;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;

/**
 * Which items an event, a proceeding or an order concerns: a query where the key names a property,
 * the words as they stand where it does not, all items where it is {@code *}. The key is matched
 * anew at each evaluation, so items that arrive later join by themselves.
 */
@Singleton
class ItemKey {
    private static final String ALL = "*";

    private final Transactions transactions;
    private final Items items;
    private final SelectItems select;

    ItemKey(Transactions transactions, Items items, SelectItems select) {
        this.transactions = transactions;
        this.items = items;
        this.select = select;
    }

    /**
     * @throws Problem HF-1002 for an empty key, HF-4001 for one that cannot stand
     */
    String checked(String key, String whose) {
        String stripped = key.strip();
        if (stripped.isEmpty()) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    whose + " needs a key: without one it would concern every item",
                    "write --key 'subject:4711', or --key '*' if every item is meant");
        }
        if (!stripped.equals(ALL)) {
            StandingScope.fault(kql(stripped))
                    .ifPresent(
                            fault -> {
                                throw new Problem(
                                        Code.BAD_QUERY,
                                        "the key of " + whose + " cannot stand: " + fault,
                                        "name the items it concerns, as 'subject:4711'");
                            });
        }
        return stripped;
    }

    ItemSet items(String key) {
        return key.equals(ALL) ? transactions.read(items::live) : select.select(kql(key));
    }

    /** The same, with the custodian directory as of a day. */
    ItemSet items(String key, LocalDate asOf) {
        return items(List.of(key), asOf).getFirst();
    }

    /** Of each key; those of keys asked before are only looked for in what is new. */
    List<ItemSet> items(List<String> all, LocalDate asOf) {
        List<ItemSet> found =
                select.standing(
                        all.stream().filter(key -> !key.equals(ALL)).map(ItemKey::kql).toList(),
                        asOf);
        Iterator<ItemSet> next = found.iterator();
        return all.stream()
                .map(key -> key.equals(ALL) ? transactions.read(items::live) : next.next())
                .toList();
    }

    private static String kql(String key) {
        return key.contains(":") ? key : "\"" + key.replace("\"", "") + "\"";
    }
}

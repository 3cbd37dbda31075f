package dev.holdfast.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A name per ordinal, as a number in a {@link LongColumn} and a list of names. */
record NameColumn(LongColumn numbers, List<String> names) implements CustodianColumn {
    static final NameColumn EMPTY = new NameColumn(LongColumn.empty(0), List.of(""));

    @Override
    public int size() {
        return names.size();
    }

    @Override
    public int number(long ordinal) {
        return (int) numbers.at(ordinal);
    }

    @Override
    public String name(int number) {
        return names.get(number);
    }

    /** Makes the next state. */
    static final class Writer {
        private final LongColumn.Writer numbers;
        private final List<String> names;
        private final Map<String, Integer> byName = new HashMap<>();

        Writer(NameColumn from) {
            numbers = new LongColumn.Writer(from.numbers);
            names = new ArrayList<>(from.names);
            for (int i = 0; i < names.size(); i++) {
                byName.put(names.get(i), i);
            }
        }

        int numberOf(String name) {
            return byName.computeIfAbsent(
                    name,
                    added -> {
                        names.add(added);
                        return names.size() - 1;
                    });
        }

        void set(int ordinal, int number) {
            numbers.set(ordinal, number);
        }

        NameColumn done() {
            return new NameColumn(numbers.done(), List.copyOf(names));
        }
    }
}

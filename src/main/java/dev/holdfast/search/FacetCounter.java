package dev.holdfast.search;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts matching documents by the values of one facet. */
final class FacetCounter {
    private final Facet facet;
    private final Map<String, Long> counts = new HashMap<>();

    FacetCounter(Facet facet) {
        this.facet = facet;
    }

    /** Counts within one segment. */
    interface Leaf {
        void count(int doc) throws IOException;

        void finish() throws IOException;
    }

    Leaf leaf(LeafReader reader) throws IOException {
        return switch (facet) {
            case CUSTODIAN, KIND, FROM -> values(DocValues.getSorted(reader, facet.label()));
            case YEAR, MONTH -> dates(DocValues.getNumeric(reader, "sent"));
        };
    }

    /** Values with their counts, highest first. */
    Map<String, Long> counts() {
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private Leaf values(SortedDocValues values) {
        long[] byOrd = new long[values.getValueCount()];
        return new Leaf() {
            @Override
            public void count(int doc) throws IOException {
                if (values.advanceExact(doc)) {
                    byOrd[values.ordValue()]++;
                }
            }

            @Override
            public void finish() throws IOException {
                for (int ord = 0; ord < byOrd.length; ord++) {
                    if (byOrd[ord] > 0) {
                        counts.merge(values.lookupOrd(ord).utf8ToString(), byOrd[ord], Long::sum);
                    }
                }
            }
        };
    }

    private Leaf dates(NumericDocValues values) {
        Map<Long, long[]> byDay = new HashMap<>();
        return new Leaf() {
            @Override
            public void count(int doc) throws IOException {
                if (values.advanceExact(doc)) {
                    long day = Math.floorDiv(values.longValue(), 86_400_000L);
                    byDay.computeIfAbsent(day, d -> new long[1])[0]++;
                }
            }

            @Override
            public void finish() {
                byDay.forEach((day, count) -> counts.merge(name(day), count[0], Long::sum));
            }
        };
    }

    private String name(long day) {
        LocalDate date = LocalDate.ofInstant(Instant.ofEpochSecond(day * 86_400), ZoneOffset.UTC);
        String text = date.toString();
        return text.substring(0, text.length() - (facet == Facet.YEAR ? 6 : 3));
    }
}

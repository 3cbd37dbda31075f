package dev.holdfast.search;

import dev.holdfast.search.kql.Ast;
import dev.holdfast.search.kql.Property;
import dev.holdfast.search.kql.WordScanner;
import dev.holdfast.search.kql.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Shows where a query matches in texts the caller has at hand; the index itself stores no text. */
public final class Snippets {
    private final List<Wanted> wanted = new ArrayList<>();

    /** Words to mark, and the property they are confined to: null stands for every text. */
    private record Wanted(@Nullable Property property, Words words) {}

    /** A word in a text. */
    private record Place(String word, int start, int end) {}

    /**
     * A matching stretch, in characters of the text it belongs to.
     *
     * @param end exclusive
     */
    public record Mark(int start, int end) {}

    /**
     * A piece of a text.
     *
     * @param offset where the piece begins in the whole text
     * @param marks matching stretches, in characters of {@code text}
     */
    public record Snippet(String text, int offset, List<Mark> marks) {}

    /**
     * @param query whose words are to be marked; what it excludes by NOT is not
     */
    public Snippets(Ast query) {
        gather(query);
    }

    private void gather(Ast ast) {
        switch (ast) {
            case Ast.And(List<Ast> all) -> all.forEach(this::gather);
            case Ast.Or(List<Ast> any) -> any.forEach(this::gather);
            case Ast.Text(Words words) -> wanted.add(new Wanted(null, words));
            case Ast.Near near -> {
                near.left().forEach(words -> wanted.add(new Wanted(null, words)));
                near.right().forEach(words -> wanted.add(new Wanted(null, words)));
            }
            case Ast.InProperty(Property property, Words words) ->
                    wanted.add(new Wanted(property, words));
            case Ast.Person person -> {}
            case Ast.Everything everything -> {}
            case Ast.Not not -> {}
            case Ast.Within within -> {}
            case Ast.Between between -> {}
            case Ast.Is is -> {}
            case Ast.InSet set -> {}
        }
    }

    /**
     * All stretches of {@code text}, the text of {@code property}, that the query's words match; in
     * order, none overlapping.
     */
    public List<Mark> marks(Property property, String text) {
        List<Words> here =
                wanted.stream()
                        .filter(
                                w ->
                                        w.property() == null
                                                || Fields.of(w.property())
                                                        .containsAll(Fields.of(property)))
                        .map(Wanted::words)
                        .toList();
        if (here.isEmpty()) {
            return List.of();
        }
        List<Place> places = places(text);
        List<Mark> found = new ArrayList<>();
        for (int at = 0; at < places.size(); at++) {
            for (Words words : here) {
                if (matches(words, places, at)) {
                    int end = places.get(at + words.words().size() - 1).end();
                    found.add(new Mark(places.get(at).start(), end));
                }
            }
        }
        return merged(found);
    }

    /**
     * The piece of {@code text} with the most marks, or its beginning when there are none.
     *
     * @param length characters the piece should have at most; a single longer mark is cut
     */
    public Snippet snippet(Property property, String text, int length) {
        List<Mark> marks = marks(property, text);
        int best = 0;
        int most = 0;
        for (int first = 0, last = 0; first < marks.size(); first++) {
            last = Math.max(last, first);
            while (last < marks.size()
                    && marks.get(last).end() - marks.get(first).start() <= length) {
                last++;
            }
            if (last - first > most) {
                most = last - first;
                best = first;
            }
        }
        int start = marks.isEmpty() ? 0 : Math.max(0, marks.get(best).start() - length / 4);
        start = wordStart(text, start);
        int end = Math.min(text.length(), start + length);
        if (end < text.length() && end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        List<Mark> inside = new ArrayList<>();
        for (Mark mark : marks) {
            if (mark.start() >= start && mark.start() < end) {
                inside.add(new Mark(mark.start() - start, Math.min(mark.end(), end) - start));
            }
        }
        return new Snippet(text.substring(start, end), start, inside);
    }

    private static int wordStart(String text, int at) {
        int start = at;
        while (start > 0 && at - start < 30 && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return start > 0 && start < text.length() && Character.isLowSurrogate(text.charAt(start))
                ? start - 1
                : start;
    }

    private static List<Place> places(String text) {
        List<Place> places = new ArrayList<>();
        WordScanner scanner = new WordScanner();
        scanner.reset(text);
        while (scanner.advance()) {
            places.add(new Place(scanner.word(), scanner.start(), scanner.end()));
        }
        return places;
    }

    private static boolean matches(Words words, List<Place> places, int at) {
        List<String> all = words.words();
        if (at + all.size() > places.size()) {
            return false;
        }
        for (int i = 0; i < all.size(); i++) {
            String word = places.get(at + i).word();
            boolean last = i == all.size() - 1;
            if (last && words.prefix() ? !word.startsWith(all.get(i)) : !word.equals(all.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<Mark> merged(List<Mark> marks) {
        List<Mark> merged = new ArrayList<>();
        marks.sort(Comparator.comparingInt(Mark::start));
        for (Mark mark : marks) {
            if (!merged.isEmpty() && mark.start() < merged.getLast().end()) {
                Mark before = merged.removeLast();
                merged.add(new Mark(before.start(), Math.max(before.end(), mark.end())));
            } else {
                merged.add(mark);
            }
        }
        return merged;
    }
}

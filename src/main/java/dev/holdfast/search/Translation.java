package dev.holdfast.search;

import dev.holdfast.search.kql.Ast;
import dev.holdfast.search.kql.Property;
import dev.holdfast.search.kql.Words;

import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Turns a query tree into a Lucene query that matches exactly the same items. */
final class Translation {
    /** Different words a prefix inside a phrase or NEAR may stand for. */
    static final int MOST_EXPANSIONS = 100_000;

    private final SetResolver sets;

    Translation(SetResolver sets) {
        this.sets = sets;
    }

    List<Query> queries(List<Ast> all) {
        return all.stream().map(this::query).toList();
    }

    Query query(Ast ast) {
        return switch (ast) {
            case Ast.Everything() -> MatchAllDocsQuery.INSTANCE;
            case Ast.And(List<Ast> all) -> all(all);
            case Ast.Or(List<Ast> any) -> either(any, this::query);
            case Ast.Not(Ast none) -> all(List.of(ast));
            case Ast.Text(Words words) -> either(Fields.FREE_TEXT, field -> words(field, words));
            case Ast.Near near -> either(Fields.FREE_TEXT, field -> near(field, near));
            case Ast.InProperty(Property property, Words words) ->
                    either(Fields.of(property), field -> words(field, words));
            case Ast.Person(Property property, Ast.Who who) -> person(property, who);
            case Ast.Within(Property property, Long from, Long to) ->
                    either(
                            Fields.of(property),
                            field ->
                                    LongPoint.newRangeQuery(
                                            field,
                                            from == null ? Long.MIN_VALUE : from,
                                            to == null ? Long.MAX_VALUE : to - 1));
            case Ast.Between(Property property, long least, Long most) -> {
                long last = most == null ? Long.MAX_VALUE : most;
                yield property == Property.ID
                        ? NumericDocValuesField.newSlowRangeQuery(Fields.ORDINAL, least, last)
                        : LongPoint.newRangeQuery(property.label(), least, last);
            }
            case Ast.Is(Property property, String value, boolean prefix) ->
                    exact(property.label(), value, prefix);
            case Ast.InSet(Property property, String value)
                    when property.type() == Property.Type.MEMBERS ->
                    MembersQuery.of(sets.members(property.label(), value));
            case Ast.InSet(Property property, String value) ->
                    new ItemSetQuery(sets.resolve(property.label(), value));
        };
    }

    private Query all(List<Ast> parts) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean positive = false;
        for (Ast part : parts) {
            if (part instanceof Ast.Not(Ast none)) {
                all.add(query(none), Occur.MUST_NOT);
            } else {
                all.add(query(part), Occur.MUST);
                positive = true;
            }
        }
        if (!positive) {
            all.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        }
        return all.build();
    }

    private static <T> Query either(List<T> parts, Function<T, Query> query) {
        if (parts.size() == 1) {
            return query.apply(parts.getFirst());
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (T part : parts) {
            any.add(query.apply(part), Occur.SHOULD);
        }
        return any.build();
    }

    private Query person(Property property, Ast.Who who) {
        List<Query> any = new ArrayList<>();
        for (String role : Fields.of(property)) {
            switch (who) {
                case Ast.Who.Address(String address) -> {
                    any.add(exact(Fields.exact(role), address, false));
                    List<String> words = Words.in(address);
                    if (!words.isEmpty()) {
                        any.add(words(Fields.names(role), new Words(words, false)));
                    }
                }
                case Ast.Who.AddressPrefix(String beginning) ->
                        any.add(exact(Fields.exact(role), beginning, true));
                case Ast.Who.Domain(String domain) ->
                        any.add(exact(Fields.exact(role), "@" + domain, false));
                case Ast.Who.Named(Words words) -> {
                    any.add(words(Fields.names(role), words));
                    any.add(words(Fields.addresses(role), words));
                }
            }
        }
        if (property == Property.SENDERAUTHOR && who instanceof Ast.Who.Named(Words words)) {
            any.add(words(Fields.AUTHOR, words));
        }
        return either(any, Function.identity());
    }

    private static Query exact(String field, String value, boolean prefix) {
        Term term = new Term(field, EntryDocument.shortened(value));
        return prefix ? new PrefixQuery(term) : new TermQuery(term);
    }

    private static Query words(String field, Words words) {
        if (words.words().size() == 1) {
            return exact(field, words.last(), words.prefix());
        }
        if (words.prefix()) {
            return new IntervalQuery(field, intervals(words));
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        for (String word : words.words()) {
            phrase.add(new Term(field, word));
        }
        return phrase.build();
    }

    /**
     * Every pair is a query of its own: a disjunction of intervals keeps only the shortest and
     * would lose matches.
     */
    private static Query near(String field, Ast.Near near) {
        List<Query> pairs = new ArrayList<>();
        for (Words left : near.left()) {
            for (Words right : near.right()) {
                IntervalsSource a = intervals(left);
                IntervalsSource b = intervals(right);
                pairs.add(
                        new IntervalQuery(
                                field,
                                Intervals.maxgaps(near.distance(), Intervals.ordered(a, b))));
                if (!near.ordered() && !left.equals(right)) {
                    pairs.add(
                            new IntervalQuery(
                                    field,
                                    Intervals.maxgaps(near.distance(), Intervals.ordered(b, a))));
                }
            }
        }
        return either(pairs, Function.identity());
    }

    private static IntervalsSource intervals(Words words) {
        List<String> all = words.words();
        IntervalsSource[] sources = new IntervalsSource[all.size()];
        for (int i = 0; i < sources.length; i++) {
            boolean last = i == sources.length - 1;
            sources[i] =
                    last && words.prefix()
                            ? Intervals.prefix(new BytesRef(all.get(i)), MOST_EXPANSIONS)
                            : Intervals.term(all.get(i));
        }
        return sources.length == 1 ? sources[0] : Intervals.phrase(sources);
    }
}

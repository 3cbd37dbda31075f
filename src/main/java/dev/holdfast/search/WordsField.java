package dev.holdfast.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

import java.util.List;

/**
 * Text as words with positions; neither stored nor with norms, because every match counts and none
 * is ranked by length.
 */
final class WordsField extends Field {
    private static final FieldType TYPE = new FieldType();

    static {
        TYPE.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        TYPE.setTokenized(true);
        TYPE.setOmitNorms(true);
        TYPE.freeze();
    }

    private final List<String> values;

    WordsField(String name, List<String> values) {
        super(name, TYPE);
        this.values = values;
    }

    @Override
    public TokenStream tokenStream(Analyzer analyzer, TokenStream reuse) {
        WordStream stream = reuse instanceof WordStream words ? words : new WordStream();
        stream.values(values);
        return stream;
    }
}

package dev.holdfast.search;

import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

/** A value that is found only as a whole. */
final class ExactField extends Field {
    private static final FieldType TYPE = new FieldType();

    static {
        TYPE.setIndexOptions(IndexOptions.DOCS);
        TYPE.setTokenized(false);
        TYPE.setOmitNorms(true);
        TYPE.freeze();
    }

    ExactField(String name, String value) {
        super(name, value, TYPE);
    }
}

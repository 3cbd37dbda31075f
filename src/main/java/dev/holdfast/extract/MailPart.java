package dev.holdfast.extract;

import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.MimeParameterMapping;
import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** The header of one part of a message: what it is called and how it is meant to be shown. */
final class MailPart {
    private final boolean isMessage;
    private @Nullable String nameFromType;
    private @Nullable String nameFromDisposition;
    private boolean disposedAsAttachment;

    /**
     * @param isMessage whether the header is that of a message and not of a part in a multipart
     */
    MailPart(boolean isMessage) {
        this.isMessage = isMessage;
    }

    boolean isMessage() {
        return isMessage;
    }

    void add(String lowerName, RawField field) {
        if (lowerName.equals("content-type")) {
            if (nameFromType == null) {
                nameFromType = parameter(field, "name");
            }
        } else if (lowerName.equals("content-disposition")) {
            String value = field.getBody();
            int end = value == null ? 0 : value.indexOf(';');
            String word = value == null ? "" : (end < 0 ? value : value.substring(0, end)).strip();
            disposedAsAttachment |= word.toLowerCase(Locale.ROOT).equals("attachment");
            if (nameFromDisposition == null) {
                nameFromDisposition = parameter(field, "filename");
            }
        }
    }

    boolean isAttachment() {
        return disposedAsAttachment || nameFromType != null || nameFromDisposition != null;
    }

    String name() {
        return nameFromDisposition != null
                ? nameFromDisposition
                : nameFromType != null ? nameFromType : "";
    }

    private static @Nullable String parameter(RawField field, String wanted) {
        String value = field.getBody();
        if (value == null || !value.toLowerCase(Locale.ROOT).contains(wanted)) {
            return null;
        }
        RawBody body = RawFieldParser.DEFAULT.parseRawBody(field);
        MimeParameterMapping mapping = new MimeParameterMapping();
        boolean found = false;
        for (NameValuePair pair : body.getParams()) {
            String name = pair.getName() == null ? "" : pair.getName().toLowerCase(Locale.ROOT);
            if (name.equals(wanted) || name.startsWith(wanted + "*")) {
                mapping.addParameter(name, pair.getValue() == null ? "" : pair.getValue());
                found = true;
            }
        }
        if (!found) {
            return null;
        }
        String name;
        try {
            name = mapping.get(wanted);
        } catch (RuntimeException e) {
            name = null;
        }
        if (name == null) {
            name =
                    body.getParams().stream()
                            .filter(
                                    pair ->
                                            pair.getName() != null
                                                    && pair.getName()
                                                            .toLowerCase(Locale.ROOT)
                                                            .startsWith(wanted))
                            .map(pair -> String.valueOf(pair.getValue()))
                            .findFirst()
                            .orElse("");
        }
        return MailText.decodedHeader(name).replaceAll("[\\r\\n\\t]+", " ");
    }
}

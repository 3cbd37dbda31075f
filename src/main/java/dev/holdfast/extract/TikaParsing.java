package dev.holdfast.extract;

import org.apache.tika.config.ServiceLoader;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.DefaultParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.RecursiveParserWrapper;
import org.apache.tika.parser.external.ExternalParser;
import org.apache.tika.parser.ocr.TesseractOCRParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.BasicContentHandlerFactory;
import org.apache.tika.sax.BasicContentHandlerFactory.HANDLER_TYPE;
import org.apache.tika.sax.RecursiveParserWrapperHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tika as set up in a document process: no optical character recognition, no external programs, no
 * network.
 */
final class TikaParsing {
    private final RecursiveParserWrapper parser;
    private final int textChars;
    private final int embedded;
    private final int depth;

    TikaParsing(int textChars, int embedded, int depth) {
        this.textChars = textChars;
        this.embedded = embedded;
        this.depth = depth;
        TikaConfig config = TikaConfig.getDefaultConfig();
        DefaultParser parsers =
                new DefaultParser(
                        config.getMediaTypeRegistry(),
                        new ServiceLoader(TikaParsing.class.getClassLoader()),
                        Arrays.asList(TesseractOCRParser.class, ExternalParser.class));
        this.parser =
                new RecursiveParserWrapper(
                        new AutoDetectParser(
                                new DefaultDetector(config.getMimeRepository()), parsers));
    }

    Document read(TikaInputStream in, String name, String declared, long bytes) {
        Metadata metadata = new Metadata();
        if (!name.isEmpty()) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        }
        if (!declared.isEmpty() && !declared.equals("application/octet-stream")) {
            metadata.set(Metadata.CONTENT_TYPE, declared);
        }
        RecursiveParserWrapperHandler handler =
                new RecursiveParserWrapperHandler(
                        new BasicContentHandlerFactory(HANDLER_TYPE.TEXT, textChars), embedded);
        String problem = null;
        try {
            parser.parse(in, handler, metadata, context());
        } catch (IOException
                | SAXException
                | TikaException
                | RuntimeException
                | StackOverflowError
                | LinkageError e) {
            problem = reason(e);
        }
        return document(handler.getMetadataList(), metadata, problem);
    }

    private ParseContext context() {
        ParseContext context = new ParseContext();
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractInlineImages(false);
        pdf.setExtractUniqueInlineImagesOnly(true);
        context.set(PDFParserConfig.class, pdf);
        return context;
    }

    private Document document(List<Metadata> all, Metadata given, @Nullable String problem) {
        Metadata own = all.isEmpty() ? given : all.get(0);
        List<Attachment> parts = new ArrayList<>();
        boolean tooDeep = false;
        for (Metadata part : all.subList(Math.min(1, all.size()), all.size())) {
            String path = text(part, TikaCoreProperties.EMBEDDED_RESOURCE_PATH.getName());
            String plain = path.startsWith("/") ? path.substring(1) : path;
            if (plain.chars().filter(c -> c == '/').count() >= depth) {
                tooDeep = true;
                continue;
            }
            parts.add(
                    new Attachment(
                            plain,
                            text(part, TikaCoreProperties.RESOURCE_NAME_KEY),
                            type(part),
                            length(part),
                            text(part, TikaCoreProperties.TIKA_CONTENT.getName()).strip(),
                            reason(part)));
        }
        String unreadable = problem != null ? problem : reason(own);
        if (unreadable == null && tooDeep) {
            unreadable = "documents nested deeper than " + depth + " were not read";
        }
        if (unreadable == null
                && "true".equals(own.get("X-TIKA:EXCEPTION:embedded_resource_limit_reached"))) {
            unreadable = "more than " + embedded + " documents within, the rest was not read";
        }
        String content = text(own, TikaCoreProperties.TIKA_CONTENT.getName()).strip();
        return new Document(type(own), content, metadata(own), parts, unreadable);
    }

    private static Map<String, List<String>> metadata(Metadata metadata) {
        Map<String, List<String>> values = new HashMap<>();
        for (String name : metadata.names()) {
            if (!name.startsWith("X-TIKA:")
                    && !name.startsWith("pdf:char")
                    && values.size() < 300) {
                values.put(name, Arrays.stream(metadata.getValues(name)).limit(1000).toList());
            }
        }
        return values;
    }

    private @Nullable String reason(Metadata metadata) {
        for (String name : metadata.names()) {
            if (name.endsWith(":EXCEPTION:write_limit_reached")
                    || name.endsWith("write_limit_reached")) {
                return "longer than " + textChars + " characters, the rest was not read";
            }
            if (name.startsWith("X-TIKA:EXCEPTION:")
                    && !name.endsWith("warn")
                    && !name.endsWith("limit_reached")) {
                String trace = String.valueOf(metadata.get(name));
                if (trace.contains("EncryptedDocumentException")) {
                    return "encrypted";
                }
                return "damaged: " + trace.lines().findFirst().orElse(name);
            }
        }
        return isImage(type(metadata)) ? "image: no text layer" : null;
    }

    static boolean isImage(String type) {
        return type.startsWith("image/")
                && !type.equals("image/svg+xml")
                && !type.equals("image/vnd.dwg")
                && !type.startsWith("image/vnd.dxf");
    }

    private static String reason(Throwable failure) {
        StringBuilder text = new StringBuilder("damaged: ");
        for (Throwable t = failure; t != null; t = t.getCause()) {
            String kind = t.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            if (t instanceof EncryptedDocumentException
                    || kind.contains("encrypted")
                    || kind.contains("invalidpassword")) {
                return "encrypted";
            }
            if (t.getCause() == null) {
                text.append(t.getClass().getSimpleName())
                        .append(t.getMessage() == null ? "" : ": " + t.getMessage());
            }
        }
        return text.substring(0, Math.min(text.length(), 300)).replaceAll("\\s+", " ");
    }

    private static long length(Metadata metadata) {
        String length = metadata.get(Metadata.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static String type(Metadata metadata) {
        MediaType type = MediaType.parse(metadata.get(Metadata.CONTENT_TYPE));
        return type == null ? "application/octet-stream" : type.getBaseType().toString();
    }

    private static String text(Metadata metadata, String name) {
        String value = metadata.get(name);
        return value == null ? "" : value;
    }
}

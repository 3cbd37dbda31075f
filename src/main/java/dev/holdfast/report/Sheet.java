package dev.holdfast.report;

import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfDestination;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfWriter;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The pages of one report, filled from the top: running head and foot, and the place where the next
 * thing goes.
 *
 * <p>Opened twice per report: once without a total, into nothing, to learn how many pages there
 * are; then in earnest.
 */
final class Sheet implements AutoCloseable {
    static final float LEFT = 50;
    static final float RIGHT = Canvas.PAGE_WIDTH - 50;
    static final float WIDTH = RIGHT - LEFT;
    static final float TOP = 92;
    static final float BOTTOM = 783;

    private final Document document;
    private final PdfWriter writer;
    private final Canvas canvas;
    private final ReportHead head;
    private final Wording wording;
    private final long total;
    private final boolean measuring;
    private long page;
    private float y = TOP;

    private Sheet(
            ReportHead head, Wording wording, OutputStream out, long total, boolean measuring) {
        this.head = head;
        this.wording = wording;
        this.total = total;
        this.measuring = measuring;
        this.document = new Document(PageSize.A4, 0, 0, 0, 0);
        this.writer = PdfWriter.getInstance(document, out);
        PdfA.declare(document, writer, head, wording.title(), total);
        document.open();
        PdfA.complete(writer, head, wording.title());
        this.canvas = new Canvas(writer.getDirectContent(), new Fonts());
        startPage();
    }

    static Sheet measuring(ReportHead head, Wording wording) {
        return new Sheet(head, wording, OutputStream.nullOutputStream(), 0, true);
    }

    static Sheet printing(ReportHead head, Wording wording, OutputStream out, long total) {
        return new Sheet(head, wording, out, total, false);
    }

    /** True in the first pass, which counts pages and reads no long list. */
    boolean isMeasuring() {
        return measuring;
    }

    Canvas canvas() {
        return canvas;
    }

    PdfWriter writer() {
        return writer;
    }

    long pages() {
        return page;
    }

    float y() {
        return y;
    }

    void down(float points) {
        y += points;
    }

    float room() {
        return BOTTOM - y;
    }

    /** Goes to a new page unless {@code height} fits on this one. */
    boolean need(float height) {
        if (y + height <= BOTTOM || y == TOP) {
            return false;
        }
        newPage();
        return true;
    }

    void newPage() {
        document.newPage();
        startPage();
    }

    /** Counts pages that the measuring pass does not lay out. */
    void skipPages(long pages) {
        page += pages;
    }

    private void startPage() {
        writer.setPageEmpty(false);
        page++;
        y = TOP;
        canvas.text(head.organisation(), Face.BOLD, 9.5f, Ink.BRAND, LEFT, 58);
        String right = wording.title() + (head.number().isEmpty() ? "" : " · " + head.number());
        canvas.textRight(right, Face.REGULAR, 8, Ink.FAINT, RIGHT, 58);
        canvas.rule(LEFT, RIGHT, 70, 1.5f, Ink.BRAND);
        canvas.rule(LEFT, RIGHT, 794, 0.5f, Ink.HAIRLINE);
        String of = "page " + Figures.count(page) + " of " + Figures.count(total);
        canvas.textRight(of, Face.REGULAR, 7.5f, Ink.FAINT, RIGHT, 808);
        canvas.text(
                canvas.fit(foot(), Face.REGULAR, 7.5f, WIDTH - 90),
                Face.REGULAR,
                7.5f,
                Ink.FAINT,
                LEFT,
                808);
    }

    private String foot() {
        StringBuilder foot =
                new StringBuilder("Rule book ").append(Figures.digest(head.ruleBook(), 12, 4));
        if (head.evaluatedAt() != null) {
            foot.append(" · evaluation ").append(Figures.moment(head.evaluatedAt(), head.zone()));
        }
        return foot.append(" · log root ")
                .append(Figures.digest(head.logRoot().root(), 4, 4))
                .append(" at ")
                .append(Figures.count(head.logRoot().size()))
                .toString();
    }

    /** A place a reader can jump to from the side of the viewer. */
    void bookmark(String title) {
        PdfDestination here =
                new PdfDestination(PdfDestination.XYZ, 0, Canvas.PAGE_HEIGHT - y + 24, 0);
        new PdfOutline(writer.getRootOutline(), here, title);
    }

    List<String> wrap(String text, Face face, float size, float room) {
        return Wrap.lines(canvas, text, face, size, room);
    }

    void attach(Path file, String name, String description) throws IOException {
        PdfA.attach(writer, head, file, name, description);
    }

    @Override
    public void close() {
        document.close();
    }
}

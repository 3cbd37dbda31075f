package dev.holdfast.report;

/** The colours of the page, 0xRRGGBB. */
final class Ink {
    static final int TEXT = 0x16202A;
    static final int SOFT = 0x44546A;
    static final int FAINT = 0x66758A;
    static final int BRAND = 0x0F4C5C;
    static final int BAR = 0x9CC6CE;
    static final int HAIRLINE = 0xDFE5EB;
    static final int RULE = 0x16202A;
    static final int PANEL = 0xF5F7F9;
    static final int WHITE = 0xFFFFFF;

    private Ink() {}
}

package dev.holdfast.report;

/** The four voices of a page. */
enum Face {
    REGULAR("InterTabular-Regular.ttf"),
    MEDIUM("InterTabular-Medium.ttf"),
    BOLD("InterTabular-SemiBold.ttf"),
    MONO("JetBrainsMono-Regular.ttf");

    final String file;

    Face(String file) {
        this.file = file;
    }
}

package dev.holdfast.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines: at spaces, and inside a word only where the word alone is wider than the
 * column.
 */
final class Wrap {
    private Wrap() {}

    static List<String> lines(Canvas canvas, String text, Face face, float size, float room) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            String line = "";
            for (String word : paragraph.split(" ")) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (canvas.width(longer, face, size) <= room) {
                    line = longer;
                    continue;
                }
                if (!line.isEmpty()) {
                    lines.add(line);
                }
                line = word;
                while (canvas.width(line, face, size) > room) {
                    int cut = cut(canvas, line, face, size, room);
                    lines.add(line.substring(0, cut));
                    line = line.substring(cut);
                }
            }
            lines.add(line);
        }
        return lines;
    }

    private static int cut(Canvas canvas, String word, Face face, float size, float room) {
        int cut = word.offsetByCodePoints(0, 1);
        while (cut < word.length()) {
            int next = word.offsetByCodePoints(cut, 1);
            if (canvas.width(word.substring(0, next), face, size) > room) {
                break;
            }
            cut = next;
        }
        return cut;
    }
}

package dev.seedpost.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns; the last column is as long as it is. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... heads) {
    rows.add(List.of(heads));
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  List<String> lines() {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns - 1; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i));
      if (i < row.size() - 1) {
        line.append(" ".repeat(widths[i] - width(row.get(i)) + 2));
      }
    }
    return line.toString().stripTrailing();
  }

  private static boolean wide(int point) {
    return Character.isEmojiPresentation(point)
        || (point >= 0x3000 && point <= 0x303e)
        || (point >= 0xff01 && point <= 0xff60)
        || switch (Character.UnicodeScript.of(point)) {
          case HAN, HIRAGANA, KATAKANA, HANGUL -> point < 0xff61 || point > 0xffdc;
          default -> false;
        };
  }

  /** Columns on a terminal: East Asian wide characters and emoji take two. */
  private static int width(String text) {
    return text.codePoints()
        .map(point ->
            switch (Character.getType(point)) {
              case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
              default -> wide(point) ? 2 : 1;
            })
        .sum();
  }
}

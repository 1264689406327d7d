package backstep.render;

import com.github.freva.asciitable.AsciiTable;
import java.util.Locale;

/** What the frames of tables are drawn with. */
public enum Borders {
  ASCII,
  BOX;

  /** Stands for border character i until the table is finished: any charset can carry it. */
  private static final char FIRST = '\u0001';

  private static final Character[] PLAIN = AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The borders to hand to ascii-table, which passes text through the platform's charset: box
   * characters would not survive some, so they are put in afterwards by {@link #finish}.
   */
  Character[] characters() {
    if (this == ASCII) {
      return PLAIN;
    }
    Character[] marks = new Character[PLAIN.length];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = PLAIN[i] == null ? null : Character.valueOf(mark(i));
    }
    return marks;
  }

  /** Skips the characters that end lines. */
  private static char mark(int index) {
    return (char) (FIRST + index + (index >= 8 ? 6 : 0));
  }

  String finish(String table) {
    String finished = table;
    for (int i = 0; this == BOX && i < PLAIN.length; i++) {
      finished = finished.replace(mark(i), AsciiTable.FANCY_ASCII[i]);
    }
    return finished;
  }
}

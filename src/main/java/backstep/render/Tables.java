package backstep.render;

import com.github.freva.asciitable.AsciiTable;
import java.util.Locale;

/** How tables are drawn: in frames of one kind or another, or without any. */
public enum Tables {
  ASCII,
  BOX,
  /** One value a line, each with its row and its column named: to be listened to. */
  PLAIN;

  /** Control characters that occur in no text: line ends, tabs and escape are left out. */
  private static final String MARKS =
      "\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\u000E\u000F\u0010\u0011\u0012"
          + "\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001C\u001D\u001E\u001F";

  private static final Character[] LINES = AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The borders to hand to ascii-table, which passes text through the platform's charset: box
   * characters would not survive some, so marks stand for them until {@link #finish}.
   */
  Character[] characters() {
    if (this != BOX) {
      return LINES;
    }
    Character[] marks = new Character[LINES.length];
    int next = 0;
    for (int i = 0; i < marks.length; i++) {
      marks[i] = LINES[i] == null ? null : Character.valueOf(MARKS.charAt(next++));
    }
    return marks;
  }

  /** The table with box characters in the place of their marks. */
  String finish(String table) {
    String finished = table;
    int next = 0;
    for (int i = 0; this == BOX && i < LINES.length; i++) {
      if (LINES[i] != null) {
        finished = finished.replace(MARKS.charAt(next++), AsciiTable.FANCY_ASCII[i]);
      }
    }
    return finished;
  }
}

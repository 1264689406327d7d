package backstep.render;

import java.util.regex.Pattern;

/** How a piece of text stands out, as an ANSI sequence that {@link #plain} takes away again. */
public enum Style {
  /** A value that a line has just changed. */
  CHANGED("36"),
  /** A heading, or where the run stands. */
  STRONG("1"),
  /** What is off, or only a comment. */
  FAINT("2"),
  /** What went wrong: an error, NaN. */
  WRONG("31"),
  /** A cell above 0 in a heat map. */
  ABOVE("31"),
  /** A cell below 0 in a heat map. */
  BELOW("34");

  private static final Pattern SEQUENCE = Pattern.compile("\u001B\\[[0-9;]*m");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** The text in this style. */
  public String on(String text) {
    return "\u001B[" + code + "m" + text + "\u001B[0m";
  }

  /** The text without any style. */
  public static String plain(String text) {
    return SEQUENCE.matcher(text).replaceAll("");
  }
}

package backstep.render;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * How a piece of text stands out. The text carries it as a sequence that {@link #ansi} makes a
 * terminal's and {@link #plain} takes away. It does not begin with ESC, which a stranger's text can
 * have, but with half of a character, which no text can have that was read from anywhere.
 *
 * @param code what stands between {@code ESC [} and {@code m}
 */
public record Style(String code) {
  /** A value that a line has just changed. */
  public static final Style CHANGED = new Style("36");

  /** A heading, or where the run stands. */
  public static final Style STRONG = new Style("1");

  /** A word that is explained, or meant above others. */
  static final Style EMPHASIS = new Style("4");

  /** What is off, or only a comment. */
  public static final Style FAINT = new Style("2");

  /** What went wrong: an error, NaN. */
  public static final Style WRONG = new Style("31");

  /** What is as it should be. */
  public static final Style RIGHT = new Style("32");

  /** In a line that is typed: the name of a value or a function. */
  public static final Style NAME = new Style("36");

  /** In a line that is typed. */
  public static final Style NUMBER = new Style("35");

  static final int BLACK = 0x000000;
  static final int WHITE = 0xFFFFFF;

  static final String HALF = "\uDBFF";

  /** A star where somebody reads, and a blank in a document. */
  private static final String MARK = HALF + "*";

  private static final Pattern SEQUENCE = Pattern.compile(HALF + "\\[([0-9;]*+)m");

  /**
   * Text in a colour.
   *
   * @param rgb {@code 0xRRGGBB}
   */
  static Style ink(int rgb) {
    return new Style("38;2;" + sequence(rgb));
  }

  /**
   * Text in a colour.
   *
   * @param rgb {@code 0xRRGGBB}
   * @param sixteenth the code of the one to take where there are only sixteen
   */
  static Style ink(int rgb, String sixteenth) {
    return new Style(sixteenth + ";" + ink(rgb).code);
  }

  /** Text in one colour on another. */
  static Style ink(int rgb, int ground) {
    return new Style(ink(rgb).code + ";48;2;" + sequence(ground));
  }

  /** Text on a ground of a colour, in black or white, whichever is easier to read on it. */
  static Style on(int ground) {
    return ink(isLight(ground) ? BLACK : WHITE, ground);
  }

  private static String sequence(int rgb) {
    return (rgb >> 16 & 255) + ";" + (rgb >> 8 & 255) + ";" + (rgb & 255);
  }

  /** By the luma of ITU-R BT.601. */
  private static boolean isLight(int rgb) {
    return 0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255) > 128;
  }

  /** The text in this style. */
  public String on(String text) {
    return HALF + "[" + code + "m" + text + HALF + "[0m";
  }

  /** A cell of a table in this style; one that has changed is marked, too, at its end. */
  String onCell(String text) {
    return on(equals(CHANGED) ? text.replaceFirst(" $", MARK) : text);
  }

  /** The text without any style, as documents have it. */
  public static String plain(String text) {
    return unstyled(text.replace(MARK, " "));
  }

  /** The text without any style but with its marks, for somebody who reads without colours. */
  public static String marked(String text) {
    return unstyled(text.replace(MARK, "*"));
  }

  private static String unstyled(String text) {
    return SEQUENCE.matcher(text).replaceAll("");
  }

  /**
   * The text with its marks, and its styles as a terminal takes them.
   *
   * @param codes gives the code that a terminal has for one
   */
  public static String ansi(String text, UnaryOperator<String> codes) {
    return SEQUENCE
        .matcher(text.replace(MARK, "*"))
        .replaceAll(style -> "\u001B[" + codes.apply(style.group(1)) + "m");
  }
}

package backstep.terminal;

import backstep.render.Style;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jline.utils.Colors;

/** How many colours there are, and whether somebody reads. */
enum Palette {
  /** For a file or a pipe. */
  NONE,
  /** No colours, but marks in their place. */
  MARKS,
  SIXTEEN,
  INDEXED,
  TRUE;

  /** A colour of 24 bits, as an ink or as a ground. */
  private static final Pattern TRUE_COLOUR = Pattern.compile("([34])8;2;(\\d+);(\\d+);(\\d+)");

  /** What a terminal says of itself in the environment of its processes. */
  static Palette of(Map<String, String> environment) {
    String term = environment.getOrDefault("TERM", "");
    String colours = environment.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return MARKS;
    }
    boolean isTrue = colours.equals("truecolor") || colours.equals("24bit");
    if (isTrue || term.endsWith("-direct") || environment.containsKey("WT_SESSION")) {
      return TRUE;
    }
    return term.contains("256color") ? INDEXED : SIXTEEN;
  }

  boolean hasColours() {
    return compareTo(SIXTEEN) >= 0;
  }

  /** The text in as many colours. */
  String shown(String styled) {
    return switch (this) {
      case NONE -> Style.plain(styled);
      case MARKS -> Style.marked(styled);
      case SIXTEEN, INDEXED -> Style.ansi(styled, this::rounded);
      case TRUE -> Style.ansi(styled, code -> code);
    };
  }

  private String rounded(String code) {
    return TRUE_COLOUR.matcher(code).replaceAll(this::rounded);
  }

  private String rounded(MatchResult colour) {
    int red = Integer.parseInt(colour.group(2));
    int green = Integer.parseInt(colour.group(3));
    int blue = Integer.parseInt(colour.group(4));
    boolean isInk = colour.group(1).equals("3");
    int index = Colors.roundRgbColor(red, green, blue, this == SIXTEEN ? 16 : 256);
    return this == INDEXED ? (isInk ? "38;5;" : "48;5;") + index : ofSixteen(index, isInk);
  }

  /** The eight bright colours have codes of their own. */
  private static String ofSixteen(int index, boolean isInk) {
    int code = index < 8 ? 30 + index : 90 + index - 8;
    return Integer.toString(isInk ? code : code + 10);
  }
}

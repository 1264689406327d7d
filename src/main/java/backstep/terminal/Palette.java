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

  /**
   * A colour of 24 bits, as an ink or as a ground; before it, perhaps, the one of sixteen that
   * stands for it.
   */
  private static final Pattern TRUE_COLOUR =
      Pattern.compile("(?:([39][0-7]);)?+([34])8;2;(\\d+);(\\d+);(\\d+)");

  /** Below this saturation a colour is a grey. */
  private static final double GREY = 0.2;

  /** From this share of white on a colour is bright. */
  private static final double BRIGHT = 0.4;

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
    int red = Integer.parseInt(colour.group(3));
    int green = Integer.parseInt(colour.group(4));
    int blue = Integer.parseInt(colour.group(5));
    boolean isInk = colour.group(2).equals("3");
    if (this == INDEXED) {
      return (isInk ? "38;5;" : "48;5;") + Colors.roundRgbColor(red, green, blue, 256);
    }
    return colour.group(1) == null
        ? ofSixteen(sixteenth(red, green, blue), isInk)
        : colour.group(1);
  }

  /**
   * The one of sixteen colours that has the same hue. The nearest one would be grey for all but the
   * strongest colours, and there would be two or three of them in a surface.
   */
  private static int sixteenth(int red, int green, int blue) {
    int most = Math.max(red, Math.max(green, blue));
    int least = Math.min(red, Math.min(green, blue));
    if (most - least < GREY * most || most == 0) {
      return most < 43 ? 0 : most < 149 ? 8 : most < 250 ? 7 : 15;
    }
    int middle = (most + least) / 2;
    int hue = (red > middle ? 1 : 0) | (green > middle ? 2 : 0) | (blue > middle ? 4 : 0);
    return least > BRIGHT * most ? hue + 8 : hue;
  }

  /** The eight bright colours have codes of their own. */
  private static String ofSixteen(int index, boolean isInk) {
    int code = index < 8 ? 30 + index : 90 + index - 8;
    return Integer.toString(isInk ? code : code + 10);
  }
}

package backstep.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A picture that comes into being: characters with their colours, x from the left, y from above.
 */
final class Glyphs {
  /** Braille's dots: which bit stands for which place in a character of 2 x 4. */
  private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private static final char BRAILLE = 0x2800;
  private static final char UPPER_HALF = '▀';

  private static final int UNPAINTED = -1;

  private final Raster raster;
  private final char[][] signs;
  private final Style[][] styles;
  private final int[][] colours;

  Glyphs(Raster raster) {
    this.raster = raster;
    this.signs = new char[raster.rows()][raster.columns()];
    this.styles = new Style[raster.rows()][raster.columns()];
    this.colours = new int[raster.height()][raster.width()];
    Arrays.stream(signs).forEach(row -> Arrays.fill(row, ' '));
    Arrays.stream(colours).forEach(row -> Arrays.fill(row, UNPAINTED));
  }

  /** Puts a character where a point is. */
  void sign(int x, int y, char sign, Style style) {
    signs[raster.row(y)][raster.column(x)] = sign;
    styles[raster.row(y)][raster.column(x)] = style;
  }

  /** Puts a character where a point is, on the colour it has been painted in, if any. */
  void sign(int x, int y, char sign) {
    sign(x, y, sign, colours[y][x] == UNPAINTED ? null : Style.on(colours[y][x]));
  }

  /** Puts a dot of braille, beside those that are there. */
  void dot(int x, int y, Style style) {
    char before = signs[raster.row(y)][raster.column(x)];
    char dots = before >= BRAILLE ? before : BRAILLE;
    sign(x, y, (char) (dots | DOTS[y % DOTS.length][x % 2]), style);
  }

  /** Paints a point: half a character, or a whole one. */
  void paint(int x, int y, int rgb) {
    colours[y][x] = rgb;
    if (raster.grain() == Raster.Grain.HALVES) {
      int upper = y - y % 2;
      sign(x, y, UPPER_HALF, halves(colours[upper][x], colours[upper + 1][x]));
    } else {
      sign(x, y, ' ');
    }
  }

  private static Style halves(int upper, int lower) {
    return lower == UNPAINTED ? Style.ink(upper) : Style.ink(upper, lower);
  }

  /** True if nothing, or nothing but dots, is where a point is. */
  boolean isFree(int x, int y) {
    char sign = signs[raster.row(y)][raster.column(x)];
    return sign == ' ' || sign >= BRAILLE;
  }

  /** The rows of characters, each as wide as the raster. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < signs.length; row++) {
      lines.add(line(signs[row], styles[row]));
    }
    return lines;
  }

  /** A style is written once where it goes on. */
  private static String line(char[] signs, Style[] styles) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int to = 1; to <= signs.length; to++) {
      if (to == signs.length || !Objects.equals(styles[to], styles[from])) {
        String run = new String(signs, from, to - from);
        text.append(styles[from] == null ? run : styles[from].on(run));
        from = to;
      }
    }
    return text.toString();
  }
}

package backstep.render;

/**
 * How finely a picture is drawn with characters.
 *
 * @param columns characters
 * @param rows characters
 * @param grain how many points each of them has
 */
public record Raster(int columns, int rows, Grain grain) {
  private static final int NARROWEST = 16;
  private static final int LOWEST = 8;
  private static final int HIGHEST = 40;

  /** What stands between two pictures beside each other. */
  static final String GAP = "   ";

  /** How a character is divided into points. */
  public enum Grain {
    /** Not at all. */
    LETTER(1, 1),
    /** Into an upper and a lower half, each of a colour of its own. */
    HALVES(1, 2),
    /** Into the dots of braille, all of one colour. */
    BRAILLE(2, 4);

    private final int across;
    private final int down;

    Grain(int across, int down) {
      this.across = across;
      this.down = down;
    }
  }

  /**
   * Framed squares that fit into the window, beside each other where that leaves them wide enough.
   *
   * @param lines how many lines of the window are needed for other things
   */
  static Raster squares(View view, int panels, int lines, Grain grain) {
    int beside = (view.width() - GAP.length() * (panels - 1)) / panels - 2;
    int widest = beside < NARROWEST ? view.width() - 2 : beside;
    int rows = Math.max(LOWEST, Math.min(HIGHEST, view.window().height() - lines));
    int columns = Math.max(LOWEST, Math.min(widest, 2 * rows));
    return new Raster(columns, Math.min(rows, (columns + 1) / 2), grain);
  }

  /** Points from left to right. */
  public int width() {
    return columns * grain.across;
  }

  /** Points from above to below. */
  public int height() {
    return rows * grain.down;
  }

  /** The column of the character that a point is in. */
  int column(int x) {
    return x / grain.across;
  }

  /** The row of the character that a point is in. */
  int row(int y) {
    return y / grain.down;
  }
}

package backstep.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Curves over the epochs, drawn with characters: a mark for each curve, or with box borders dots of
 * braille, eight to a cell.
 */
public final class Chart {
  private static final String MARKS = "*+o#x@";
  private static final int ROWS = 16;
  private static final int NARROWEST = 20;

  /** Braille's dots: which bit stands for which place in a cell of 2 x 4. */
  private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private static final int BRAILLE = 0x2800;

  /** Values that span more than so many are drawn by their logarithms. */
  private static final double DECADES = 1000;

  private final List<Curve> curves;
  private final View view;
  private final boolean isFine;
  private final int columns;
  private final boolean logarithmic;
  private final double low;
  private final double high;

  /**
   * A curve.
   *
   * @param epochs where its values were taken, ascending
   * @param values as many; what is not finite is left out
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, and only read
  public record Curve(String name, double[] epochs, double[] values) {}

  private Chart(List<Curve> curves, View view) {
    this.curves = curves;
    this.view = view;
    this.isFine = view.borders() == Borders.BOX;
    double[] all = curves.stream().flatMapToDouble(Chart::finite).toArray();
    double least = Arrays.stream(all).min().orElse(0);
    double most = Arrays.stream(all).max().orElse(1);
    this.logarithmic = least > 0 && most / least > DECADES;
    double from = logarithmic ? Math.log10(least) : least;
    double to = logarithmic ? Math.log10(most) : most;
    boolean flat = to - from < 1e-12 * Math.max(1, Math.abs(to));
    this.low = flat ? from - 1 : from;
    this.high = flat ? to + 1 : to;
    this.columns = Math.max(NARROWEST, view.width() - margin() - 3);
  }

  private static DoubleStream finite(Curve curve) {
    return Arrays.stream(curve.values()).filter(Double::isFinite);
  }

  /** The drawing, with its axes and what each mark stands for. */
  public static String text(List<Curve> curves, View view) {
    return new Chart(curves, view).draw();
  }

  private int margin() {
    return Math.max(label(low).length(), label(high).length());
  }

  private String label(double place) {
    return view.numbers().format(logarithmic ? Math.pow(10, place) : place);
  }

  private String draw() {
    char[][] cells = isFine ? fine() : coarse();
    StringBuilder text = new StringBuilder();
    int margin = margin();
    for (int row = 0; row < ROWS; row++) {
      boolean labelled = row == 0 || row == ROWS / 2 || row == ROWS - 1;
      String label = labelled ? label(high - (high - low) * row / (ROWS - 1)) : "";
      text.append(String.format(Locale.ROOT, "%" + margin + "s", label))
          .append(labelled ? " + " : " | ")
          .append(new String(cells[row]).stripTrailing());
      trim(text);
    }
    text.append(" ".repeat(margin + 1)).append('+').append("-".repeat(columns)).append('\n');
    String first = "epoch " + (long) first();
    String last = Long.toString((long) last());
    int gap = Math.max(1, columns + 1 - first.length() - last.length());
    text.append(" ".repeat(margin + 2)).append(first).append(" ".repeat(gap)).append(last);
    return text.append('\n').append(legend()).toString();
  }

  private static void trim(StringBuilder text) {
    while (text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
    text.append('\n');
  }

  private double first() {
    return curves.stream().mapToDouble(curve -> curve.epochs()[0]).min().orElse(0);
  }

  private double last() {
    return curves.stream()
        .mapToDouble(curve -> curve.epochs()[curve.epochs().length - 1])
        .max()
        .orElse(0);
  }

  /** A mark in each column. */
  private char[][] coarse() {
    char[][] cells = new char[ROWS][columns];
    Arrays.stream(cells).forEach(row -> Arrays.fill(row, ' '));
    for (int i = 0; i < curves.size(); i++) {
      char mark = MARKS.charAt(i % MARKS.length());
      for (int[] place : places(curves.get(i), columns, ROWS)) {
        cells[place[1]][place[0]] = mark;
      }
    }
    return cells;
  }

  private char[][] fine() {
    char[][] cells = new char[ROWS][columns];
    Arrays.stream(cells).forEach(row -> Arrays.fill(row, (char) BRAILLE));
    for (Curve curve : curves) {
      for (int[] place : places(curve, 2 * columns, 4 * ROWS)) {
        cells[place[1] / 4][place[0] / 2] |= (char) DOTS[place[1] % 4][place[0] % 2];
      }
    }
    for (char[] row : cells) {
      for (int i = 0; i < row.length; i++) {
        row[i] = row[i] == BRAILLE ? ' ' : row[i];
      }
    }
    return cells;
  }

  /** Column and row of each value, in a grid of so many. */
  private List<int[]> places(Curve curve, int width, int height) {
    List<int[]> places = new ArrayList<>();
    double span = Math.max(1e-12, last() - first());
    for (int i = 0; i < curve.values().length; i++) {
      double value = curve.values()[i];
      if (Double.isFinite(value)) {
        double y = logarithmic ? Math.log10(value) : value;
        int column = (int) Math.round((curve.epochs()[i] - first()) / span * (width - 1));
        int row = (int) Math.round((high - y) / (high - low) * (height - 1));
        places.add(new int[] {column, row});
      }
    }
    return places;
  }

  private String legend() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < curves.size(); i++) {
      Curve curve = curves.get(i);
      text.append(isFine ? "" : MARKS.charAt(i % MARKS.length()) + " ").append(curve.name());
      long missing = Arrays.stream(curve.values()).filter(value -> !Double.isFinite(value)).count();
      if (missing > 0) {
        int at = 0;
        while (Double.isFinite(curve.values()[at])) {
          at++;
        }
        text.append(", not finite from epoch ").append((long) curve.epochs()[at]).append(" on");
      }
      text.append('\n');
    }
    return text.append(logarithmic ? "the scale is logarithmic\n" : "").toString();
  }
}

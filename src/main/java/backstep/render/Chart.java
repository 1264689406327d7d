package backstep.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Curves over the epochs: dots of braille in a colour for each curve, with its mark here and there,
 * or where the window has none of them all of its marks.
 */
public final class Chart {
  private static final String MARKS = "*+o#x@%&=~";
  private static final String FINE_MARK = "⠶";

  /** How many columns lie between two marks of a curve of dots. */
  private static final int APART = 12;

  private static final int NARROWEST = 20;
  private static final int LOWEST = 6;
  private static final int HIGHEST = 40;

  /** Lines of the window beside the curves: command, axis, legend, prompt. */
  private static final int LINES = 7;

  private static final double DECADES = 1000;

  private final List<Curve> curves;
  private final View view;
  private final boolean logarithmic;
  private final double low;
  private final double high;
  private final int margin;
  private final Raster raster;

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
    double[] all = finite(curves).toArray();
    double least = Arrays.stream(all).min().orElse(0);
    double most = Arrays.stream(all).max().orElse(1);
    this.logarithmic = isLogarithmic(curves);
    double from = logarithmic ? Math.log10(least) : least;
    double to = logarithmic ? Math.log10(most) : most;
    boolean flat = to - from < 1e-12 * Math.max(1, Math.abs(to));
    this.low = flat ? from - 1 : from;
    this.high = flat ? to + 1 : to;
    this.margin = Math.max(label(low).length(), label(high).length());
    this.raster = raster(Math.max(NARROWEST, view.width() - margin - 3));
  }

  /** All their values but those that are not finite. */
  public static DoubleStream finite(List<Curve> curves) {
    return curves.stream()
        .flatMapToDouble(curve -> Arrays.stream(curve.values()))
        .filter(Double::isFinite);
  }

  /** True if they are drawn by their logarithms: where they span more than three decades. */
  public static boolean isLogarithmic(List<Curve> curves) {
    double least = finite(curves).min().orElse(0);
    return least > 0 && finite(curves).max().orElse(0) / least > DECADES;
  }

  /** The drawing, with its axes and what each mark stands for. */
  public static String text(List<Curve> curves, View view) {
    return new Chart(curves, view).draw();
  }

  /** Dots of braille do not tell curves apart without colours; an odd row has the middle in it. */
  private Raster raster(int columns) {
    Window window = view.window();
    boolean isFine = window.blocks() && (window.colours() || curves.size() == 1);
    int rows = Math.max(LOWEST, Math.min(HIGHEST, window.height() - LINES)) | 1;
    return new Raster(columns, rows, isFine ? Raster.Grain.BRAILLE : Raster.Grain.LETTER);
  }

  private String label(double place) {
    return view.numbers().format(logarithmic ? Math.pow(10, place) : place);
  }

  private String draw() {
    Glyphs glyphs = new Glyphs(raster);
    for (int i = 0; i < curves.size(); i++) {
      draw(glyphs, i);
    }
    for (int i = 0; areMarked() && i < curves.size(); i++) {
      label(glyphs, i);
    }
    StringBuilder text = new StringBuilder();
    List<String> lines = glyphs.lines();
    int rows = raster.rows();
    for (int row = 0; row < rows; row++) {
      boolean labelled = row == 0 || row == rows / 2 || row == rows - 1;
      String label = labelled ? label(high - (high - low) * row / (rows - 1)) : "";
      String line =
          String.format(Locale.ROOT, "%" + margin + "s", label)
              + (labelled ? " + " : " | ")
              + lines.get(row);
      text.append(line.stripTrailing()).append('\n');
    }
    return text.append(axis()).append(legend()).toString();
  }

  private String axis() {
    int columns = raster.columns();
    String first = "epoch " + (long) first();
    String last = Long.toString((long) last());
    int gap = Math.max(1, columns + 1 - first.length() - last.length());
    return " ".repeat(margin + 1)
        + "+"
        + "-".repeat(columns)
        + "\n"
        + " ".repeat(margin + 2)
        + first
        + " ".repeat(gap)
        + last
        + "\n";
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

  private void draw(Glyphs glyphs, int number) {
    Style style = Hues.of(number, view.window());
    for (Point point : points(curves.get(number))) {
      if (isFine()) {
        glyphs.dot(point.x(), point.y(), style);
      } else {
        glyphs.sign(point.x(), point.y(), mark(number), style);
      }
    }
  }

  /** Puts the mark of a curve on its dots, so that it is not known by its colour alone. */
  private void label(Glyphs glyphs, int number) {
    int next = 0;
    for (Point point : points(curves.get(number))) {
      int column = raster.column(point.x());
      if (column >= next && glyphs.isFree(point.x(), point.y())) {
        glyphs.sign(point.x(), point.y(), mark(number), Hues.of(number, view.window()));
        next = column + APART;
      }
    }
  }

  /** A place of the raster. */
  private record Point(int x, int y) {}

  private List<Point> points(Curve curve) {
    double span = Math.max(1e-12, last() - first());
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < curve.values().length; i++) {
      double value = curve.values()[i];
      if (Double.isFinite(value)) {
        double share = (high - (logarithmic ? Math.log10(value) : value)) / (high - low);
        int x = (int) Math.round((curve.epochs()[i] - first()) / span * (raster.width() - 1));
        int y = (int) Math.round(share * (raster.height() - 1));
        points.add(new Point(x, y));
      }
    }
    return points;
  }

  private boolean isFine() {
    return raster.grain() == Raster.Grain.BRAILLE;
  }

  private boolean areMarked() {
    return isFine() && curves.size() > 1;
  }

  private static char mark(int number) {
    return MARKS.charAt(number % MARKS.length());
  }

  private String key(int number) {
    String mark = isFine() && !areMarked() ? FINE_MARK : String.valueOf(mark(number));
    Style style = Hues.of(number, view.window());
    return style == null ? mark : style.on(mark);
  }

  private String legend() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < curves.size(); i++) {
      Curve curve = curves.get(i);
      text.append(key(i)).append(' ').append(curve.name());
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

package backstep.render;

import java.util.Locale;

/** How far a long command is: {@code [####......] 40 % 1,200 epochs a second 12 s left}. */
public final class ProgressBar {
  private static final int LENGTH = 20;

  private ProgressBar() {}

  /**
   * The line, not longer than the window.
   *
   * @param seconds since it began
   */
  public static String text(long done, long total, String unit, double seconds, int width) {
    double share = (double) done / Math.max(1, total);
    int full = (int) (share * LENGTH);
    String bar = "[" + "#".repeat(full) + ".".repeat(LENGTH - full) + "]";
    String text = String.format(Locale.ROOT, "%s %3.0f %%", bar, 100 * share);
    if (done > 0 && seconds > 0) {
      double rate = done / seconds;
      text +=
          String.format(Locale.ROOT, "  %,.0f %s a second  ", rate, unit)
              + left((total - done) / rate);
    }
    return text.length() < width ? text : text.substring(0, Math.max(0, width - 1));
  }

  private static String left(double seconds) {
    long whole = (long) Math.ceil(seconds);
    if (whole < 60) {
      return whole + " s left";
    }
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d min left", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d h left", whole / 3600, whole / 60 % 60);
  }
}

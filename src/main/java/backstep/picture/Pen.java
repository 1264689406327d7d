package backstep.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;

/** How text is written in pictures. */
final class Pen {
  /** Lines of text are as far apart, in pixels. */
  static final int LINE = 20;

  /** Pixels above a plot, for its title. */
  static final int TITLE = 34;

  private static final String CUT = "...";

  private Pen() {}

  /** Writes a title above a plot of this width, or as much of it as there is room for. */
  static void title(Graphics2D canvas, String title, int width) {
    canvas.setColor(Color.BLACK);
    canvas.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
    FontMetrics metrics = canvas.getFontMetrics();
    String shown = title;
    while (metrics.stringWidth(shown) > width && shown.length() > CUT.length()) {
      shown = shown.substring(0, shown.length() - CUT.length() - 1) + CUT;
    }
    centred(canvas, shown, width / 2.0, 16);
    plain(canvas);
  }

  /** Turns to the letters of everything but titles. */
  static void plain(Graphics2D canvas) {
    canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
  }

  /** Writes text around a place. */
  static void centred(Graphics2D canvas, String text, double x, double y) {
    from(canvas, text, x - width(canvas, text) / 2.0, y);
  }

  /** Writes text that ends at a place. */
  static void before(Graphics2D canvas, String text, double x, double y) {
    from(canvas, text, x - width(canvas, text), y);
  }

  /** Writes text that begins at a place. */
  static void from(Graphics2D canvas, String text, double x, double y) {
    if (!text.isEmpty()) {
      canvas.drawString(text, (float) x, (float) y + 4);
    }
  }

  static int width(Graphics2D canvas, String text) {
    return canvas.getFontMetrics().stringWidth(text);
  }
}

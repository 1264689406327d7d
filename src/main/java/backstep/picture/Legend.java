package backstep.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the marks of a picture stand for, in lines below it. */
record Legend(List<Key> keys) {
  static final Legend NONE = new Legend(List.of());

  private static final int SAMPLE = 28;
  private static final int GAP = 18;

  /** A mark and what it stands for; without one, a sentence. */
  record Key(Optional<Mark> mark, String text) {
    Key(Mark mark, String text) {
      this(Optional.of(mark), text);
    }

    private int width(Graphics2D canvas) {
      return (mark.isPresent() ? SAMPLE + 6 : 0) + Pen.width(canvas, text) + GAP;
    }

    private void paint(Graphics2D canvas, double x, double y) {
      mark.ifPresent(
          drawn -> {
            drawn.stroke(canvas, new Line2D.Double(x, y, x + SAMPLE, y));
            drawn.paint(canvas, new Point2D.Double(x + SAMPLE / 2.0, y));
          });
      canvas.setColor(Color.BLACK);
      Pen.from(canvas, text, x + (mark.isPresent() ? SAMPLE + 6 : 0), y);
    }
  }

  /** As many keys in each line as it has room for. */
  private List<List<Key>> lines(Graphics2D canvas, int width) {
    List<List<Key>> lines = new ArrayList<>();
    int x = width;
    for (Key key : keys) {
      if (x + key.width(canvas) > width) {
        lines.add(new ArrayList<>());
        x = 0;
      }
      lines.get(lines.size() - 1).add(key);
      x += key.width(canvas);
    }
    return lines;
  }

  int height(Graphics2D canvas, int width) {
    return Pen.LINE * lines(canvas, width).size();
  }

  void paint(Graphics2D canvas, double left, double top, int width) {
    double y = top + Pen.LINE / 2.0;
    for (List<Key> line : lines(canvas, width)) {
      double x = left;
      for (Key key : line) {
        key.paint(canvas, x, y);
        x += key.width(canvas);
      }
      y += Pen.LINE;
    }
  }
}

package backstep.picture;

import backstep.insight.surface.Surface;
import backstep.render.UnitsView;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines on which the units of the first hidden layer turn on or off, over the inputs. */
public final class UnitsPicture {
  /** How many shapes tell a line from the others. */
  private static final int MARKS = 3;

  private UnitsPicture() {}

  /** The squares beside each other. */
  public static Picture of(List<UnitsView.Panel> panels) {
    return Picture.beside(
        panels.stream()
            .map(
                panel ->
                    Picture.of(
                        panel.name(),
                        () -> (canvas, width, height) -> paint(panel, canvas, width, height)))
            .toList());
  }

  private static void paint(UnitsView.Panel panel, Graphics2D canvas, int width, int height) {
    List<List<Integer>> lines = Surface.lines(panel.units());
    Surface any = panel.units().get(0);
    Legend legend = legend(lines, panel.units());
    Plane plane =
        Plane.on(
            canvas, width, height, panel.name(), Axis.of(any.across()), Axis.of(any.up()), legend);
    for (int i = 0; i < lines.size(); i++) {
      Mark mark = new Mark(i);
      List<Line2D> pieces = new Contour(panel.units().get(lines.get(i).get(0)), 0).pieces();
      pieces.forEach(piece -> mark.stroke(canvas, plane.line(piece)));
      for (int k = 0; k < MARKS; k++) {
        mark.paint(
            canvas, plane.line(pieces.get((2 * k + 1) * pieces.size() / (2 * MARKS))).getP1());
      }
    }
    new Samples(panel.data()).paint(canvas, plane);
  }

  /** A key for each line, with the units that turn on or off there, and which units have none. */
  static Legend legend(List<List<Integer>> lines, List<Surface> units) {
    List<Legend.Key> keys = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      keys.add(new Legend.Key(new Mark(i), UnitsView.named(lines.get(i))));
    }
    UnitsView.withoutLine(units)
        .ifPresent(text -> keys.add(new Legend.Key(Optional.empty(), text)));
    return new Legend(keys);
  }
}

package backstep.picture;

import backstep.insight.surface.Surface;
import backstep.render.LineView;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A number over the only input that differs, with the samples, and where hidden units turn on. */
public final class LinePicture {
  private final LineView.Panel panel;
  private final Axis up;

  private LinePicture(LineView.Panel panel, Axis up) {
    this.panel = panel;
    this.up = up;
  }

  /** The lines beside each other, on one scale. */
  public static Picture of(List<LineView.Panel> panels) {
    Axis up = Axis.of(LineView.up(panels));
    return Picture.beside(
        panels.stream()
            .map(panel -> Picture.of(panel.name(), () -> new LinePicture(panel, up)::paint))
            .toList());
  }

  private void paint(Graphics2D canvas, int width, int height) {
    Surface line = panel.line();
    double[] x =
        IntStream.range(0, line.columns())
            .mapToDouble(i -> line.across().at(i, line.columns()))
            .toArray();
    List<List<Integer>> hinges = Surface.lines(panel.units());
    Legend legend = UnitsPicture.legend(hinges, panel.units());
    Axis across = Axis.of(line.across());
    Plane plane = Plane.on(canvas, width, height, panel.name(), across, up, legend);
    canvas.setColor(Color.BLACK);
    canvas.setStroke(new BasicStroke(1.5f));
    canvas.draw(plane.path(x, line.values()[0]));
    for (int i = 0; i < hinges.size(); i++) {
      for (double hinge : hinges(panel.units().get(hinges.get(i).get(0)))) {
        hinge(canvas, plane, new Mark(i), hinge);
      }
    }
    new Samples(panel.data()).paint(canvas, plane);
  }

  /** Where a unit's pre-activation passes 0, by linear interpolation. */
  private static List<Double> hinges(Surface unit) {
    double[] z = unit.values()[0];
    List<Double> hinges = new ArrayList<>();
    for (int i = 0; i + 1 < z.length; i++) {
      if (unit.passes(0, 0, i)) {
        hinges.add(unit.across().at(i + z[i] / (z[i] - z[i + 1]), z.length));
      }
    }
    return hinges;
  }

  private static void hinge(Graphics2D canvas, Plane plane, Mark mark, double x) {
    Line2D upright = plane.line(new Line2D.Double(x, plane.up().low(), x, plane.up().high()));
    mark.stroke(canvas, upright);
    mark.paint(canvas, upright.getP1());
    mark.paint(canvas, upright.getP2());
  }
}

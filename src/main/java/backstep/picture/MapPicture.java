package backstep.picture;

import backstep.insight.surface.Surface;
import backstep.render.SurfaceView;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;

/** A number over the first two inputs as a map in cool and warm colours, seen from above. */
public final class MapPicture {
  /** Where an answer turns from one class to the other. */
  private static final double LEVEL = 0.5;

  private final SurfaceView.Panel panel;
  private final Surface surface;
  private final Scale scale;

  private MapPicture(SurfaceView.Panel panel, Scale scale) {
    this.panel = panel;
    this.surface = panel.surface();
    this.scale = scale;
  }

  /** The maps beside each other, on one scale. */
  public static Picture of(List<SurfaceView.Panel> panels) {
    Scale scale = Scale.of(panels.stream().map(SurfaceView.Panel::surface).toList());
    return Picture.beside(
        panels.stream()
            .map(panel -> Picture.of(panel.name(), () -> new MapPicture(panel, scale)::paint))
            .toList());
  }

  private void paint(Graphics2D canvas, int width, int height) {
    Axis across = Axis.of(surface.across());
    Axis up = Axis.of(surface.up());
    Plane plane =
        Plane.on(canvas, width - Scale.WIDTH, height, panel.name(), across, up, Legend.NONE);
    cells(canvas, plane);
    contour(canvas, plane);
    plane.outline(canvas);
    new Samples(panel.data()).paint(canvas, plane);
    scale.paint(canvas, width - Scale.WIDTH, plane.frame());
  }

  /** Each goes half way to its neighbours. */
  private void cells(Graphics2D canvas, Plane plane) {
    for (int row = 0; row < surface.rows(); row++) {
      for (int column = 0; column < surface.columns(); column++) {
        canvas.setColor(scale.colour(surface.values()[row][column]));
        canvas.fill(
            plane.cell(
                surface.across().at(column - 0.5, surface.columns()),
                surface.up().at(row - 0.5, surface.rows()),
                surface.across().at(column + 0.5, surface.columns()),
                surface.up().at(row + 0.5, surface.rows())));
      }
    }
  }

  private void contour(Graphics2D canvas, Plane plane) {
    canvas.setColor(Color.BLACK);
    canvas.setStroke(new BasicStroke(1.5f));
    new Contour(surface, LEVEL).pieces().forEach(piece -> canvas.draw(plane.line(piece)));
  }
}

package backstep.picture;

import backstep.insight.surface.Surface;
import backstep.render.SurfaceView;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Supplier;

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
            .<Supplier<Drawing>>map(panel -> () -> new MapPicture(panel, scale)::paint)
            .toList());
  }

  private void paint(Graphics2D canvas, int width, int height) {
    Square square =
        Square.of(surface.name() + " of " + panel.title(), surface, 0.5 / (surface.columns() - 1));
    square.paint(canvas, width - Scale.WIDTH, height);
    Graphics2D plot = (Graphics2D) canvas.create();
    plot.clip(square.frame());
    cells(plot, square);
    contour(plot, square);
    plot.dispose();
    new Samples(panel.data()).paint(canvas, square);
    Rectangle2D frame = square.frame();
    scale.paint(canvas, width - Scale.WIDTH, (int) frame.getMinY(), (int) frame.getMaxY());
  }

  private void cells(Graphics2D canvas, Square square) {
    for (int row = 0; row < surface.rows(); row++) {
      for (int column = 0; column < surface.columns(); column++) {
        Rectangle2D cell = square.cell(row, column);
        canvas.setColor(scale.colour(surface.values()[row][column]));
        // one pixel more, since there would be gaps where edges are smoothed
        canvas.fill(
            new Rectangle2D.Double(
                cell.getX(), cell.getY(), cell.getWidth() + 1, cell.getHeight() + 1));
      }
    }
  }

  private void contour(Graphics2D canvas, Square square) {
    canvas.setColor(Color.BLACK);
    canvas.setStroke(new BasicStroke(1.5f));
    new Contour(surface, LEVEL).pieces().forEach(piece -> canvas.draw(square.line(piece)));
  }
}

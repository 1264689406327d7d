package backstep.picture;

import backstep.insight.surface.Surface;
import backstep.render.SurfaceView;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A number over the first two inputs in three dimensions, as the question drew it: the axes and the
 * view of matplotlib, which coolwarm colours by the height of each piece.
 */
public final class SurfacePicture {
  private static final Color WALL = new Color(0xf2f2f2);
  private static final Color GRID = new Color(0xd0d0d0);

  private final SurfaceView.Panel panel;
  private final Surface surface;
  private final Scale heights;
  private final Scale colours;

  private SurfacePicture(SurfaceView.Panel panel, Scale heights, Scale colours) {
    this.panel = panel;
    this.surface = panel.surface();
    this.heights = heights;
    this.colours = colours;
  }

  /** The surfaces beside each other, on one scale. */
  public static Picture of(List<SurfaceView.Panel> panels) {
    List<Surface> surfaces = panels.stream().map(SurfaceView.Panel::surface).toList();
    Scale heights = Scale.of(surfaces);
    Scale colours =
        heights.narrowedTo(
            surfaces.stream()
                .flatMap(surface -> Piece.of(surface).stream())
                .mapToDouble(Piece::mean));
    return Picture.beside(
        panels.stream()
            .map(
                panel ->
                    Picture.of(
                        panel.name(), () -> new SurfacePicture(panel, heights, colours)::paint))
            .toList());
  }

  /**
   * The surface between four places that are neighbours.
   *
   * @param row of the one that is lowest in both inputs
   * @param mean of its four values
   */
  record Piece(int row, int column, double mean) {
    /** All whose values are finite. */
    static List<Piece> of(Surface surface) {
      double[][] z = surface.values();
      List<Piece> pieces = new ArrayList<>();
      for (int i = 0; i + 1 < surface.rows(); i++) {
        for (int j = 0; j + 1 < surface.columns(); j++) {
          double mean = (z[i][j] + z[i][j + 1] + z[i + 1][j] + z[i + 1][j + 1]) / 4;
          if (Double.isFinite(mean)) {
            pieces.add(new Piece(i, j, mean));
          }
        }
      }
      return pieces;
    }
  }

  private void paint(Graphics2D canvas, int width, int height) {
    Pen.title(canvas, panel.name(), width);
    Eye eye = Eye.on(width, height - Pen.TITLE, Pen.TITLE);
    walls(canvas, eye);
    axes(canvas, eye);
    Piece.of(surface).stream()
        .sorted(Comparator.comparingDouble(piece -> eye.depth(corner(piece, 0.5, 0.5))))
        .forEach(piece -> fill(canvas, eye, piece));
  }

  /** A place of the box, each number from 0 to 1. */
  private double[] corner(Piece piece, double across, double up) {
    int row = piece.row() + (int) up;
    int column = piece.column() + (int) across;
    return new double[] {
      (piece.column() + across) / (surface.columns() - 1),
      (piece.row() + up) / (surface.rows() - 1),
      heights.share(surface.values()[row][column])
    };
  }

  private void fill(Graphics2D canvas, Eye eye, Piece piece) {
    Path2D path =
        eye.path(
            corner(piece, 0, 0), corner(piece, 1, 0), corner(piece, 1, 1), corner(piece, 0, 1));
    canvas.setColor(colours.colour(piece.mean()));
    canvas.fill(path);
    // in its own colour, since there would be gaps where edges are smoothed
    canvas.setStroke(new BasicStroke(0.7f));
    canvas.draw(path);
  }

  private static double[] at(double x, double y, double z) {
    return new double[] {x, y, z};
  }

  /** The floor and the two walls behind, with lines at the numbers of the axes. */
  private void walls(Graphics2D canvas, Eye eye) {
    canvas.setColor(WALL);
    canvas.fill(eye.path(at(0, 0, 0), at(1, 0, 0), at(1, 1, 0), at(0, 1, 0)));
    canvas.fill(eye.path(at(0, 0, 0), at(0, 1, 0), at(0, 1, 1), at(0, 0, 1)));
    canvas.fill(eye.path(at(0, 1, 0), at(1, 1, 0), at(1, 1, 1), at(0, 1, 1)));
    canvas.setColor(GRID);
    canvas.setStroke(new BasicStroke(0.8f));
    for (double x : shares(Axis.of(surface.across()))) {
      canvas.draw(eye.path(at(x, 0, 0), at(x, 1, 0), at(x, 1, 1), at(x, 1, 0)));
    }
    for (double y : shares(Axis.of(surface.up()))) {
      canvas.draw(eye.path(at(1, y, 0), at(0, y, 0), at(0, y, 1), at(0, y, 0)));
    }
    for (double z : shares(height())) {
      canvas.draw(eye.path(at(0, 0, z), at(0, 1, z), at(1, 1, z), at(0, 1, z)));
    }
  }

  private Axis height() {
    return Axis.even(surface.name(), heights.low(), heights.high());
  }

  private static double[] shares(Axis axis) {
    return axis.ticks().stream().mapToDouble(tick -> axis.share(tick.value())).toArray();
  }

  private void axes(Graphics2D canvas, Eye eye) {
    axis(canvas, eye, Axis.of(surface.across()), t -> at(t, 0, 0), at(0, -1, 0));
    axis(canvas, eye, Axis.of(surface.up()), t -> at(1, t, 0), at(1, 0, 0));
    axis(canvas, eye, height(), t -> at(1, 1, t), at(0.5, 0.5, 0));
  }

  private interface Edge {
    double[] at(double share);
  }

  /**
   * An edge of the box with its numbers and its name.
   *
   * @param away the direction in which they stand
   */
  private static void axis(Graphics2D canvas, Eye eye, Axis axis, Edge edge, double[] away) {
    canvas.setColor(Color.BLACK);
    canvas.setStroke(new BasicStroke(0.8f));
    canvas.draw(new Line2D.Double(eye.see(edge.at(0)), eye.see(edge.at(1))));
    for (Ticks.Tick tick : axis.ticks()) {
      double[] on = edge.at(axis.share(tick.value()));
      canvas.draw(new Line2D.Double(eye.see(on), eye.see(moved(on, away, 0.025))));
      centred(canvas, tick.label(), eye.see(moved(on, away, 0.09)));
    }
    centred(canvas, axis.name(), eye.see(moved(edge.at(0.5), away, 0.2)));
  }

  private static double[] moved(double[] from, double[] by, double far) {
    return at(from[0] + far * by[0], from[1] + far * by[1], from[2] + far * by[2]);
  }

  private static void centred(Graphics2D canvas, String text, Point2D place) {
    Pen.centred(canvas, text, place.getX(), place.getY());
  }
}

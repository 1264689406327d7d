package backstep.picture;

import backstep.insight.surface.Surface;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a surface passes a level: straight pieces, one or two to each square between four of its
 * places, whose ends are found by linear interpolation.
 */
record Contour(Surface surface, double level) {

  /** The pieces, in the units of the inputs. */
  List<Line2D> pieces() {
    List<Line2D> pieces = new ArrayList<>();
    for (int row = 0; row + 1 < surface.rows(); row++) {
      for (int column = 0; column + 1 < surface.columns(); column++) {
        List<Point2D> ends = crossings(row, column);
        for (int i = 0; i + 1 < ends.size(); i += 2) {
          pieces.add(new Line2D.Double(ends.get(i), ends.get(i + 1)));
        }
      }
    }
    return pieces;
  }

  /** On the four sides of a square, in turn. */
  private List<Point2D> crossings(int row, int column) {
    List<Point2D> ends = new ArrayList<>();
    cross(ends, row, column, row, column + 1);
    cross(ends, row, column + 1, row + 1, column + 1);
    cross(ends, row + 1, column + 1, row + 1, column);
    cross(ends, row + 1, column, row, column);
    return ends;
  }

  private void cross(List<Point2D> ends, int row, int column, int toRow, int toColumn) {
    double from = surface.values()[row][column] - level;
    double to = surface.values()[toRow][toColumn] - level;
    if (Double.isFinite(from) && Double.isFinite(to) && from >= 0 != to >= 0) {
      double share = from / (from - to);
      ends.add(
          new Point2D.Double(
              surface.across().at(column + share * (toColumn - column), surface.columns()),
              surface.up().at(row + share * (toRow - row), surface.rows())));
    }
  }
}

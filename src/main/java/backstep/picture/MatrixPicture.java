package backstep.picture;

import backstep.matrix.Matrix;
import java.awt.Graphics2D;
import java.util.List;

/** A matrix as a heat map: cool below 0, warm above, grey at 0. */
public final class MatrixPicture {
  private final Named named;

  private MatrixPicture(Named named) {
    this.named = named;
  }

  /** A matrix and what it is called. */
  public record Named(String title, Matrix matrix) {}

  /** The maps beside each other, each on a scale of its own. */
  public static Picture of(List<Named> matrices) {
    return Picture.beside(
        matrices.stream()
            .map(named -> Picture.of(named.title(), () -> new MatrixPicture(named)::paint))
            .toList());
  }

  private void paint(Graphics2D canvas, int width, int height) {
    Matrix matrix = named.matrix();
    int rows = matrix.shape().rows();
    int cols = matrix.shape().cols();
    Axis across = Axis.ofColumns(cols);
    Axis up = Axis.ofRows(rows);
    Plane plane =
        Plane.on(canvas, width - Scale.WIDTH, height, named.title(), across, up, Legend.NONE);
    Scale scale = Scale.around0(matrix);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        if (!Double.isNaN(matrix.get(i, j))) {
          canvas.setColor(scale.colour(matrix.get(i, j)));
          canvas.fill(plane.cell(j, i, j + 1, i + 1));
        }
      }
    }
    plane.outline(canvas);
    scale.paint(canvas, width - Scale.WIDTH, plane.frame());
  }
}

package backstep.picture;

import java.awt.Graphics2D;
import java.util.List;
import java.util.function.Supplier;

/**
 * A picture of a certain size.
 *
 * @param width in pixels
 * @param height in pixels
 * @param drawing makes what is drawn, once it is asked for, since already that needs fonts
 */
public record Picture(int width, int height, Supplier<Drawing> drawing) {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 600;

  static Picture of(Supplier<Drawing> drawing) {
    return new Picture(WIDTH, HEIGHT, drawing);
  }

  /** Drawings from left to right, each of the usual size. */
  static Picture beside(List<Supplier<Drawing>> drawings) {
    return new Picture(
        WIDTH * drawings.size(),
        HEIGHT,
        () -> {
          List<Drawing> made = drawings.stream().map(Supplier::get).toList();
          return (canvas, width, height) -> paint(made, canvas, width / made.size(), height);
        });
  }

  private static void paint(List<Drawing> drawings, Graphics2D canvas, int width, int height) {
    for (int i = 0; i < drawings.size(); i++) {
      Graphics2D part = (Graphics2D) canvas.create(i * width, 0, width, height);
      drawings.get(i).paint(part, width, height);
      part.dispose();
    }
  }
}

package backstep.picture;

import java.awt.Graphics2D;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A picture of a certain size.
 *
 * @param title what it shows
 * @param width in pixels
 * @param height in pixels
 * @param drawing makes what is drawn, once it is asked for, since already that needs fonts
 */
public record Picture(String title, int width, int height, Supplier<Drawing> drawing) {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 600;

  static Picture of(String title, Supplier<Drawing> drawing) {
    return new Picture(title, WIDTH, HEIGHT, drawing);
  }

  /** Pictures of the usual size from left to right. */
  static Picture beside(List<Picture> pictures) {
    return new Picture(
        pictures.stream().map(Picture::title).collect(Collectors.joining("; ")),
        WIDTH * pictures.size(),
        HEIGHT,
        () -> {
          List<Drawing> made = pictures.stream().map(picture -> picture.drawing().get()).toList();
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

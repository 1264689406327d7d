package backstep.picture;

import java.awt.Graphics2D;

/** Something that can be drawn on any canvas at any size. */
@FunctionalInterface
public interface Drawing {

  /** Draws it into the rectangle from 0, 0 to this width and height. */
  void paint(Graphics2D canvas, int width, int height);
}

package backstep.render;

/**
 * What text is shown in.
 *
 * @param width columns
 * @param height lines
 * @param colours true if it shows any; sequences for more of them than it has are rounded later
 * @param blocks true if it shows half blocks and braille
 */
public record Window(int width, int height, boolean colours, boolean blocks) {
  /** What a document is written for, and what nobody looks at. */
  public static final Window PLAIN = new Window(80, 24, false, false);
}

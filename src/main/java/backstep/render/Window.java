package backstep.render;

/**
 * What text is shown in.
 *
 * @param width columns
 * @param height lines
 * @param colours true if it shows any; sequences for more of them than it has are rounded later
 * @param blocks true if it shows half blocks and braille
 * @param scrolls true if what is higher than it is not seen at once
 */
public record Window(int width, int height, boolean colours, boolean blocks, boolean scrolls) {
  /** What a document is written for, and what nobody looks at. */
  public static final Window PLAIN = new Window(80, 24, false, false, false);

  /** How many lines are seen at once; of a document, all. */
  public int room() {
    return scrolls ? height : Integer.MAX_VALUE;
  }

  /** The same beside something that takes so many columns. */
  Window beside(int columns) {
    return new Window(width - columns, height, colours, blocks, scrolls);
  }
}

package backstep.shell;

import backstep.render.Borders;
import backstep.render.Numbers;
import backstep.render.View;

/** How the user wants numbers and tables to look. */
public record Look(Numbers numbers, Borders borders) {
  static final Look USUAL = new Look(Numbers.USUAL, Borders.ASCII);

  /** This look in a window. */
  View in(World world) {
    return new View(numbers, borders, world.window());
  }
}

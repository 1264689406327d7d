package backstep.shell;

import backstep.render.Numbers;
import backstep.render.Tables;
import backstep.render.View;

/** How the user wants numbers and tables to look. */
public record Look(Numbers numbers, Tables tables) {
  static final Look USUAL = new Look(Numbers.USUAL, Tables.ASCII);

  /** This look in a window. */
  View in(World world) {
    return new View(numbers, tables, world.window());
  }
}

package backstep.shell;

import backstep.render.Numbers;
import backstep.render.Tables;
import backstep.render.View;

/**
 * How the user wants things to look.
 *
 * @param pager true to show what is higher than the screen a page at a time
 */
public record Look(Numbers numbers, Tables tables, boolean pager) {
  static final Look USUAL = new Look(Numbers.USUAL, Tables.ASCII, true);

  Look with(Numbers changed) {
    return new Look(changed, tables, pager);
  }

  Look with(Tables changed) {
    return new Look(numbers, changed, pager);
  }

  /** This look in a window. */
  View in(World world) {
    return new View(numbers, tables, world.window());
  }
}

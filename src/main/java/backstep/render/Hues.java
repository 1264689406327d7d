package backstep.render;

import java.util.List;

/** Colours that are told apart easily: those of Tableau 10, which matplotlib cycles through. */
final class Hues {
  private static final List<Integer> TABLEAU =
      List.of(
          0x1F77B4, 0xFF7F0E, 0x2CA02C, 0xD62728, 0x9467BD, 0x8C564B, 0xE377C2, 0x7F7F7F, 0xBCBD22,
          0x17BECF);

  private Hues() {}

  /** The colour of the one of this number, where the window has colours; else null. */
  static Style of(int number, Window window) {
    return window.colours() ? Style.ink(TABLEAU.get(number % TABLEAU.size())) : null;
  }
}

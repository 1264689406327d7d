package backstep.render;

import java.util.List;

/**
 * Colours that are told apart easily: those of Tableau 10, which matplotlib cycles through, and as
 * many of the sixteen that a poor terminal has.
 */
final class Hues {
  private static final List<Style> TABLEAU =
      List.of(
          Style.ink(0x1F77B4, "94"),
          Style.ink(0xFF7F0E, "33"),
          Style.ink(0x2CA02C, "32"),
          Style.ink(0xD62728, "91"),
          Style.ink(0x9467BD, "35"),
          Style.ink(0x8C564B, "31"),
          Style.ink(0xE377C2, "95"),
          Style.ink(0x7F7F7F, "90"),
          Style.ink(0xBCBD22, "92"),
          Style.ink(0x17BECF, "36"));

  private Hues() {}

  /** The colour of the one of this number, where the window has colours; else null. */
  static Style of(int number, Window window) {
    return window.colours() ? TABLEAU.get(number % TABLEAU.size()) : null;
  }
}

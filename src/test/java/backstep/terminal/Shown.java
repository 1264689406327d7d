package backstep.terminal;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Text as it comes to a terminal with colours. */
public final class Shown {
  private static final Screen SCREEN =
      Screen.of(
          Palette.SIXTEEN,
          StandardCharsets.UTF_8,
          OutputStream.nullOutputStream(),
          OutputStream.nullOutputStream());

  private Shown() {}

  /** What commands the terminal there, besides colours; empty where nothing does. */
  public static String commandsOf(String text) {
    return raw(SCREEN.shown(text).replaceAll("\u001B\\[[0-9;]*m", ""));
  }

  /** What of a text that has come commands the terminal. */
  static String raw(String shown) {
    return shown.replaceAll(
        "[^\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\\u202A-\\u202E\\u2066-\\u2069]", "");
  }
}

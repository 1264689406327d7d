package backstep.shell;

import backstep.notation.Patience;
import backstep.render.Window;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** All that a command may see or touch beyond the session. */
public interface World extends Patience.Waiting {

  /**
   * What is in a file.
   *
   * @throws backstep.notation.UserError if it cannot be read
   */
  byte[] readBytes(String file);

  /**
   * The text of a file.
   *
   * @throws backstep.notation.UserError if it cannot be read, or is no text in UTF-8
   */
  default String read(String file) {
    return Utf8.text(file, readBytes(file));
  }

  /**
   * What is in a file of a folder, to which no link leads out of it.
   *
   * @param folder empty, or ending in a slash
   * @throws backstep.notation.UserError if it cannot be read, or lies elsewhere
   */
  default byte[] readBeside(String folder, String file) {
    return readBytes(folder + file);
  }

  /** The text of a file of a folder, to which no link leads out of it. */
  default String readTextBeside(String folder, String file) {
    return Utf8.text(file, readBeside(folder, file));
  }

  /** True if there is something of this name: a file, or a folder. */
  boolean has(String file);

  /** A folder, empty for the current one, as it is written in full; nothing where none is. */
  default List<String> inFull(String folder) {
    return List.of();
  }

  /**
   * Writes a file whole or not at all.
   *
   * @throws backstep.notation.UserError if it cannot be written, or is there already and has
   *     neither been written by this session nor claimed
   */
  void writeBytes(String file, byte[] content);

  /** The same in a folder: empty, or ending in a slash. */
  default void writeBeside(String folder, String file, byte[] content) {
    writeBytes(folder + file, content);
  }

  /** From now on this file may be written over: the session knows what is in it. */
  default void claim(String file) {}

  /**
   * Writes a file whole or not at all.
   *
   * @throws backstep.notation.UserError if it cannot be written
   */
  default void write(String file, String text) {
    writeBytes(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** What was kept under this name, perhaps by another run of the program; empty for nothing. */
  String recall(String name);

  /** Keeps a text under a name for this and later runs, whole or not at all, where that can be. */
  void keep(String name, String text);

  /** What it is shown in, as it is now. */
  Window window();

  /** Columns of the window. */
  default int width() {
    return window().width();
  }

  /** Shows how far a long command is, on a line that goes away again. */
  void progress(String text);

  /**
   * Shows how far a long command is, with the rate and the time left, on a line that goes away
   * again.
   */
  @Override
  void progress(long done, long total, String unit);

  /** True once the user has asked to stop the command at hand. */
  @Override
  boolean isCancelled();
}

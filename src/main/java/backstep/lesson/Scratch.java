package backstep.lesson;

import backstep.notation.UserError;
import backstep.render.Window;
import backstep.shell.InnerWorld;
import backstep.shell.World;
import java.util.Map;
import java.util.TreeMap;

/**
 * The world in which documents run: its files and what it keeps are in memory, so that a stranger's
 * lesson can neither read nor write elsewhere, and each run begins with nothing.
 */
public final class Scratch implements InnerWorld {
  private final Map<String, byte[]> files = new TreeMap<>();
  private final Map<String, String> kept = new TreeMap<>();
  private final World outer;

  /** An empty one for nobody. */
  public Scratch() {
    this(new Nobody());
  }

  /**
   * An empty one.
   *
   * @param outer the world of the user, who has a window and may interrupt
   */
  public Scratch(World outer) {
    this.outer = outer;
  }

  @Override
  public boolean has(String file) {
    return files.containsKey(file);
  }

  @Override
  public World outer() {
    return outer;
  }

  @Override
  public byte[] readBytes(String file) {
    if (!has(file)) {
      throw new UserError("there is no file " + file + " in the scratch folder of this lesson");
    }
    return files.get(file);
  }

  @Override
  public void writeBytes(String file, byte[] content) {
    files.put(file, content);
  }

  @Override
  public void writeBeside(String folder, String file, byte[] content) {
    writeBytes(folder + file, content);
  }

  @Override
  public String recall(String name) {
    return kept.getOrDefault(name, "");
  }

  @Override
  public void keep(String name, String text) {
    kept.put(name, text);
  }

  /** The world of nobody: no files, a plain window, no interruption. */
  private record Nobody() implements World {

    @Override
    public byte[] readBytes(String file) {
      throw new UserError("there is no file " + file);
    }

    @Override
    public boolean has(String file) {
      return false;
    }

    @Override
    public void writeBytes(String file, byte[] content) {
      throw new UserError(file + " cannot be written");
    }

    @Override
    public String recall(String name) {
      return "";
    }

    @Override
    public void keep(String name, String text) {}

    @Override
    public Window window() {
      return Window.PLAIN;
    }

    @Override
    public void progress(String text) {}

    @Override
    public void progress(long done, long total, String unit) {}

    @Override
    public boolean isCancelled() {
      return false;
    }
  }
}

package backstep.lesson;

import backstep.notation.UserError;
import backstep.shell.World;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * The world in which documents run: its files and what it keeps are in memory, so that a stranger's
 * lesson can neither read nor write elsewhere, and each run begins with nothing.
 */
public final class Scratch implements World {
  private static final int WIDTH = 80;

  private final Map<String, String> files = new TreeMap<>();
  private final Map<String, String> kept = new TreeMap<>();
  private final BooleanSupplier cancelled;

  /** An empty one that nobody interrupts. */
  public Scratch() {
    this(() -> false);
  }

  /**
   * An empty one.
   *
   * @param cancelled asked whether the user wants to stop
   */
  public Scratch(BooleanSupplier cancelled) {
    this.cancelled = cancelled;
  }

  /** True if a file has been written here. */
  public boolean has(String file) {
    return files.containsKey(file);
  }

  @Override
  public String read(String file) {
    if (!has(file)) {
      throw new UserError("there is no file " + file + " in the scratch folder of this lesson");
    }
    return files.get(file);
  }

  @Override
  public void write(String file, String text) {
    files.put(file, text);
  }

  @Override
  public String recall(String name) {
    return kept.getOrDefault(name, "");
  }

  @Override
  public void keep(String name, String text) {
    kept.put(name, text);
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public void progress(String text) {}

  @Override
  public void progress(long done, long total, String unit) {}

  @Override
  public boolean isCancelled() {
    return cancelled.getAsBoolean();
  }
}

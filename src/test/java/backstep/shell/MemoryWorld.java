package backstep.shell;

import backstep.notation.UserError;
import backstep.render.Window;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A world in memory: files in a map, a plain window. */
public class MemoryWorld implements World {
  private final Map<String, byte[]> files = new TreeMap<>();
  private final Map<String, String> kept = new TreeMap<>();
  private int stepsUntilCancelled = Integer.MAX_VALUE;

  /** A world with one file. */
  public static MemoryWorld with(String file, String text) {
    MemoryWorld world = new MemoryWorld();
    world.write(file, text);
    return world;
  }

  /** The user presses Ctrl-C when the command has asked so often whether to go on. */
  public MemoryWorld cancelledAfter(int questions) {
    stepsUntilCancelled = questions;
    return this;
  }

  /** The names of all files. */
  public Set<String> files() {
    return files.keySet();
  }

  @Override
  public byte[] readBytes(String file) {
    if (!files.containsKey(file)) {
      throw new UserError("there is no file " + file);
    }
    return files.get(file);
  }

  @Override
  public boolean has(String file) {
    return files.containsKey(file);
  }

  @Override
  public void writeBytes(String file, byte[] content) {
    files.put(file, content);
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
  public Window window() {
    return Window.PLAIN;
  }

  @Override
  public void progress(String text) {}

  @Override
  public void progress(long done, long total, String unit) {}

  @Override
  public boolean isCancelled() {
    return --stepsUntilCancelled < 0;
  }
}

package backstep.lesson;

import backstep.notation.FileName;
import backstep.notation.UserError;
import backstep.render.Window;
import backstep.shell.InnerWorld;
import backstep.shell.World;

/**
 * The world in which a file is replayed: what it writes stays in memory; what it reads, it has
 * written itself or lies beside it, whatever folder is the current one. So a stranger's file
 * touches nothing, and a recording can load a program of its own. The window is a plain one,
 * whatever it is.
 *
 * @param outer where it writes
 * @param disk where it reads what it has not written
 * @param folder of the file; empty, or ending in a slash
 */
public record ReplayWorld(Scratch outer, World disk, String folder) implements InnerWorld {
  /** For a file of the user's world. */
  public static ReplayWorld of(String file, World world) {
    World limited = new Limit(world);
    return new ReplayWorld(
        new Scratch(limited), world, file.substring(0, file.lastIndexOf('/') + 1));
  }

  @Override
  public byte[] readBytes(String file) {
    refuseOutside(file);
    return outer.has(file) ? outer.readBytes(file) : disk.readBeside(folder, file);
  }

  @Override
  public boolean has(String file) {
    return outer.has(file) || (FileName.isWithin(file) && disk.has(folder + file));
  }

  /** Refuses a name that leads out of a folder. */
  public static void refuseOutside(String file) {
    if (!FileName.isWithin(file)) {
      throw new UserError(
          file + " cannot be read here: a replay reads only what lies beside its file");
    }
  }

  @Override
  public Window window() {
    return Window.PLAIN;
  }
}

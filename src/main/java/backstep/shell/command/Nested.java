package backstep.shell.command;

import backstep.notation.UserError;
import backstep.shell.World;

/** The world of a script that another one runs; it counts how deep they are. */
record Nested(World outer, int depth) implements World {
  private static final int DEEPEST = 10;

  static World in(World outer, String file) {
    int depth = outer instanceof Nested nested ? nested.depth + 1 : 1;
    if (depth > DEEPEST) {
      throw new UserError(file + " is sourced " + DEEPEST + " files deep: does it source itself?");
    }
    return new Nested(outer instanceof Nested nested ? nested.outer : outer, depth);
  }

  @Override
  public String read(String file) {
    return outer.read(file);
  }

  @Override
  public void write(String file, String text) {
    outer.write(file, text);
  }

  @Override
  public int width() {
    return outer.width();
  }

  @Override
  public void progress(String text) {
    outer.progress(text);
  }

  @Override
  public void progress(long done, long total, String unit) {
    outer.progress(done, total, unit);
  }

  @Override
  public boolean isCancelled() {
    return outer.isCancelled();
  }
}

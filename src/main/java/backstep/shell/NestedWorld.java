package backstep.shell;

import backstep.notation.UserError;

/** The world of a script that another one runs; it counts how deep they are. */
public record NestedWorld(World outer, int depth) implements InnerWorld {
  private static final int DEEPEST = 10;

  public static World in(World outer, String file) {
    int depth = outer instanceof NestedWorld nested ? nested.depth + 1 : 1;
    if (depth > DEEPEST) {
      throw new UserError(file + " is sourced " + DEEPEST + " files deep: does it source itself?");
    }
    return new NestedWorld(outer instanceof NestedWorld nested ? nested.outer : outer, depth);
  }

  @Override
  public byte[] readBeside(String folder, String file) {
    return outer.readBeside(folder, file);
  }
}

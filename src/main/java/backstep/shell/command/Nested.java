package backstep.shell.command;

import backstep.notation.UserError;
import backstep.shell.InnerWorld;
import backstep.shell.World;

/** The world of a script that another one runs; it counts how deep they are. */
record Nested(World outer, int depth) implements InnerWorld {
  private static final int DEEPEST = 10;

  static World in(World outer, String file) {
    int depth = outer instanceof Nested nested ? nested.depth + 1 : 1;
    if (depth > DEEPEST) {
      throw new UserError(file + " is sourced " + DEEPEST + " files deep: does it source itself?");
    }
    return new Nested(outer instanceof Nested nested ? nested.outer : outer, depth);
  }
}

package backstep.tutor;

import backstep.lesson.Scratch;
import backstep.shell.InnerWorld;
import backstep.shell.World;

/** The world of a learner in a lesson, who can read what the lesson has written, too. */
record Beside(World outer, Scratch scratch) implements InnerWorld {
  @Override
  public byte[] readBytes(String file) {
    return scratch.has(file) ? scratch.readBytes(file) : outer.readBytes(file);
  }

  @Override
  public byte[] readBeside(String folder, String file) {
    return scratch.has(file) ? scratch.readBytes(file) : outer.readBeside(folder, file);
  }

  @Override
  public boolean has(String file) {
    return scratch.has(file) || outer.has(file);
  }
}

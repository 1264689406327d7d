package backstep.tutor;

import backstep.lesson.Transcript;
import backstep.render.Prose;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a recording has taken down so far.
 *
 * @param commands how many, without those that led to where it began
 * @param notes how many
 * @param marks the ids of the checkpoints
 */
record Taken(Transcript transcript, int commands, int notes, Set<String> marks) {
  Taken {
    marks = Set.copyOf(marks);
  }

  static Taken begin(Transcript transcript) {
    return new Taken(transcript, 0, 0, Set.of());
  }

  /**
   * With a command and what came of it.
   *
   * @param output without styles
   */
  Taken ran(String command, String output, boolean failed) {
    return new Taken(transcript.ran(command, output, failed), commands + 1, notes, marks);
  }

  Taken noted(String text) {
    return new Taken(transcript.noted(text), commands, notes + 1, marks);
  }

  /**
   * With a checkpoint.
   *
   * @param name its id; empty for the next number
   */
  Taken marked(String name, List<String> asserts) {
    String id = name;
    for (int i = 1; id.isEmpty(); i++) {
      id = has("mark-" + i) ? "" : "mark-" + i;
    }
    Set<String> more = new TreeSet<>(marks);
    more.add(id);
    return new Taken(transcript.marked(id, asserts), commands, notes, more);
  }

  /** True if there is a checkpoint of this name. */
  boolean has(String mark) {
    return marks.contains(mark);
  }

  /** How much it is, in words. */
  String counted() {
    return Prose.counted(commands, "command")
        + ", "
        + Prose.counted(notes, "note")
        + ", "
        + Prose.counted(marks.size(), "mark");
  }
}

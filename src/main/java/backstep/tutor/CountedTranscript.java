package backstep.tutor;

import backstep.lesson.Transcript;
import backstep.render.Prose;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a recording has written down so far, and how much that is.
 *
 * @param commands how many, without those that led to where it began
 * @param notes how many
 * @param marks the ids of the checkpoints
 */
record CountedTranscript(Transcript transcript, int commands, int notes, Set<String> marks) {
  CountedTranscript {
    marks = Set.copyOf(marks);
  }

  static CountedTranscript begin(Transcript transcript) {
    return new CountedTranscript(transcript, 0, 0, Set.of());
  }

  /**
   * With a command and what came of it.
   *
   * @param output without styles
   */
  CountedTranscript ran(String command, String output, boolean failed) {
    return new CountedTranscript(
        transcript.ran(command, output, failed), commands + 1, notes, marks);
  }

  /** With prose that nobody has noted. */
  CountedTranscript saying(String text) {
    return new CountedTranscript(transcript.noted(text), commands, notes, marks);
  }

  CountedTranscript noted(String text) {
    return new CountedTranscript(transcript.noted(text), commands, notes + 1, marks);
  }

  /**
   * With a checkpoint.
   *
   * @param name its id; empty for the next number
   */
  CountedTranscript marked(String name, List<String> asserts) {
    String id = name;
    for (int i = 1; id.isEmpty(); i++) {
      id = has("mark-" + i) ? "" : "mark-" + i;
    }
    Set<String> more = new TreeSet<>(marks);
    more.add(id);
    return new CountedTranscript(transcript.marked(id, asserts), commands, notes, more);
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

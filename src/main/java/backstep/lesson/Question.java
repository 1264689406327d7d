package backstep.lesson;

import java.util.List;

/** A part that waits for the learner. */
public sealed interface Question extends Part permits Predict, Choice, Goal {

  /** What is asked. */
  String ask();

  /** What an answer is judged by, as a text that changes with it. */
  String judgedBy();

  /** What helps, in order. */
  List<Hint> hints();

  /** What is said when the learner gives up; may be empty. */
  String reveal();
}

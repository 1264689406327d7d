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

  /** What is said with the answer, found (if it is a number) or given away; may be empty. */
  String reveal();

  /** Tells the kinds of question apart: what the function for this one's kind makes of it. */
  <R> R fold(Question.Kinds<R> kinds);

  @Override
  default <R> R fold(Part.Kinds<R> kinds) {
    return fold((Question.Kinds<R>) kinds);
  }

  /** A function for each kind; where a new kind lacks one, the compiler says so. */
  interface Kinds<R> {
    R predict(Predict predict);

    R choice(Choice choice);

    R goal(Goal goal);
  }
}

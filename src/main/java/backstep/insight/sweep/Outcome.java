package backstep.insight.sweep;

import backstep.network.DataSet;
import java.util.Locale;

/** How the training from one seed ends. Each run has exactly one; the first that fits. */
public enum Outcome {
  LEARNED("every |y - d| is below " + DataSet.RIGHT),
  FROZEN("exploded, yet all answers are right by chance, and then the error is 0"),
  EXPLODED(
      "a pre-activation, such as Z1, is above "
          + Answers.EXPLODED
          + ": over "
          + Answers.EXPLODED
          + " times what it was at the start, and "
          + Answers.EXPLODED
          + " times every target"),
  STUCK("for some sample a whole hidden layer is off: the answer is exactly " + Answers.UNDECIDED),
  OTHER("some answer is wrong, but it has not exploded and is not stuck"),
  NAN("some answer or pre-activation is nan");

  private final String meaning;

  Outcome(String meaning) {
    this.meaning = meaning;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is, in a few words. */
  public String meaning() {
    return meaning;
  }
}

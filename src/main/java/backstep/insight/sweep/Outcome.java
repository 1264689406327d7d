package backstep.insight.sweep;

import backstep.network.DataSet;
import java.util.Locale;

/** How the training from one seed ends. Each run has exactly one; the first that fits. */
public enum Outcome {
  LEARNED("every |y - d| is below " + DataSet.RIGHT),
  FROZEN("exploded, yet every answer is right: by chance, and then the error is 0"),
  EXPLODED(
      "some pre-activation is above "
          + Answers.EXPLODED
          + ", and more than "
          + Answers.EXPLODED
          + " times as large as at its start, and as every target"),
  STUCK(
      "a hidden layer is all off for a sample, which is answered by exactly " + Answers.UNDECIDED),
  OTHER("some answer is wrong, but the run neither exploded nor is it stuck"),
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

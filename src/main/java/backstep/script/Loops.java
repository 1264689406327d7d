package backstep.script;

import backstep.script.Syntax.Statement;

/** Who looks at the loops of a script. */
interface Loops {
  /** True if it has run the loop in the place of the interpreter. */
  default boolean runs(Statement loop, Frame frame) {
    return false;
  }

  /** True if a step is a round of a loop over the samples, in another over the epochs. */
  default boolean isOverSamples() {
    return false;
  }

  /** True within the training loop, where that is known. */
  default boolean isTraining() {
    return false;
  }

  /** How many rounds the training loop has; 0 if that is not known. */
  default long epochs() {
    return 0;
  }

  /** A loop begins. */
  default void begins(Statement loop) {}

  /** So many rounds of it are over; false if that is enough. */
  default boolean goesOn(Statement loop, long rounds) {
    return true;
  }

  /** A loop is over. */
  default void over(Statement loop) {}
}

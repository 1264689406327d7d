package backstep.machine;

/** Answers {@code gradient_error()}, which takes insight that this folder must not know. */
@FunctionalInterface
public interface GradientError {
  /** For machines that are never asked. */
  GradientError UNKNOWN = (machine, state) -> Double.NaN;

  /**
   * The largest relative error of a gradient over all steps, each run whole and aside from the
   * parameters with which the state's step began; NaN if nothing could be checked.
   */
  double of(Machine machine, State state);
}

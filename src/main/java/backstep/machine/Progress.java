package backstep.machine;

/** Hears of a long run now and then, between samples, and may stop it there. */
@FunctionalInterface
public interface Progress {
  /** Hears nothing and never stops. */
  Progress NONE = state -> true;

  /** False to stop at this state. */
  boolean goesOn(State state);
}

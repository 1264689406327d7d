package backstep.machine;

/** Hears of a long run now and then, between steps, and may stop it there. */
@FunctionalInterface
public interface Listener {
  /** Hears nothing and never stops. */
  Listener NONE = state -> true;

  /** False to stop at this state. */
  boolean goesOn(State state);
}

package backstep.insight.gradient;

/** Why nothing can be said of how a parameter moves. */
public enum Untold {
  CARRIED("it carries what a step has computed on to the next, and is not trained"),
  NO_GRADIENT("nothing of the forward pass comes into its update, so no gradient moves it"),
  NOWHERE_WHOLE("what comes into its update is nowhere one expression of its shape"),
  OTHER_SHAPE("the line of its gradient has another shape"),
  MIXED("what comes into its update is one number times its slope, but more than that moves it"),
  OTHER_PASS("its gradient comes of another forward pass, with parameters that are updated"),
  CLIPPED("what moves it is clipped by its own size; unclipped it would move down its slope"),
  DECAYED("its own value comes into its update, by how much cannot be told"),
  BRANCHED(
      "its slope is 0 here, which may come of a branch, such as that of a comparison or a max"),
  NO_NUMBER("its slope, or what it moves by, is no finite number in the steps looked at"),
  FLAT("its slope is 0 but for roundings in all steps looked at"),
  STILL("it does not move in the steps looked at"),
  BLURRED("roundings blur its slope here too much for a proof"),
  KINK("the loss has a kink so near that no difference can confirm its slope"),
  NOT_FINITE("the loss is not finite so near that no difference can confirm its slope"),
  DISPUTED("the two ways to its slope, rules and differences, disagree");

  private final String reason;

  Untold(String reason) {
    this.reason = reason;
  }

  /** The reason in a few words. */
  public String reason() {
    return reason;
  }
}

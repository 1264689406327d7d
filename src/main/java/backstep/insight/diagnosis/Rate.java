package backstep.insight.diagnosis;

/** What a remedy says of the learning rate. */
enum Rate {
  ANY(""),
  SMALLER("a smaller alpha"),
  SMALLER_AGAIN("a smaller alpha, after restart"),
  LARGER("a larger alpha");

  private final String advice;

  Rate(String advice) {
    this.advice = advice;
  }

  String advice() {
    return advice;
  }

  /** True if nobody can follow both. */
  boolean contradicts(Rate other) {
    return this != ANY && other != ANY && (this == LARGER) != (other == LARGER);
  }
}

package backstep.insight.diagnosis;

/** How sure a finding is. */
public enum Severity {
  /** There is a proof, whatever was meant. */
  WRONG,
  /** It may be meant, or do no harm. */
  SUSPECT
}

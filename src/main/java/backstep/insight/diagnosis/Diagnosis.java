package backstep.insight.diagnosis;

import backstep.machine.Timeline;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with a training, the heaviest first.
 *
 * @param samples how many samples were looked at
 * @param epochs how many epochs of the run were looked at, back from now; 0 where it is too short
 */
public record Diagnosis(List<Finding> findings, int samples, int epochs) {

  private static final Set<Symptom> OF_THE_RATE = EnumSet.of(Symptom.PLATEAU, Symptom.UPDATE_SIZE);

  /** With these, beside what is wrong, another rate or seed is of no use. */
  private static final Set<Symptom> BEYOND_RATES =
      EnumSet.of(
          Symptom.NOT_FINITE,
          Symptom.CONSTANT_OUTPUT,
          Symptom.OUT_OF_RANGE,
          Symptom.SUMMED_OVER_ALL,
          Symptom.GROWING_STATE,
          Symptom.ALIKE);

  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** Looks for everything, at the parameters as they are now and along the run so far. */
  public static Diagnosis of(Timeline timeline) {
    Examination examination = new Examination(timeline);
    List<Finding> findings =
        withoutRates(
            Arrays.stream(Symptom.values())
                .map(symptom -> symptom.search(examination))
                .flatMap(Optional::stream)
                .toList());
    return new Diagnosis(findings, examination.samples().size(), examination.milestones().epochs());
  }

  /** Where a step is wrong, or a value no number, no other learning rate is of use. */
  static List<Finding> withoutRates(List<Finding> findings) {
    boolean isOfNoUse =
        findings.stream()
            .map(Finding::symptom)
            .anyMatch(
                symptom -> symptom.severity() == Severity.WRONG || BEYOND_RATES.contains(symptom));
    return findings.stream()
        .filter(finding -> !(isOfNoUse && OF_THE_RATE.contains(finding.symptom())))
        .toList();
  }
}

package backstep.insight.diagnosis;

import backstep.machine.Timeline;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a training, the heaviest first.
 *
 * @param samples how many samples were looked at
 * @param epochs how many epochs of the run were looked at, back from now; 0 where it is too short
 */
public record Diagnosis(List<Finding> findings, int samples, int epochs) {

  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** Looks for everything, at the parameters as they are now and along the run so far. */
  public static Diagnosis of(Timeline timeline) {
    Examination examination = new Examination(timeline);
    List<Finding> findings =
        Arrays.stream(Symptom.values())
            .map(symptom -> symptom.search(examination))
            .flatMap(Optional::stream)
            .toList();
    return new Diagnosis(findings, examination.samples().size(), examination.milestones().epochs());
  }
}

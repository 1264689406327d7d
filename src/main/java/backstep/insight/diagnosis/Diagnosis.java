package backstep.insight.diagnosis;

import backstep.insight.gradient.Untold;
import backstep.machine.Timeline;
import backstep.notation.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with a training, the heaviest first.
 *
 * @param asked what has a meaning for the program
 * @param missing why some symptoms could not be looked for
 * @param untold of which parameters nothing can be said, and why
 * @param samples how many samples were looked at
 * @param epochs how many epochs of the run were looked at, back from now; 0 where it is too short
 */
public record Diagnosis(
    List<Finding> findings,
    List<Symptom> asked,
    Map<Symptom, String> missing,
    Map<String, Untold> untold,
    int samples,
    int epochs) {

  /** What is found only to advise another start or rate. */
  private static final Set<Symptom> ADVICE = EnumSet.of(Symptom.PLATEAU, Symptom.UPDATE_SIZE);

  /** With these, beside what is wrong, another rate or seed is of no use. */
  private static final Set<Symptom> BEYOND_RATES =
      EnumSet.of(
          Symptom.NOT_FINITE,
          Symptom.CONSTANT_OUTPUT,
          Symptom.OUT_OF_RANGE,
          Symptom.SUMMED_OVER_ALL,
          Symptom.SHARED_OVER_SAMPLES,
          Symptom.MIXED_SAMPLES,
          Symptom.GROWING_STATE,
          Symptom.ALIKE);

  public Diagnosis {
    findings = List.copyOf(findings);
    asked = List.copyOf(asked);
    missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
    untold = Collections.unmodifiableMap(new LinkedHashMap<>(untold));
  }

  /** Looks for everything, at the parameters as they are now and along the run so far. */
  public static Diagnosis of(Timeline timeline) {
    Examination examination = new Examination(timeline);
    List<Finding> findings =
        consistent(
            Symptom.of(examination).stream()
                .map(examination::finding)
                .flatMap(Optional::stream)
                .toList());
    return new Diagnosis(
        findings,
        Symptom.of(examination),
        missing(examination),
        examination.untold(),
        examination.samples().size(),
        examination.milestones().epochs());
  }

  private static Map<Symptom, String> missing(Examination examination) {
    Map<Symptom, String> missing = new EnumMap<>(Symptom.class);
    for (Symptom symptom : Symptom.of(examination)) {
      symptom.missing(examination).ifPresent(why -> missing.put(symptom, why));
    }
    return missing;
  }

  /** What was looked for. */
  public List<Symptom> lookedFor() {
    return asked.stream().filter(symptom -> !missing.containsKey(symptom)).toList();
  }

  /**
   * What can be followed together: where a step is wrong no other learning rate is of use, and
   * beside what no rate can mend the sizes of updates say nothing; else the heavier finding
   * decides. What edits lines does so once: after it another may be of other lines, or gone.
   */
  static List<Finding> consistent(List<Finding> findings) {
    Optional<Program> mended =
        findings.stream().flatMap(finding -> finding.mended().stream()).findFirst();
    return atOneRate(
        findings.stream()
            .map(one -> one.mended().isEmpty() || one.mended().equals(mended) ? one : one.bare())
            .toList());
  }

  private static List<Finding> atOneRate(List<Finding> findings) {
    boolean isWrong = findings.stream().anyMatch(one -> one.symptom().severity() == Severity.WRONG);
    boolean isBeyond = findings.stream().anyMatch(one -> BEYOND_RATES.contains(one.symptom()));
    List<Finding> kept = new ArrayList<>();
    for (Finding finding : findings) {
      if (isWrong && finding.symptom() == Symptom.OVERSHOOT) {
        continue;
      }
      boolean isAdvice = ADVICE.contains(finding.symptom());
      boolean isKept =
          !(isAdvice && (isWrong || isBeyond))
              && kept.stream().noneMatch(other -> contradict(other, finding));
      if (isKept) {
        kept.add(isWrong ? finding.withoutRate() : asAdvised(finding, kept));
      } else if (!isAdvice) {
        kept.add(finding.withoutRate());
      }
    }
    return kept;
  }

  /** With the learning rate that a heavier finding advises, where it has advice for it as well. */
  private static Finding asAdvised(Finding finding, List<Finding> heavier) {
    boolean isAdvised = !finding.rate().equals(Rate.Advice.NONE);
    return heavier.stream()
        .map(Finding::rate)
        .filter(rate -> isAdvised && !rate.equals(Rate.Advice.NONE))
        .findFirst()
        .map(finding::with)
        .orElse(finding);
  }

  /** True if nobody can follow what both say of the learning rate. */
  private static boolean contradict(Finding one, Finding other) {
    return one.rate().rate().contradicts(other.rate().rate());
  }
}

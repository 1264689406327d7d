package backstep.insight.diagnosis;

import backstep.insight.gradient.Untold;
import backstep.machine.Listener;
import backstep.machine.Machine;
import backstep.machine.Timeline;
import backstep.network.Experiment;
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
 * What is wrong with a program, from its start to the end of its run. What is wrong at any moment
 * counts; what is suspect, at the last one. How far it looks depends on the work, not on the time
 * it takes, so that it says the same on every machine.
 *
 * @param found the heaviest first at each moment
 * @param untold parameters of whose steps nothing could be said at any moment, and why not at the
 *     first
 * @param missing why some symptoms could be looked for at no moment
 * @param obstacle why nothing can be proved, if that is so at every moment
 */
public record Check(
    Experiment experiment,
    List<Found> found,
    Map<String, Untold> untold,
    Map<Symptom, String> missing,
    Optional<String> obstacle) {

  /** Numbers that a run may compute in all. */
  private static final double MOST_WORK = 4e9;

  /** What is no matter of the moment. */
  private static final Set<Symptom> OF_THE_PROGRAM =
      EnumSet.of(
          Symptom.OWN_RATE,
          Symptom.NEVER_MOVES,
          Symptom.NEVER_SET_BACK,
          Symptom.CONSTANT_OUTPUT,
          Symptom.OUT_OF_RANGE,
          Symptom.SUMMED_OVER_ALL,
          Symptom.SHARED_OVER_SAMPLES,
          Symptom.MIXED_SAMPLES,
          Symptom.ALIKE);

  /** A finding, after so many epochs. */
  public record Found(Finding finding, long epochs) {}

  public Check {
    found = List.copyOf(found);
    untold = Collections.unmodifiableMap(new LinkedHashMap<>(untold));
    missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
  }

  /**
   * Runs a program and looks at its moments: the start, after 1, 10, 100, ... epochs, the end.
   *
   * @param listener may stop it between steps
   * @return nothing if it was stopped
   * @throws backstep.notation.UserError if a name or a shape of the program does not fit
   */
  public static Optional<Check> of(Experiment experiment, Listener listener) {
    Timeline timeline = Timeline.begin(experiment);
    Machine machine = timeline.ahead();
    long last = epochs(machine);
    Sum sum = new Sum();
    for (long epochs = 0; ; epochs = Math.min(last, Math.max(1, epochs * 10))) {
      long time = epochs * machine.clock().ticksPerEpoch();
      timeline = timeline.goTo(time, listener);
      if (timeline.now().time() < time) {
        return Optional.empty();
      }
      sum.add(new Examination(timeline), epochs, epochs == last);
      if (epochs == last) {
        return Optional.of(sum.check(experiment));
      }
    }
  }

  private static long epochs(Machine machine) {
    double each = (double) machine.cellsPerStep() * machine.clock().stepsPerEpoch();
    return (long) Math.max(1, Math.min(machine.experiment().epochs(), MOST_WORK / each));
  }

  /** What several moments say together. */
  private static final class Sum {
    private final List<Found> found = new ArrayList<>();
    private final Map<Symptom, String> missing = new EnumMap<>(Symptom.class);
    private final Set<Symptom> lookedFor = EnumSet.noneOf(Symptom.class);
    private Map<String, Untold> untold;
    private Optional<String> obstacle = Optional.of("");

    /** At the last moment what may be wrong with a training is asked, if it has not learned. */
    private void add(Examination examination, long epochs, boolean isLast) {
      boolean asksAll = isLast && !examination.hasLearned();
      for (Symptom symptom : Symptom.of(examination)) {
        if (asksAll || symptom.severity() == Severity.WRONG || OF_THE_PROGRAM.contains(symptom)) {
          ask(symptom, examination, epochs);
        }
      }
      if (isLast && !asksAll) {
        found.removeIf(one -> one.finding().symptom() == Symptom.ALIKE);
      }
      obstacle = obstacle.flatMap(any -> examination.obstacle());
      Map<String, Untold> now = examination.untold();
      untold = untold == null ? new LinkedHashMap<>(now) : untold;
      untold.keySet().retainAll(now.keySet());
    }

    private void ask(Symptom symptom, Examination examination, long epochs) {
      Optional<String> why = symptom.missing(examination);
      why.ifPresentOrElse(one -> missing.putIfAbsent(symptom, one), () -> lookedFor.add(symptom));
      if (found.stream().noneMatch(known -> known.finding().symptom() == symptom)) {
        examination.finding(symptom).ifPresent(finding -> found.add(new Found(finding, epochs)));
      }
    }

    private Check check(Experiment experiment) {
      missing.keySet().removeAll(lookedFor);
      List<Finding> kept = Diagnosis.consistent(found.stream().map(Found::finding).toList());
      List<Found> told =
          kept.stream().map(finding -> new Found(finding, epochs(finding.symptom()))).toList();
      return new Check(experiment, told, untold, missing, obstacle);
    }

    private long epochs(Symptom symptom) {
      return found.stream()
          .filter(one -> one.finding().symptom() == symptom)
          .mapToLong(Found::epochs)
          .findFirst()
          .orElseThrow();
    }
  }

  /** True if something is wrong, whatever was meant. */
  public boolean isWrong() {
    return found.stream().anyMatch(one -> one.finding().symptom().severity() == Severity.WRONG);
  }
}

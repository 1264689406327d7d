package backstep.insight.diagnosis;

import backstep.insight.gradient.GradientCheck;
import backstep.insight.gradient.Untold;
import backstep.machine.Listener;
import backstep.machine.Machine;
import backstep.machine.Timeline;
import backstep.network.Experiment;
import java.util.ArrayList;
import java.util.Collections;
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
 * @param hasLoss false if no line writes a loss, without which nothing can be proved
 */
public record Check(
    Experiment experiment, List<Found> found, Map<String, Untold> untold, boolean hasLoss) {

  /** Numbers that a run may compute in all. */
  private static final double MOST_WORK = 4e9;

  /** What is no matter of the moment. */
  private static final Set<Symptom> OF_THE_PROGRAM =
      EnumSet.of(
          Symptom.OWN_RATE,
          Symptom.NEVER_MOVES,
          Symptom.CONSTANT_OUTPUT,
          Symptom.OUT_OF_RANGE,
          Symptom.SUMMED_OVER_ALL,
          Symptom.ALIKE);

  /** A finding, after so many epochs. */
  public record Found(Finding finding, long epochs) {}

  public Check {
    found = List.copyOf(found);
    untold = Collections.unmodifiableMap(new LinkedHashMap<>(untold));
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
    List<Found> found = new ArrayList<>();
    Map<String, Untold> untold = null;
    for (long epochs = 0; ; epochs = Math.min(last, Math.max(1, epochs * 10))) {
      long time = epochs * machine.clock().ticksPerEpoch();
      timeline = timeline.goTo(time, listener);
      if (timeline.now().time() < time) {
        return Optional.empty();
      }
      Examination examination = new Examination(timeline);
      add(found, examination, epochs, epochs == last);
      Map<String, Untold> now = examination.untold();
      untold = untold == null ? now : both(untold, now);
      if (epochs == last) {
        if (examination.hasLearned()) {
          found.removeIf(one -> one.finding().symptom() == Symptom.ALIKE);
        }
        boolean hasLoss = GradientCheck.hasLoss(machine);
        return Optional.of(new Check(experiment, withoutRates(found), untold, hasLoss));
      }
    }
  }

  private static List<Found> withoutRates(List<Found> found) {
    List<Finding> kept = Diagnosis.withoutRates(found.stream().map(Found::finding).toList());
    return found.stream().filter(one -> kept.contains(one.finding())).toList();
  }

  private static long epochs(Machine machine) {
    double each = (double) machine.cellsPerStep() * machine.clock().stepsPerEpoch();
    return (long) Math.max(1, Math.min(machine.experiment().epochs(), MOST_WORK / each));
  }

  /** At the last moment what may be wrong with a training is asked of one that has not learned. */
  private static void add(List<Found> found, Examination examination, long epochs, boolean isLast) {
    boolean asksAll = isLast && !examination.hasLearned();
    for (Symptom symptom : Symptom.values()) {
      boolean isKnown = found.stream().anyMatch(known -> known.finding().symptom() == symptom);
      boolean isAsked =
          asksAll || symptom.severity() == Severity.WRONG || OF_THE_PROGRAM.contains(symptom);
      if (isAsked && !isKnown) {
        symptom.search(examination).ifPresent(finding -> found.add(new Found(finding, epochs)));
      }
    }
  }

  /** What could be told neither before nor now. */
  private static Map<String, Untold> both(Map<String, Untold> before, Map<String, Untold> now) {
    Map<String, Untold> both = new LinkedHashMap<>(before);
    both.keySet().retainAll(now.keySet());
    return both;
  }

  /** True if something is wrong, whatever was meant. */
  public boolean isWrong() {
    return found.stream().anyMatch(one -> one.finding().symptom().severity() == Severity.WRONG);
  }
}

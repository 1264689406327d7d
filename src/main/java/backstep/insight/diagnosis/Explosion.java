package backstep.insight.diagnosis;

import backstep.insight.sweep.Answers;
import backstep.machine.Machine;
import backstep.machine.Reading;
import backstep.machine.State;
import backstep.machine.Survey;
import backstep.machine.Timeline;
import backstep.matrix.Matrix;
import backstep.notation.Printer;
import java.util.List;
import java.util.Optional;

/**
 * How large a value is that may have grown out of all measure, by the limit that a sweep has.
 *
 * @param name of the value
 * @param usual a size that is no wonder
 * @param now its largest cell, over the steps looked at
 */
public record Explosion(String name, double usual, double now) {

  static Explosion of(Machine machine, State now, Reading reading, List<Integer> steps) {
    double atStart = largest(machine, machine.start(), reading, steps);
    return new Explosion(
        Printer.print(reading.expr()),
        Answers.usual(atStart, machine.experiment().data()),
        largest(machine, now, reading, steps));
  }

  static double largest(Machine machine, State state, Reading reading, List<Integer> steps) {
    return Survey.ofSteps(machine, state, reading).values(steps).stream()
        .mapToDouble(Matrix::largest)
        .reduce(0, Math::max);
  }

  /** The first value of the forward pass that has exploded where a run stands. */
  public static Optional<Explosion> at(Timeline timeline) {
    Machine machine = timeline.here();
    List<Integer> steps = Survey.spread(machine.stepsOfEpoch(), Examination.MOST_SAMPLES);
    return Answers.readings(machine.experiment().program()).stream()
        .map(reading -> of(machine, timeline.now(), reading, steps))
        .filter(Explosion::isThere)
        .findFirst();
  }

  boolean isThere() {
    return Answers.hasExploded(now, usual);
  }

  /** How large it is. */
  public Sentence sentence() {
    return Sentence.of("the largest |" + name + "| is {} now", now);
  }
}

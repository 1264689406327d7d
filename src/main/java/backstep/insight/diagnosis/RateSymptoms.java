package backstep.insight.diagnosis;

import backstep.insight.gradient.GradientCheck;
import backstep.insight.why.NonFinite;
import backstep.machine.Machine;
import backstep.machine.Rerun;
import backstep.machine.State;
import backstep.matrix.Matrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Symptoms of a learning rate that does not fit the loss. */
final class RateSymptoms {
  /** Steps that are looked at, one after the other. */
  private static final int STEPS = 8;

  private static final int HALVINGS = 30;

  private RateSymptoms() {}

  /**
   * A step of which a part makes its loss smaller, and the whole does not.
   *
   * @param from the loss where it begins
   * @param to the loss where it ends, which may be no number
   * @param share the largest part, halved again and again, that makes the loss smaller
   * @param least the loss there
   */
  private record Leap(State begun, double from, double to, double share, double least) {}

  static Optional<Evidence> overshoot(Examination examination) {
    List<Leap> leaps = leaps(examination);
    return leaps.isEmpty() ? Optional.empty() : Optional.of(evidence(examination, leaps));
  }

  /** The steps, if all of them go too far. */
  private static List<Leap> leaps(Examination examination) {
    Machine machine = examination.machine();
    Rerun loss = new Rerun(machine, GradientCheck.LOSS);
    Set<String> parameters = examination.forward().parameters();
    List<Leap> leaps = new ArrayList<>();
    State begun = machine.aside(examination.judged(), 0);
    while (leaps.size() < STEPS && !NonFinite.isIn(begun)) {
      State next = machine.after(begun, machine.clock().ticksPerStep());
      Optional<Leap> leap = leap(machine, loss, parameters, begun, next);
      if (leap.isEmpty()) {
        return List.of();
      }
      leaps.add(leap.get());
      begun = next;
    }
    return leaps;
  }

  private static Optional<Leap> leap(
      Machine machine, Rerun loss, Set<String> parameters, State begun, State next) {
    double from = loss.from(begun).value();
    double to = loss.from(partWay(machine, parameters, begun, next, 1)).value();
    return to <= from
        ? Optional.empty()
        : IntStream.rangeClosed(1, HALVINGS)
            .mapToDouble(halvings -> Math.pow(0.5, halvings))
            .mapToObj(
                share ->
                    new Leap(
                        begun,
                        from,
                        to,
                        share,
                        loss.from(partWay(machine, parameters, begun, next, share)).value()))
            .filter(leap -> leap.least() < from)
            .findFirst();
  }

  /** The beginning of a step, moved by a share of what the step moves. */
  private static State partWay(
      Machine machine, Set<String> parameters, State begun, State next, double share) {
    State moved = begun;
    for (String name : parameters) {
      Matrix here = begun.value(name).matrix();
      Matrix there = next.value(name).matrix();
      moved = machine.withValue(moved, name, here.minus(here.minus(there).map(z -> share * z)));
    }
    return moved;
  }

  private static Evidence evidence(Examination examination, List<Leap> leaps) {
    Leap first = leaps.get(0);
    double share = leaps.stream().map(Leap::share).min(Comparator.naturalOrder()).orElseThrow();
    String step = examination.machine().nameOfStep(first.begun());
    List<Sentence> evidence = new ArrayList<>();
    evidence.add(
        Sentence.of(
            step + " takes its loss from {} to {}; {} of it would take it to {}",
            first.from(),
            first.to(),
            first.share(),
            first.least()));
    if (leaps.size() > 1) {
      evidence.add(
          Sentence.of(
              "so it is in " + leaps.size() + " steps one after the other; {} of each would do",
              share));
    }
    boolean isRun = examination.timeline().now().time() > 0;
    return new Evidence(evidence, "", "").with(isRun ? Rate.SMALLER_AGAIN : Rate.SMALLER, share);
  }
}

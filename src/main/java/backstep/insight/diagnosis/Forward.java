package backstep.insight.diagnosis;

import backstep.insight.gradient.GradientCheck;
import backstep.machine.Machine;
import backstep.machine.Reading;
import backstep.machine.Rerun;
import backstep.machine.State;
import backstep.machine.Survey;
import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Printer;
import backstep.notation.Program;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The lines that the loss depends on; where no line writes one, those of the forward section. */
final class Forward {
  private final Machine machine;
  private final Program program;
  private final State state;
  private final NavigableSet<Integer> lines;
  private final Set<String> parameters;

  /** A part of a line. */
  record Place(int line, Expr expr) {
    @Override
    public String toString() {
      return Printer.print(expr);
    }
  }

  Forward(Machine machine, State state) {
    this.machine = machine;
    this.program = machine.experiment().program();
    this.state = state;
    if (GradientCheck.hasLoss(machine)) {
      Rerun rerun = new Rerun(machine, GradientCheck.LOSS);
      this.lines = rerun.needed();
      this.parameters = rerun.parameters();
    } else {
      int size = (int) program.forward().count();
      this.lines = new TreeSet<>(IntStream.rangeClosed(1, size).boxed().toList());
      this.parameters = program.parameters().stream().map(Line::target).collect(Collectors.toSet());
    }
  }

  /** The parameters that the loss depends on. */
  Set<String> parameters() {
    return parameters;
  }

  /** All parts of all its lines. */
  Stream<Place> places() {
    return lines.stream().flatMap(line -> places(line));
  }

  private Stream<Place> places(int line) {
    return program.line(line).value().all().map(expr -> new Place(line, expr));
  }

  /** True of a line that is one of these. */
  boolean has(int line) {
    return lines.contains(line);
  }

  /** A part of the same line. */
  Place part(Place place, int number) {
    return new Place(place.line(), place.expr().parts().get(number));
  }

  /** The parts of an expression. */
  List<Place> parts(Place place) {
    return place.expr().parts().stream().map(part -> new Place(place.line(), part)).toList();
  }

  /** What a line here computes under a name, once and for all; other expressions as they are. */
  Place unfolded(Place place) {
    if (place.expr() instanceof Expr.Name name) {
      List<Integer> writers = program.writers(name.name());
      if (writers.size() == 1 && lines.contains(writers.get(0)) && writers.get(0) < place.line()) {
        int line = writers.get(0);
        return unfolded(new Place(line, program.line(line).value()));
      }
    }
    return place;
  }

  /** True of the targets, as they are given. */
  boolean isTargets(Place place) {
    return place.expr() instanceof Expr.Name name && program.targetNames().contains(name.name());
  }

  /** True if both are one expression. */
  boolean areSame(Place a, Place b) {
    return unfolded(a).toString().equals(unfolded(b).toString());
  }

  /** True if it is made of some name for which this holds. */
  boolean dependsOn(Place place, Predicate<String> holds) {
    return dependsOn(place, holds, new HashSet<>());
  }

  private boolean dependsOn(Place place, Predicate<String> holds, Set<Integer> seen) {
    return place
        .expr()
        .names()
        .map(name -> unfolded(new Place(place.line(), name)))
        .anyMatch(
            whole ->
                whole.expr() instanceof Expr.Name own
                    ? holds.test(own.name())
                    : seen.add(whole.line()) && dependsOn(whole, holds, seen));
  }

  /** Its value in the first step of the data, when the step has come to its line. */
  Matrix value(Place place) {
    return Survey.ofSteps(machine, state, new Reading(place.line(), place.expr())).value(0);
  }
}

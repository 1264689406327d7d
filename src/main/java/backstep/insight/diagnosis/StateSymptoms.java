package backstep.insight.diagnosis;

import backstep.insight.why.NonFinite;
import backstep.machine.Machine;
import backstep.machine.State;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Symptoms of what lives from step to step and is no parameter of the loss: averages, momentum. */
final class StateSymptoms {
  /** Steps whose factors are multiplied. */
  private static final int MOST_STEPS = 50;

  /** What a step multiplies by less may be rounding. */
  private static final double GROWS = 1 + 1e-6;

  private StateSymptoms() {}

  /**
   * A value that grows.
   *
   * @param factor by which a step multiplies it, whatever it adds to it
   * @param line that does most of it
   * @param own the factor of that line
   */
  private record Growing(
      String name, double first, double last, double factor, int line, double own) {}

  static Optional<Evidence> growth(Examination examination) {
    List<Growing> growing =
        kept(examination)
            .flatMap(name -> growing(examination, name).stream())
            .sorted(Comparator.comparingDouble(one -> -one.last()))
            .toList();
    return growing.isEmpty() ? Optional.empty() : Optional.of(evidence(examination, growing));
  }

  /** What lives from step to step, is written, and has no part in the loss. */
  static Stream<String> kept(Examination examination) {
    return examination.program().parameters().stream()
        .map(Line::target)
        .filter(name -> !examination.forward().parameters().contains(name))
        .filter(examination.program()::isTrained);
  }

  private static Optional<Growing> growing(Examination examination, String name) {
    double[] sizes =
        DoubleStream.of(
                examination
                    .finiteMilestones()
                    .series(state -> state.value(name).matrix().largest()))
            .dropWhile(size -> size == 0)
            .toArray();
    return RunSymptoms.growsAtOneRate(sizes)
        ? multiplied(examination, name, sizes).filter(growing -> growing.factor() > GROWS)
        : Optional.empty();
  }

  private static Optional<Growing> multiplied(
      Examination examination, String name, double[] sizes) {
    Machine machine = examination.machine();
    double[] logs = new double[machine.clock().lines() + 1];
    int most = Math.min(MOST_STEPS, machine.stepsOfEpoch());
    int steps = 0;
    State begun = machine.aside(examination.finiteMilestones().lastButOne(), 0);
    while (steps < most && !NonFinite.isIn(begun)) {
      double[] ofStep = factors(machine, begun, name);
      begun = machine.after(begun, machine.clock().ticksPerStep());
      if (!NonFinite.isIn(begun)) {
        steps++;
        Arrays.setAll(logs, line -> logs[line] + Math.log(ofStep[line]));
      }
    }
    int line =
        IntStream.range(0, logs.length)
            .boxed()
            .max(Comparator.comparing(i -> logs[i]))
            .orElseThrow();
    double all = DoubleStream.of(logs).sum() / steps;
    return Double.isFinite(all)
        ? Optional.of(
            new Growing(
                name,
                sizes[0],
                sizes[sizes.length - 1],
                Math.exp(all),
                line,
                Math.exp(logs[line] / steps)))
        : Optional.empty();
  }

  /**
   * What each line multiplies a value by, whatever it adds: a step is run as it is and from half
   * the value, and the two are held against each other.
   */
  private static double[] factors(Machine machine, State begun, String name) {
    Program program = machine.experiment().program();
    double[] factors = new double[program.size() + 1];
    Arrays.fill(factors, 1);
    State one = begun;
    State other = machine.withValue(begun, name, begun.value(name).matrix().map(z -> z / 2));
    for (int line = 1; line <= program.size(); line++) {
      double before = apart(one, other, name);
      one = machine.next(one);
      other = machine.next(other);
      if (program.line(line).target().equals(name)) {
        factors[line] = apart(one, other, name) / before;
      }
    }
    return factors;
  }

  /** What a whole step multiplies a value by, whatever it adds. */
  static double factor(Machine machine, State begun, String name) {
    return DoubleStream.of(factors(machine, begun, name)).reduce(1, (a, b) -> a * b);
  }

  private static double apart(State one, State other, String name) {
    return one.value(name).matrix().minus(other.value(name).matrix()).largest();
  }

  private static Evidence evidence(Examination examination, List<Growing> all) {
    Program program = examination.program();
    Growing first = all.get(0);
    Line line = program.line(first.line());
    List<Sentence> evidence = new ArrayList<>();
    evidence.add(
        Sentence.of(
            "along the run the largest |"
                + first.name()
                + "| grew from {} to {}: apart from what it adds, a step multiplies "
                + first.name()
                + " by {}",
            first.first(),
            first.last(),
            first.factor()));
    evidence.add(
        Sentence.of("line " + first.line() + ", " + line + ", multiplies it by {}", first.own()));
    if (all.size() > 1) {
      evidence.add(
          Sentence.of(
              "the same holds of "
                  + all.stream().skip(1).map(Growing::name).collect(Collectors.joining(", "))));
    }
    Evidence found = new Evidence(evidence, "", first.name()).at(first.line());
    return underOtherNames(examination)
        .map(mended -> found.trying(program, mended))
        .orElseGet(
            () ->
                found.trying(
                    "a factor of " + first.name() + " in line " + first.line() + " at most 1"));
  }

  /**
   * The program with names of their own for what is made of a value that is kept and then kept in
   * its place; nothing where no line does that.
   */
  private static Optional<Program> underOtherNames(Examination examination) {
    Program program = examination.program();
    Program mended = program;
    for (String name : kept(examination).toList()) {
      List<Integer> writers = program.writers(name);
      int last = writers.get(writers.size() - 1);
      String other = name + "_corrected";
      if (writers.size() > 1 && program.line(last).value().reads(name) && !program.defines(other)) {
        mended = mended.editLines(lines -> underOtherName(lines, last, name, other));
      }
    }
    return Optional.of(mended).filter(any -> !any.equals(program));
  }

  private static List<Line> underOtherName(List<Line> lines, int from, String name, String other) {
    Line first = lines.get(from - 1);
    Statement named = new Statement(other, first.value(), first.statement().span());
    lines.set(from - 1, new Line(first.section(), named, first.remark()));
    for (int i = from; i < lines.size(); i++) {
      Line line = lines.get(i);
      lines.set(
          i,
          line.with(
              line.value()
                  .replaced(
                      part ->
                          part instanceof Expr.Name read && read.name().equals(name)
                              ? Optional.of(new Expr.Name(other, read.span()))
                              : Optional.empty())));
    }
    return lines;
  }
}

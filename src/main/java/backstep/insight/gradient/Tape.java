package backstep.insight.gradient;

import backstep.machine.Machine;
import backstep.machine.Roundings;
import backstep.machine.State;
import backstep.matrix.Buffer;
import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Branches;
import backstep.notation.Derivation;
import backstep.notation.Expr;
import backstep.notation.Formula;
import backstep.notation.Line;
import backstep.notation.Operator;
import backstep.notation.Program;
import backstep.notation.Remark;
import backstep.notation.Section;
import backstep.notation.SingleAssignment;
import backstep.notation.Statement;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A step of a program written down with a name for each value, and behind it the partial
 * derivatives of a 1 x 1 value by the rules of differentiation (a Wengert list: Griewank and
 * Walther, <i>Evaluating Derivatives</i>, 2008). What only jumps, such as a comparison, stands in a
 * line of its own, so that it can be held while all else is changed a little.
 *
 * <p>Run once it gives slopes to the last few bits, whatever the program's own lines do; run again
 * with roundings added, how many bits of these and of the program's own values can be trusted.
 */
final class Tape {
  /** What the rules differentiate, and so what the value is called here. */
  static final String LOSS = "loss";

  private static final int ROUNDING_RUNS = 8;

  /** A number up to this that is added keeps a logarithm or a quotient from 0, and no more. */
  private static final double LOOSE = 1e-5;

  private static final Set<backstep.matrix.Function> SAFE =
      EnumSet.of(backstep.matrix.Function.LOG, backstep.matrix.Function.SQRT);

  private final SingleAssignment names;
  private final Set<String> held = new HashSet<>();
  private final Set<String> loose = new HashSet<>();
  private final Set<String> arguments = new HashSet<>();
  private final Machine machine;
  private final Roundings roundings;
  private Derivation.Partials partials = new Derivation.Partials(List.of(), Map.of(), Set.of());
  private Optional<UserError> refusal = Optional.empty();

  /**
   * Writes a tape.
   *
   * @param needed the lines that a 1 x 1 value depends on, ascending; the last one writes it
   * @param extras expressions over the names on the tape that are to be computed as well, by the
   *     names they get
   */
  Tape(
      Machine machine,
      SingleAssignment names,
      NavigableSet<Integer> needed,
      Map<String, Expr> extras) {
    Program program = machine.experiment().program();
    this.names = names;
    List<Line> lines =
        new ArrayList<>(
            withApart(
                needed.stream().map(number -> in(Section.FORWARD, names.line(number))).toList(),
                this::argument));
    Expr value = name(names.writtenBy(needed.last()), program.line(needed.last()));
    lines.add(line(Section.FORWARD, LOSS, value));
    IntStream.rangeClosed(1, program.size())
        .filter(number -> !needed.contains(number))
        .forEach(number -> lines.add(in(Section.BACKWARD, names.line(number))));
    extras.forEach((name, expr) -> lines.add(line(Section.BACKWARD, name, expr)));
    lines.addAll(derived(machine, with(program, lines)));
    Apart jumps =
        (part, section, all) ->
            Branches.jumps(part, machine.experiment()::activation)
                ? Optional.of(apart("held", held, part, section, all))
                : Optional.empty();
    Program whole = with(program, withApart(withApart(lines, this::loosened), jumps));
    this.machine = machine.withLines(whole);
    this.roundings = new Roundings(this.machine, held::contains, loose::contains);
  }

  private static Program with(Program program, List<Line> lines) {
    return program.editLines(own -> lines);
  }

  private static Line in(Section section, Line line) {
    return new Line(section, line.statement(), line.remark());
  }

  private static Line line(Section section, String target, Expr value) {
    return new Line(section, new Statement(target, value, value.span()), Remark.NONE);
  }

  private static Expr name(String name, Line at) {
    return new Expr.Name(name, at.statement().span());
  }

  /** The lines that compute the partial derivatives; none where a rule is missing. */
  private List<Line> derived(Machine original, Program program) {
    try {
      Machine shapes = original.withLines(program);
      partials = Derivation.partials(program, shapes::shape);
    } catch (UserError error) {
      refusal = Optional.of(error);
    }
    return partials.lines();
  }

  /** The lines, with some of their parts in lines of their own before them. */
  private static List<Line> withApart(List<Line> lines, Apart which) {
    List<Line> all = new ArrayList<>();
    for (Line line : lines) {
      all.add(line.with(line.value().replaced(part -> which.of(part, line.section(), all))));
    }
    return all;
  }

  /** What stands for a part that is put into a line of its own; nothing for one that is not. */
  private interface Apart {
    Optional<Expr> of(Expr part, Section section, List<Line> lines);
  }

  /** An activation function, or softmax, of what has no name, if it is that. */
  private Optional<Expr> argument(Expr expr, Section section, List<Line> lines) {
    return expr instanceof Expr.Call call
            && (call.function().makesUnits() || call.function().isSquashing())
            && !(call.arguments().get(0) instanceof Expr.Name)
        ? Optional.of(
            expr.replaced(
                part ->
                    call.arguments().contains(part)
                        ? Optional.of(apart("argument", arguments, part, section, lines))
                        : Optional.empty()))
        : Optional.empty();
  }

  /** What the arguments of activation functions and of softmax are called that have no name. */
  Set<String> arguments() {
    return arguments;
  }

  /** A quotient, a logarithm or a root of a sum with such a number, if it is that. */
  @SuppressWarnings("ReferenceEquality") // an equal number may stand beside it
  private Optional<Expr> loosened(Expr expr, Section section, List<Line> lines) {
    boolean isSafe =
        expr instanceof Expr.Binary quotient
            ? quotient.operator() == Operator.DIVIDED
            : expr instanceof Expr.Call call && SAFE.contains(call.function());
    if (!isSafe) {
      return Optional.empty();
    }
    Expr last = expr.parts().get(expr.parts().size() - 1);
    return last instanceof Expr.Binary sum && isLoose(sum)
        ? Optional.of(
            expr.replaced(
                part ->
                    part == sum.right()
                        ? Optional.of(apart("loose", loose, part, section, lines))
                        : Optional.empty()))
        : Optional.empty();
  }

  private static boolean isLoose(Expr.Binary sum) {
    return (sum.operator() == Operator.PLUS || sum.operator() == Operator.MINUS)
        && sum.right() instanceof Expr.Num num
        && num.value() > 0
        && num.value() <= LOOSE;
  }

  /** Puts an expression in a line of its own, with a name of this kind. */
  private Expr apart(String kind, Set<String> known, Expr expr, Section section, List<Line> lines) {
    String name = names.fresh(kind, known.size());
    known.add(name);
    lines.add(line(section, name, expr));
    return new Expr.Name(name, expr.span());
  }

  /** True if the value depends on this one in a way that has a slope. */
  boolean hasRuleFor(String name) {
    return partials.by().containsKey(name);
  }

  /** What each name of the program is called on the tape. */
  SingleAssignment names() {
    return names;
  }

  /** Why there are no partial derivatives, if there are none. */
  Optional<UserError> refusal() {
    return refusal;
  }

  /**
   * Runs the tape from the beginning of a step.
   *
   * @param watched the values that may be asked for, and the slopes by which, by their names on the
   *     tape
   */
  Playing play(State begun, Collection<String> watched) {
    Set<String> names = new HashSet<>(watched);
    for (String name : watched) {
      if (partials.by().get(name) instanceof Expr.Name slope) {
        names.add(slope.name());
      }
    }
    return new Playing(machine.after(machine.adopt(begun), machine.clock().lines()), names);
  }

  /** The values of one run of the tape. */
  final class Run {
    private final Function<String, Matrix> values;

    private Run(Function<String, Matrix> values) {
      this.values = values;
    }

    /** A value, by its name on the tape. */
    Matrix value(String name) {
      return values.apply(name);
    }

    /** The partial derivative by a value, in its shape; nothing where no rule gives it. */
    Optional<Matrix> slope(String name) {
      Shape shape = value(name).shape();
      if (refusal.isPresent() || partials.skipped().contains(name)) {
        return Optional.empty();
      }
      Expr slope = partials.by().get(name);
      if (slope == null) {
        return Optional.of(Matrix.filled(shape, 0));
      }
      Matrix value = slope instanceof Expr.Name by ? value(by.name()) : number(slope);
      return Optional.of(value).filter(matrix -> matrix.shape().equals(shape));
    }

    private static Matrix number(Expr slope) {
      return Matrix.scalar(Formula.value(slope));
    }
  }

  /** A step: its run, and the same with roundings added. */
  final class Playing {
    private final State end;
    private final Set<String> names;
    private final Run exact;
    private List<Run> rounded = List.of();

    private Playing(State end, Set<String> names) {
      this.end = end;
      this.names = names;
      this.exact = new Run(name -> end.value(name).matrix());
    }

    /** The run as the machine computes it. */
    Run exact() {
      return exact;
    }

    /** Another expression over the names on the tape. */
    Matrix probe(Expr expr) {
      return machine.probe(expr).value(end);
    }

    /** How far roundings have moved each cell of a value at most. */
    Matrix spreads(Function<Run, Matrix> value) {
      Matrix here = value.apply(exact);
      List<Matrix> others = rounded().stream().map(value).toList();
      Buffer spreads = Buffer.of(here.shape());
      for (int i = 0; i < here.shape().rows(); i++) {
        for (int j = 0; j < here.shape().cols(); j++) {
          double most = 0;
          for (Matrix other : others) {
            most = Math.max(most, Math.abs(other.get(i, j) - here.get(i, j)));
          }
          spreads.set(i, j, most);
        }
      }
      return spreads.toMatrix();
    }

    /** How far roundings have moved a number at most. */
    double spread(ToDoubleFunction<Run> number) {
      double here = number.applyAsDouble(exact);
      return rounded().stream()
          .mapToDouble(run -> Math.abs(number.applyAsDouble(run) - here))
          .max()
          .orElseThrow();
    }

    private List<Run> rounded() {
      if (rounded.isEmpty()) {
        rounded =
            IntStream.range(0, ROUNDING_RUNS)
                .mapToObj(seed -> new Run(roundings.run(end, names, seed)::get))
                .toList();
      }
      return rounded;
    }
  }
}

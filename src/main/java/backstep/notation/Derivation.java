package backstep.notation;

import backstep.matrix.Along;
import backstep.matrix.Function;
import backstep.matrix.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Writes the backward section of a program from its forward section: reverse-mode differentiation
 * from source to source.
 *
 * <p>It walks the forward lines from the loss back. What reaches a name N from all the lines that
 * read it is added in one line, {@code dN = ...}, and that gradient is handed on to the parts of
 * the line that wrote N, by the rules of {@link Slopes}. A gradient within a line gets a line of
 * its own only where it is needed more than once.
 */
public final class Derivation {
  static final String LOSS = "loss";

  /** A longer expression is given a name before it is put into another. */
  private static final int LONGEST_INLINE = 60;

  private final Program program;
  private final Predicate<Expr> isOne;
  private final Sizes sizes;
  private final Slopes slopes;
  private final Dependence dependence;
  private final GradientNames names;

  /** What has reached each name so far. */
  private final Map<String, Gradient> arrived = new HashMap<>();

  /** What has reached the pre-activation of a sigmoid or softmax past its value. */
  private final Map<String, Gradient> arrivedWithin = new HashMap<>();

  /** The names of transposes whose cross-entropy is derived by what they are transposes of. */
  private final Set<String> passed = new HashSet<>();

  private final Set<String> derived = new HashSet<>();

  /** The names whose gradient a line computes. */
  private final Set<String> written = new HashSet<>();

  private final List<Line> lines = new ArrayList<>();

  private Derivation(
      Program program, java.util.function.Function<String, Shape> shapeOf, Predicate<Expr> isOne) {
    this.program = program;
    this.isOne = isOne;
    this.sizes = new Sizes(shapeOf);
    this.slopes = new Slopes(sizes);
    this.dependence = new Dependence(program);
    this.names = new GradientNames(program);
  }

  /**
   * The lines of a backward section: a gradient dP for each parameter P that the loss depends on,
   * and those on the way there.
   *
   * @param shapeOf the shape of each name the program reads or writes
   * @param isOne whether an expression is 1 in all cells, whatever the sample: where the sum of
   *     targets is, the slope of the cross-entropy of a softmax is {@code y - d}
   * @throws UserError if the program has no loss that is 1 x 1 and depends on a parameter, or does
   *     something that has no slope
   */
  public static List<Line> of(
      Program program, java.util.function.Function<String, Shape> shapeOf, Predicate<Expr> isOne) {
    return new Derivation(program, shapeOf, isOne).lines();
  }

  /**
   * The partial derivatives of the loss by all that the forward section computes or reads of the
   * parameters.
   *
   * @param lines compute them, in this order
   * @param by what the slope by a name is afterwards: the name of what a line computes, or a
   *     number; nothing by a name on which the loss does not depend in a way that has a slope
   * @param skipped the outputs of a cross-entropy, whose slope is computed for their pre-activation
   *     only
   */
  public record Partials(List<Line> lines, Map<String, Expr> by, Set<String> skipped) {
    public Partials {
      lines = List.copyOf(lines);
      by = Map.copyOf(by);
      skipped = Set.copyOf(skipped);
    }
  }

  /**
   * The slopes of a loss, whatever depends on it: of a parameter of which it only makes a
   * comparison there is none, and that is no error.
   *
   * @param shapeOf the shape of each name the program reads or writes
   * @throws UserError if the program has no loss that is 1 x 1, or does something that has no slope
   */
  public static Partials partials(
      Program program, java.util.function.Function<String, Shape> shapeOf) {
    Derivation derivation = new Derivation(program, shapeOf, any -> false);
    derivation.derive();
    Map<String, Expr> by = new HashMap<>();
    derivation.arrived.forEach(
        (name, g) -> {
          if (derivation.written.contains(name)) {
            by.put(name, Algebra.name(derivation.names.of(name)));
          } else if (Algebra.isNumber(g.expr())) {
            by.put(name, g.expr());
          }
        });
    Set<String> skipped = new HashSet<>(derivation.arrivedWithin.keySet());
    skipped.addAll(derivation.passed);
    by.keySet().removeAll(skipped);
    return new Partials(derivation.lines, by, skipped);
  }

  private int derive() {
    int lossLine = lossLine();
    arrived.put(LOSS, Gradient.ONE);
    for (int number = lossLine; number >= 1; number--) {
      Line line = program.line(number);
      handOn(line);
      finish(line, number);
    }
    return lossLine;
  }

  private List<Line> lines() {
    int lossLine = derive();
    dependence.requireSlopes(derived, lossLine);
    if (derived.isEmpty()) {
      throw new UserError(
          "the loss depends on no parameter, so there is nothing to derive",
          program.line(lossLine).statement().span());
    }
    return lines;
  }

  private int lossLine() {
    int number =
        IntStream.rangeClosed(1, (int) program.forward().count())
            .filter(line -> program.line(line).target().equals(LOSS))
            .reduce((first, second) -> second)
            .orElseThrow(
                () ->
                    new UserError(
                        "a backward pass is derived from a loss, and no line of forward: writes"
                            + " loss: insert one, such as loss = cross_entropy(y, d)"));
    Statement statement = program.line(number).statement();
    Shape shape = sizes.of(statement.value());
    if (!shape.isScalar()) {
      throw new UserError(
          "the loss must be 1 x 1 to have a gradient and is " + shape + ": take its sum or mean",
          statement.span());
    }
    return number;
  }

  /** Hands the gradient of what a line wrote on to what it read. */
  private void handOn(Line line) {
    String name = line.target();
    if (!dependence.isActive(line.value())
        || (!arrived.containsKey(name) && !arrivedWithin.containsKey(name))) {
      return;
    }
    dependence.requireSingleValues(line);
    if (!arrivedWithin.containsKey(name)) {
      push(line.value(), written(name), line);
      return;
    }
    Expr.Call squash = squashed(line.value());
    Gradient within = arrivedWithin.get(name);
    Gradient all =
        arrived.containsKey(name)
            ? Slopes.plus(within, slopes.of(squash, 0, written(name)))
            : within;
    push(squash.arguments().get(0), all, line);
  }

  /** Writes the gradients of the parameters that no earlier line reads. */
  private void finish(Line line, int number) {
    line.value()
        .names()
        .map(Expr.Name::name)
        .distinct()
        .filter(name -> program.isParameter(name) && arrived.containsKey(name))
        .filter(name -> IntStream.range(1, number).noneMatch(i -> reads(i, name)))
        .forEach(
            name -> {
              write(names.of(name), arrived.get(name));
              written.add(name);
              derived.add(name);
            });
  }

  private boolean reads(int number, String name) {
    return program.line(number).value().reads(name);
  }

  /** The gradient of a name by name, its line written; a number remains a number. */
  private Gradient written(String name) {
    Gradient g = arrived.get(name);
    if (Algebra.isNumber(g.expr())) {
      return g;
    }
    written.add(name);
    return write(names.of(name), g);
  }

  private Gradient write(String name, Gradient g) {
    String text = name + " = " + Printer.print(g.expr());
    Statement statement = Parser.statement(new Source("the derived line", text));
    lines.add(new Line(Section.BACKWARD, statement, Remark.NONE));
    return new Gradient(Algebra.name(name), g.shape());
  }

  /** Hands a gradient that has arrived at an expression on to the names in it. */
  private void push(Expr expr, Gradient g, Line line) {
    if (expr instanceof Expr.Name name) {
      arrived.merge(name.name(), slopes.spread(g, name), Slopes::plus);
      return;
    }
    requireFirstOrder(expr);
    List<Integer> parts = dependence.partsOf(expr);
    Gradient shared = parts.size() > 1 || isLong(g) ? named(g, line) : g;
    for (int part : parts) {
      if (isCrossEntropy(expr)) {
        pushCrossEntropy((Expr.Call) expr, part, shared, line);
      } else {
        push(expr.parts().get(part), slopes.of(expr, part, shared), line);
      }
    }
  }

  private static boolean isLong(Gradient g) {
    return Printer.print(g.expr()).length() > LONGEST_INLINE;
  }

  private Gradient named(Gradient g, Line line) {
    return g.isShort() ? g : write(names.fresh(line), g);
  }

  private static void requireFirstOrder(Expr expr) {
    if (expr instanceof Expr.Call call && call.primed()) {
      throw new UserError(
          "the loss depends on a parameter through "
              + call.function().word()
              + "', and the notation has no slope of a slope",
          call.span());
    }
  }

  private static boolean isCrossEntropy(Expr expr) {
    return expr instanceof Expr.Call call && call.function() == Function.CROSS_ENTROPY;
  }

  /**
   * The cross-entropy of a sigmoid or a softmax is a function of the pre-activation, by which its
   * slope is {@code y - d}. From y alone it would be 0 / 0 once y is rounded to 0 or 1.
   */
  private void pushCrossEntropy(Expr.Call call, int part, Gradient g, Line line) {
    Expr y = call.arguments().get(0);
    Expr d = call.arguments().get(1);
    if (y instanceof Expr.Transpose of) {
      pushCrossEntropy(call.on(List.of(of.of(), Algebra.transpose(d))), part, g, line);
      return;
    }
    if (y instanceof Expr.Name name && isNameOfTranspose(name)) {
      passed.add(name.name());
      pushCrossEntropy(call.on(List.of(definition(name), d)), part, g, line);
      return;
    }
    Expr.Call squash = squash(y);
    if (squash != null && part == 1) {
      push(d, slopes.times(g, slopeByTargets(squash, y)), line);
    } else if (squash == null) {
      push(call.parts().get(part), slopes.of(call, part, g), line);
    } else {
      Gradient slope = slopes.times(g, Algebra.minus(scaled(squash, y, d), d));
      if (y instanceof Expr.Name name) {
        arrivedWithin.merge(name.name(), slope, Slopes::plus);
      } else {
        push(squash.arguments().get(0), slope, line);
      }
    }
  }

  /** The sigmoid or softmax that an expression is, or that its name was computed by; or null. */
  private Expr.Call squash(Expr y) {
    return squashed(y instanceof Expr.Name name ? definition(name) : y);
  }

  /** What the forward section computes under a name; the name, where it does not. */
  private Expr definition(Expr.Name name) {
    return program
        .forward()
        .filter(line -> line.target().equals(name.name()))
        .map(Line::value)
        .findFirst()
        .orElse(name);
  }

  /** True of a name for the transpose of what has a name too: its cross-entropy is that one's. */
  private boolean isNameOfTranspose(Expr.Name name) {
    Expr value = definition(name);
    return value instanceof Expr.Transpose
        && value.untransposed() instanceof Expr.Name of
        && !program.isParameter(of.name());
  }

  /** The sigmoid or softmax that an expression is; a transpose is that of the transpose. */
  private static Expr.Call squashed(Expr value) {
    if (value instanceof Expr.Transpose transpose) {
      Expr.Call of = squashed(transpose.of());
      return of == null ? null : of.transposed();
    }
    boolean isSquash =
        value instanceof Expr.Call call && !call.primed() && call.function().isSquashing();
    return isSquash ? (Expr.Call) value : null;
  }

  /** The outputs of a softmax count as often as the targets add up to. */
  private Expr scaled(Expr.Call squash, Expr y, Expr d) {
    if (squash.function() == Function.SIGMOID) {
      return y;
    }
    boolean isOneSum = squash.along().reduced(sizes.of(squash)).isScalar();
    Expr sum = Algebra.sum(d, isOneSum ? Along.ALL : squash.along());
    return isOne.test(sum) ? y : Algebra.times(sum, y);
  }

  private static Expr slopeByTargets(Expr.Call squash, Expr y) {
    return squash.function() == Function.SIGMOID
        ? Algebra.negative(squash.arguments().get(0))
        : Algebra.negative(Algebra.call(Function.LOG, y));
  }
}

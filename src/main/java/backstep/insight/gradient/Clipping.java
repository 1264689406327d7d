package backstep.insight.gradient;

import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Operator;
import backstep.notation.Printer;
import backstep.notation.Program;
import backstep.notation.SingleAssignment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Where a program clips: cell by cell, sample by sample, or as a whole. Clipped is what is made of
 * one value and of numbers alone, keeps the sign of each cell, and either leaves small values as
 * they are or is the same for values twice as large.
 */
final class Clipping {
  /** The largest cell of values that are small. */
  private static final double SMALL = 0x1p-12;

  private final AsideSteps steps;
  private final Program program;
  private final SingleAssignment names;

  Clipping(AsideSteps steps) {
    this.steps = steps;
    this.program = steps.program();
    this.names = steps.names();
  }

  /** The program with each value in place of what is clipped of it; nothing where none is. */
  Optional<Program> undone() {
    List<Expr> values = IntStream.rangeClosed(1, program.size()).mapToObj(this::undone).toList();
    List<Line> lines =
        IntStream.range(0, values.size())
            .mapToObj(i -> program.line(i + 1).with(values.get(i)))
            .toList();
    return IntStream.range(0, values.size())
            .allMatch(i -> values.get(i).equals(program.line(i + 1).value()))
        ? Optional.empty()
        : Optional.of(program.editLines(own -> lines));
  }

  private Expr undone(int number) {
    Expr value = program.line(number).value();
    return steps.rerun().needed().contains(number) ? value : unclipped(value, number);
  }

  private Expr unclipped(Expr expr, int number) {
    return expr.replaced(part -> clipped(part, number).map(value -> unclipped(value, number)));
  }

  /** What is clipped to make an expression of a line; nothing where it is not made so. */
  private Optional<Expr> clipped(Expr expr, int number) {
    UnaryOperator<Expr> onTape =
        part ->
            part.replaced(
                name ->
                    name instanceof Expr.Name read
                        ? Optional.of(new Expr.Name(names.before(number, read.name()), read.span()))
                        : Optional.empty());
    return expr.all()
        .skip(1)
        .sorted(Comparator.comparing((Expr part) -> part.all().count()).reversed())
        .filter(part -> isClipped(onTape.apply(expr), onTape.apply(part)))
        .findFirst();
  }

  /** True if an expression over the names on the tape is a value of it, clipped. */
  private boolean isClipped(Expr expr, Expr value) {
    return value.names().anyMatch(name -> written(name).isPresent())
        && isOfItAlone(expr, value)
        && shape(expr).equals(shape(value))
        && steps.played().stream().allMatch(step -> isClipped(step, expr, value))
        && steps.played().stream().anyMatch(step -> !step.probe(expr).equals(step.probe(value)));
  }

  private Shape shape(Expr expr) {
    return steps.first().probe(expr).shape();
  }

  /** True if it reads that value and numbers, on whatever lines. */
  private boolean isOfItAlone(Expr expr, Expr value) {
    List<Expr> open = new ArrayList<>(List.of(expr));
    for (int i = 0; i < open.size(); i++) {
      Expr next = open.get(i);
      if (isSame(next, value)) {
        continue;
      }
      Optional<Expr> written = written(next);
      if (next instanceof Expr.Name name && written.isEmpty() && !isSetting(name)) {
        return false;
      }
      written.map(List::of).orElseGet(next::parts).stream()
          .filter(part -> open.stream().noneMatch(seen -> isSame(seen, part)))
          .forEach(open::add);
    }
    return true;
  }

  private boolean isSetting(Expr.Name name) {
    return program.setting(name.name()).isPresent();
  }

  private static boolean isSame(Expr one, Expr other) {
    return Printer.print(one).equals(Printer.print(other));
  }

  /** What the line computes that writes a name on the tape, if the loss does not depend on it. */
  private Optional<Expr> written(Expr expr) {
    return IntStream.rangeClosed(1, program.size())
        .filter(number -> !steps.rerun().needed().contains(number))
        .filter(
            number -> expr instanceof Expr.Name name && names.writtenBy(number).equals(name.name()))
        .mapToObj(number -> names.line(number).value())
        .findFirst();
  }

  private boolean isClipped(Tape.Playing step, Expr expr, Expr value) {
    Matrix whole = step.probe(value);
    double small = SMALL / whole.largest();
    return haveSigns(step.probe(expr), whole)
        && (areNear(
                0,
                step.probe(of(times(small, value), expr, value)),
                step.probe(times(small, value)))
            || areNear(
                Fit.RATES_MATTER, step.probe(of(times(2, value), expr, value)), step.probe(expr)));
  }

  private static boolean haveSigns(Matrix a, Matrix b) {
    return a.zip(b, (x, y) -> Math.signum(x) - Math.signum(y)).allCells(cell -> cell == 0);
  }

  private static boolean areNear(double share, Matrix a, Matrix b) {
    return a.zip(b, (x, y) -> Math.abs(x - y) - share * Math.abs(y)).allCells(cell -> cell <= 0);
  }

  private static Expr times(double factor, Expr value) {
    return new Expr.Binary(Operator.TIMES, new Expr.Num(factor, value.span()), value, value.span());
  }

  /** What an expression is with another value in place of this one, on whatever lines. */
  private Expr of(Expr other, Expr expr, Expr value) {
    return expr.replaced(
        part ->
            isSame(part, value)
                ? Optional.of(other)
                : written(part).map(line -> of(other, line, value)));
  }
}

package backstep.insight.gradient;

import backstep.matrix.Function;
import backstep.notation.Differential;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Operator;
import backstep.notation.Program;
import backstep.notation.Section;
import backstep.notation.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The error that values get from reading parameters after their update, in closed form: what the
 * update added, put through the lines that follow. Where a line is not linear in what is wrong, or
 * the formula would need a value that is overwritten later, there is none.
 */
final class StaleError {
  private final Program program;

  /** By how much each name is wrong; empty where it is wrong and there is no formula. */
  private final Map<String, Optional<Expr>> errors = new HashMap<>();

  private StaleError(Program program) {
    this.program = program;
    for (int number = 1; number <= program.size(); number++) {
      follow(program.line(number), number);
    }
  }

  /**
   * The error of each name that has a formula, to be asked at the end of a sample. That of a
   * parameter is what its update added.
   */
  static Map<String, Expr> of(Program program) {
    Map<String, Expr> formulas = new HashMap<>();
    new StaleError(program)
        .errors.forEach((name, error) -> error.ifPresent(formula -> formulas.put(name, formula)));
    return formulas;
  }

  /** What a line behind the forward section writes into a name, where all of it stays true. */
  static Optional<Expr> meaning(Program program, String name) {
    List<Integer> writers = program.writers(name);
    if (writers.size() != 1 || program.isParameter(name)) {
      return Optional.empty();
    }
    Line line = program.line(writers.get(0));
    return Optional.of(line.value())
        .filter(any -> line.section() != Section.FORWARD)
        .filter(value -> staysTrue(program, value, writers.get(0)));
  }

  private void follow(Line line, int number) {
    if (Deferral.isUpdate(program, line)) {
      boolean again = errors.containsKey(line.target());
      errors.put(line.target(), again ? Optional.empty() : added(line.statement(), number));
    } else if (line.section() == Section.FORWARD || !readsWrong(line)) {
      errors.remove(line.target());
    } else {
      errors.put(line.target(), change(line, number));
    }
  }

  private boolean readsWrong(Line line) {
    return line.value().names().anyMatch(name -> errors.containsKey(name.name()));
  }

  private Optional<Expr> change(Line line, int number) {
    Map<String, Expr> amounts = new HashMap<>();
    for (Expr.Name name : line.value().names().toList()) {
      Optional<Expr> error = errors.get(name.name());
      if (error == null) {
        continue;
      }
      if (error.isEmpty()) {
        return Optional.empty();
      }
      amounts.put(name.name(), error.get());
    }
    return Differential.of(line.value(), amounts).filter(formula -> staysTrue(formula, number));
  }

  /** What an update adds to the parameter: {@code -E} for {@code P = P - E}. */
  private Optional<Expr> added(Statement update, int number) {
    Expr name = new Expr.Name(update.target(), update.span());
    Expr amount =
        new Expr.Binary(
            Operator.MINUS,
            name,
            new Expr.Call(Function.BEFORE, false, List.of(name), update.span()),
            update.span());
    if (update.value() instanceof Expr.Binary step
        && step.left().equals(name)
        && !step.right().reads(update.target())) {
      amount =
          switch (step.operator()) {
            case MINUS -> negative(step.right());
            case PLUS -> step.right();
            default -> amount;
          };
    }
    return Optional.of(amount).filter(formula -> staysTrue(formula, number));
  }

  /** The sign goes to the first factor, as one writes it. */
  private static Expr negative(Expr expr) {
    if (expr instanceof Expr.Binary product
        && (product.operator() == Operator.TIMES || product.operator() == Operator.MATRIX_TIMES)) {
      return new Expr.Binary(
          product.operator(), negative(product.left()), product.right(), product.span());
    }
    return new Expr.Negative(expr, expr.span());
  }

  /** True if every name in it still has the same value when the sample ends. */
  private boolean staysTrue(Expr formula, int number) {
    return staysTrue(program, formula, number);
  }

  private static boolean staysTrue(Program program, Expr formula, int number) {
    return formula
        .names()
        .allMatch(name -> program.writers(name.name()).stream().allMatch(w -> w <= number));
  }
}

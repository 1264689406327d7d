package backstep.network;

import backstep.matrix.Function;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Operator;
import backstep.notation.Program;
import backstep.notation.Statement;
import backstep.notation.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the initial values lie that {@code rand} draws; to vary it, as {@code start=centred}. */
public enum Start {
  /** As the program has it: {@code rand} is from 0 to 1. */
  POSITIVE {
    @Override
    public Program applyTo(Program program) {
      requireRand(program);
      return program;
    }
  },
  /** From -1 to 1: {@code 2 * rand(r, c) - 1} in place of each {@code rand(r, c)}. */
  CENTRED {
    @Override
    public Program applyTo(Program program) {
      requireRand(program);
      return program.editParameters(
          lines -> {
            lines.replaceAll(Start::centred);
            return lines;
          });
    }
  };

  /** Its name behind {@code start=}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Start> named(String word) {
    return Arrays.stream(values()).filter(start -> start.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Start::word).toList();
  }

  /**
   * The program with its initial values so.
   *
   * @throws UserError if it draws none by {@code rand}
   */
  public abstract Program applyTo(Program program);

  private static void requireRand(Program program) {
    if (program.parameters().stream()
        .flatMap(line -> line.value().all())
        .noneMatch(Start::isRand)) {
      throw new UserError(
          "start is about the initial values that rand draws, and no parameter line of this program"
              + " uses rand");
    }
  }

  private static boolean isRand(Expr expr) {
    return expr instanceof Expr.Call call && call.function() == Function.RAND;
  }

  private static Line centred(Line line) {
    Statement old = line.statement();
    Statement changed =
        new Statement(old.target(), old.value().replaced(Start::centred), old.span());
    return new Line(line.section(), changed, line.remark());
  }

  private static Optional<Expr> centred(Expr expr) {
    if (isCentred(expr)) {
      return Optional.of(expr);
    }
    if (!isRand(expr)) {
      return Optional.empty();
    }
    Expr two = new Expr.Num(2, expr.span());
    Expr doubled = new Expr.Binary(Operator.TIMES, two, expr, expr.span());
    Expr one = new Expr.Num(1, expr.span());
    return Optional.of(new Expr.Binary(Operator.MINUS, doubled, one, expr.span()));
  }

  /** True of {@code 2 * rand(r, c) - 1}. */
  private static boolean isCentred(Expr expr) {
    return expr instanceof Expr.Binary outer
        && outer.operator() == Operator.MINUS
        && isNumber(outer.right(), 1)
        && outer.left() instanceof Expr.Binary inner
        && inner.operator() == Operator.TIMES
        && isNumber(inner.left(), 2)
        && isRand(inner.right());
  }

  private static boolean isNumber(Expr expr, double value) {
    return expr instanceof Expr.Num num && num.value() == value;
  }
}

package backstep.network;

import backstep.matrix.Function;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Operator;
import backstep.notation.Program;
import backstep.notation.UserError;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where the initial values lie that are drawn; to vary it, as {@code start=centred}. */
public enum Start {
  /** Above 0: {@code rand(r, c)} as it is, and {@code abs(randn(r, c))}. */
  POSITIVE(Start::positive),
  /**
   * Around 0: {@code 2 * rand(r, c) - 1} in place of {@code rand(r, c)}, the others as they are.
   */
  CENTRED(Start::centred);

  /** Those that draw around 0. */
  private static final Set<Function> AROUND_0 =
      EnumSet.of(Function.RANDN, Function.HE, Function.XAVIER);

  private final java.util.function.Function<Expr, Optional<Expr>> change;

  Start(java.util.function.Function<Expr, Optional<Expr>> change) {
    this.change = change;
  }

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
   * @throws UserError if it draws none
   */
  public Program applyTo(Program program) {
    requireDrawn(program);
    return program.editParameters(
        lines -> {
          lines.replaceAll(this::changed);
          return lines;
        });
  }

  private static void requireDrawn(Program program) {
    if (program.parameters().stream()
        .flatMap(line -> line.value().all())
        .noneMatch(expr -> isRand(expr) || isAround0(expr))) {
      throw new UserError(
          "start is about the initial values that are drawn, and no parameter line of this program"
              + " uses rand, randn, he or xavier");
    }
  }

  private Line changed(Line line) {
    return line.with(line.value().replaced(change));
  }

  private static Optional<Expr> positive(Expr expr) {
    if (isCentred(expr)) {
      return Optional.of(((Expr.Binary) ((Expr.Binary) expr).left()).right());
    }
    if (isSize(expr)) {
      return Optional.of(expr);
    }
    return isAround0(expr)
        ? Optional.of(new Expr.Call(Function.ABS, false, List.of(expr), expr.span()))
        : Optional.empty();
  }

  private static Optional<Expr> centred(Expr expr) {
    if (isCentred(expr)) {
      return Optional.of(expr);
    }
    if (isSize(expr)) {
      return Optional.of(((Expr.Call) expr).arguments().get(0));
    }
    if (!isRand(expr)) {
      return Optional.empty();
    }
    Expr two = new Expr.Num(2, expr.span());
    Expr doubled = new Expr.Binary(Operator.TIMES, two, expr, expr.span());
    Expr one = new Expr.Num(1, expr.span());
    return Optional.of(new Expr.Binary(Operator.MINUS, doubled, one, expr.span()));
  }

  private static boolean isRand(Expr expr) {
    return expr instanceof Expr.Call call && call.function() == Function.RAND;
  }

  private static boolean isAround0(Expr expr) {
    return expr instanceof Expr.Call call && AROUND_0.contains(call.function());
  }

  /** True of {@code abs(randn(r, c))} and its like. */
  private static boolean isSize(Expr expr) {
    return expr instanceof Expr.Call call
        && call.function() == Function.ABS
        && !call.primed()
        && isAround0(call.arguments().get(0));
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

package backstep.lesson;

import backstep.matrix.Function;
import backstep.notation.Expr;
import backstep.notation.Operator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds {@code ==} between computed decimals, which depends on the last bit: near(a, b, tol) says
 * what is meant. Counts, settings and places are exact, and so is a literal 0.
 */
final class Equality {
  private static final Set<Operator> EQUALITIES = Set.of(Operator.EQUAL, Operator.UNEQUAL);
  private static final Set<Operator> TRUTHS =
      Set.of(
          Operator.EQUAL,
          Operator.UNEQUAL,
          Operator.LESS,
          Operator.AT_MOST,
          Operator.GREATER,
          Operator.AT_LEAST,
          Operator.AND,
          Operator.OR);
  private static final Set<String> WHOLE =
      Set.of(
          "epoch", "sample", "step", "line", "hidden", "seed", "inputs", "outputs", "x", "d", "X",
          "D", "m");
  private static final Set<String> SETTINGS = Set.of("alpha", "epochs");

  private Equality() {}

  static List<Flaw> flaws(Document document) {
    return document.parts().stream()
        .flatMap(part -> part.fold(new Judging()))
        .filter(one -> one.parsed().all().anyMatch(Equality::isUnsafe))
        .map(
            one ->
                new Flaw(
                    one.line(),
                    "== between computed decimals depends on the last bit; near(a, b, tol) says how"
                        + " near: "
                        + one.text()))
        .toList();
  }

  /** What is judged by in a part. */
  private static final class Judging implements Part.Kinds<Stream<Expression>> {
    @Override
    public Stream<Expression> prose(Prose prose) {
      return Stream.empty();
    }

    @Override
    public Stream<Expression> session(SessionBlock block) {
      return Stream.empty();
    }

    @Override
    public Stream<Expression> checkpoint(Checkpoint checkpoint) {
      return checkpoint.asserts().stream();
    }

    @Override
    public Stream<Expression> predict(Predict predict) {
      return Stream.of(predict.value());
    }

    @Override
    public Stream<Expression> choice(Choice choice) {
      return choice.options().stream().map(Choice.Option::predicate);
    }

    @Override
    public Stream<Expression> goal(Goal goal) {
      return Stream.of(goal.until());
    }
  }

  private static boolean isUnsafe(Expr expr) {
    return expr instanceof Expr.Binary binary
        && EQUALITIES.contains(binary.operator())
        && !isZero(binary.left())
        && !isZero(binary.right())
        && !(isExact(binary.left()) && isExact(binary.right()));
  }

  private static boolean isZero(Expr expr) {
    return expr instanceof Expr.Num number && number.value() == 0;
  }

  /** Whether the value is the same to the last bit, however it was computed. */
  private static boolean isExact(Expr expr) {
    if (expr instanceof Expr.Num) {
      return true;
    }
    if (expr instanceof Expr.Name name) {
      return WHOLE.contains(name.name()) || SETTINGS.contains(name.name());
    }
    if (expr instanceof Expr.Call call && call.function() == Function.VERSION) {
      return true;
    }
    if (expr instanceof Expr.Binary binary && TRUTHS.contains(binary.operator())) {
      return true;
    }
    return !expr.parts().isEmpty() && expr.parts().stream().allMatch(Equality::isExact);
  }
}

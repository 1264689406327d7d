package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Value.Scalar;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Comparisons: of numbers and arrays as numpy has them, of all else as Python does. */
final class Comparing {
  private final Interpreter interpreter;

  Comparing(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** {@code a < b <= c}. */
  Value of(Syntax.Comparison comparison, Frame frame) {
    Value result = null;
    Value left = interpreter.value(comparison.operands().get(0), frame);
    for (int i = 0; i < comparison.operators().size(); i++) {
      Value right = interpreter.value(comparison.operands().get(i + 1), frame);
      Value one = compared(comparison.operators().get(i), left, right, comparison.span());
      if (result == null) {
        result = one;
      } else if (result instanceof Scalar a && one instanceof Scalar b) {
        result = interpreter.branching().joined(true, a, b);
      } else {
        throw new UserError("comparisons of arrays do not chain", comparison.span());
      }
      left = right;
    }
    return result;
  }

  private Value compared(String operator, Value a, Value b, Span span) {
    interpreter.budget().spend(b instanceof Sequence list ? list.size() : 0, span);
    boolean numbers =
        (a instanceof Scalar || a instanceof Array) && (b instanceof Scalar || b instanceof Array);
    if (numbers && !operator.contains("i")) {
      return interpreter.arithmetic().infix(operator, a, b, span);
    }
    return switch (operator) {
      case "==" -> same(a, b, span);
      case "!=" -> not(same(a, b, span));
      case "is" -> one(a, b, span);
      case "is not" -> not(one(a, b, span));
      case "in" -> among(a, b, span);
      case "not in" -> not(among(a, b, span));
      default ->
          throw new UserError(a.described() + " and " + b.described() + " do not compare", span);
    };
  }

  private Scalar not(Scalar test) {
    return interpreter.branching().not(test);
  }

  private Scalar among(Value a, Value of, Span span) {
    if (of instanceof Value.Range range
        && Interpreter.anyVaries(a)
        && Math.abs(range.step()) == 1) {
      return between(a, range, span);
    }
    List<Value> items =
        of instanceof Distinct set ? set.values() : interpreter.shaping().items(of, span);
    if (!Interpreter.anyVaries(a) && items.stream().noneMatch(Interpreter::anyVaries)) {
      return Scalar.truth(
          items.stream().anyMatch(item -> same(a, item, span).number() != 0)); // most are this
    }
    return items.stream()
        .map(item -> same(a, item, span))
        .reduce((one, other) -> interpreter.branching().joined(false, one, other))
        .orElse(Scalar.truth(false));
  }

  /** In a range that leaves no whole number out. */
  private Scalar between(Value a, Value.Range range, Span span) {
    if (range.size() == 0) {
      return Scalar.truth(false);
    }
    if (!Arithmetic.isWhole(a)) {
      throw new UserError("a whole number may be in a range; compare others by < and >", span);
    }
    Scalar first = range.get(0);
    Scalar last = range.get(range.size() - 1);
    boolean up = range.step() > 0;
    Arithmetic arithmetic = interpreter.arithmetic();
    return interpreter
        .branching()
        .joined(
            true,
            (Scalar) arithmetic.infix(">=", a, up ? first : last, span),
            (Scalar) arithmetic.infix("<=", a, up ? last : first, span));
  }

  @SuppressWarnings("ReferenceEquality") // that is the question
  private Scalar one(Value a, Value b, Span span) {
    boolean parts = Stream.of(a, b).anyMatch(v -> v instanceof Sequence || v instanceof Array);
    return parts ? Scalar.truth(a == b) : same(a, b, span);
  }

  private Scalar same(Value a, Value b, Span span) {
    Stream.of(a, b).forEach(value -> Value.Undecided.refused(value, span));
    if (a instanceof Value.Text one && b instanceof Value.Text other) {
      return Scalar.truth(one.known(span).equals(other.known(span)));
    }
    if (a instanceof Sequence one && b instanceof Sequence other) {
      boolean like = one.isTuple() == other.isTuple() && one.size() == other.size();
      return IntStream.range(0, like ? one.size() : 0)
          .mapToObj(i -> same(one.items().get(i), other.items().get(i), span))
          .reduce((x, y) -> interpreter.branching().joined(true, x, y))
          .orElse(Scalar.truth(like));
    }
    if (a instanceof Array || b instanceof Array) {
      throw new UserError("an array is compared cell by cell: write np.all(a == b)", span);
    }
    if (a instanceof Scalar one && b instanceof Scalar other) {
      return one.varies() || other.varies()
          ? (Scalar) interpreter.arithmetic().infix("==", one, other, span)
          : Scalar.truth(one.number() == other.number());
    }
    return Scalar.truth(a.equals(b));
  }
}

package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Value.Scalar;
import java.util.Map;
import java.util.function.LongBinaryOperator;

/** {@code a & b} and the like: of tests, both or either; of whole numbers, bit by bit. */
final class Bits {
  private static final Map<String, LongBinaryOperator> ALL =
      Map.of(
          "&", (a, b) -> a & b,
          "|", (a, b) -> a | b,
          "^", (a, b) -> a ^ b,
          "<<", (a, b) -> a << b,
          ">>", (a, b) -> a >> b);

  /** What they are of tests. */
  private static final Map<String, String> OF_TESTS = Map.of("&", "and", "|", "or", "^", "!=");

  private static final int MOST_PLACES = 52;

  private Bits() {}

  static boolean has(String operator) {
    return ALL.containsKey(operator);
  }

  static Value joined(Arithmetic arithmetic, String operator, Value a, Value b, Span span) {
    if (OF_TESTS.containsKey(operator) && isTest(a) && isTest(b)) {
      return arithmetic.infix(OF_TESTS.get(operator), a, b, span);
    }
    if (!Arithmetic.isWhole(a) || !Arithmetic.isWhole(b)) {
      throw UserError.stops(
          "'" + operator + "' joins tests, or whole numbers: compare first, as in a > 0", span);
    }
    LongBinaryOperator bits = ALL.get(operator);
    boolean shifts = !OF_TESTS.containsKey(operator);
    return arithmetic.joined(
        (p, q) -> {
          if (shifts && !(q >= 0 && q <= MOST_PLACES)) {
            throw new UserError("so many places are not read", span);
          }
          return (double) bits.applyAsLong((long) p, (long) q);
        },
        null,
        operator,
        a,
        b,
        true,
        span);
  }

  private static boolean isTest(Value value) {
    return value instanceof Scalar scalar
        ? scalar.kind() == Value.Kind.TRUTH
        : Arithmetic.isTests(value);
  }

  /** What numpy calls them, and what it asks of any numbers. */
  static void addTo(Map<String, Value.Body> library) {
    Map.of("bitwise_and", "&", "bitwise_or", "|", "bitwise_xor", "^")
        .forEach(
            (name, operator) ->
                library.put(
                    name,
                    given ->
                        infix(
                            given,
                            operator,
                            NumpyLibrary.value(given, 0),
                            NumpyLibrary.value(given, 1))));
    library.put(
        "logical_not", given -> infix(given, "==", NumpyLibrary.value(given, 0), Scalar.whole(0)));
    library.put("logical_xor", given -> infix(given, "!=", truth(given, 0), truth(given, 1)));
  }

  private static Value truth(Value.Given given, int index) {
    return infix(given, "!=", NumpyLibrary.value(given, index), Scalar.whole(0));
  }

  private static Value infix(Value.Given given, String operator, Value a, Value b) {
    return given.interpreter().arithmetic().infix(operator, a, b, given.span());
  }
}

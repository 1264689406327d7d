package backstep.notation;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;

/** The operators between two operands, in Python's order of precedence. */
public enum Operator {
  OR("or", 1, (a, b) -> truth(a != 0 || b != 0)),
  AND("and", 2, (a, b) -> truth(a != 0 && b != 0)),
  EQUAL("==", 4, (a, b) -> truth(a == b)),
  UNEQUAL("!=", 4, (a, b) -> truth(a != b)),
  LESS("<", 4, (a, b) -> truth(a < b)),
  AT_MOST("<=", 4, (a, b) -> truth(a <= b)),
  GREATER(">", 4, (a, b) -> truth(a > b)),
  AT_LEAST(">=", 4, (a, b) -> truth(a >= b)),
  PLUS("+", 5, Double::sum),
  MINUS("-", 5, (a, b) -> a - b),
  TIMES("*", 6, (a, b) -> a * b),
  DIVIDED("/", 6, (a, b) -> a / b),
  MATRIX_TIMES("@", 6, null),
  POWER("**", 8, Operator::power);

  /** Precedence of {@code not} and of the sign, between those of the operators above. */
  static final int NOT = 3;

  static final int SIGN = 7;

  private final String symbol;
  private final int precedence;
  private final DoubleBinaryOperator value;

  Operator(String symbol, int precedence, DoubleBinaryOperator value) {
    this.symbol = symbol;
    this.precedence = precedence;
    this.value = value;
  }

  public String symbol() {
    return symbol;
  }

  int precedence() {
    return precedence;
  }

  boolean isComparison() {
    return precedence == EQUAL.precedence;
  }

  /** The value for two cells; null for {@code @}, which is not elementwise. */
  public DoubleBinaryOperator value() {
    return value;
  }

  /** That of {@code +=} and the like. */
  static Optional<Operator> updating(Token token) {
    return Stream.of(PLUS, MINUS, TIMES, DIVIDED)
        .filter(operator -> token.is(operator.symbol + "="))
        .findFirst();
  }

  static Optional<Operator> of(Token token) {
    return Arrays.stream(values()).filter(operator -> token.is(operator.symbol)).findFirst();
  }

  /**
   * A square is one multiplication, as numpy's, so that it is rounded once; and as in numpy, but
   * not in Java, 1 to any power is 1, and so is -1 to an infinite one.
   */
  private static double power(double base, double exponent) {
    if (base == 1 || (base == -1 && Double.isInfinite(exponent))) {
      return 1;
    }
    return exponent == 2 ? base * base : StrictMath.pow(base, exponent);
  }

  private static double truth(boolean holds) {
    return holds ? 1 : 0;
  }
}

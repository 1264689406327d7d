package backstep.notation;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;

/** The operators between two operands, in Python's order of precedence. */
public enum Operator {
  OR("or", 1),
  AND("and", 2),
  EQUAL("==", 4),
  UNEQUAL("!=", 4),
  LESS("<", 4),
  AT_MOST("<=", 4),
  GREATER(">", 4),
  AT_LEAST(">=", 4),
  PLUS("+", 5),
  MINUS("-", 5),
  TIMES("*", 6),
  DIVIDED("/", 6),
  MATRIX_TIMES("@", 6),
  POWER("**", 8);

  /** Precedence of {@code not} and of the sign, between those of the operators above. */
  static final int NOT = 3;

  static final int SIGN = 7;

  private final String symbol;
  private final int precedence;

  Operator(String symbol, int precedence) {
    this.symbol = symbol;
    this.precedence = precedence;
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
    return switch (this) {
      case OR -> (a, b) -> truth(a != 0 || b != 0);
      case AND -> (a, b) -> truth(a != 0 && b != 0);
      case EQUAL -> (a, b) -> truth(a == b);
      case UNEQUAL -> (a, b) -> truth(a != b);
      case LESS -> (a, b) -> truth(a < b);
      case AT_MOST -> (a, b) -> truth(a <= b);
      case GREATER -> (a, b) -> truth(a > b);
      case AT_LEAST -> (a, b) -> truth(a >= b);
      case PLUS -> Double::sum;
      case MINUS -> (a, b) -> a - b;
      case TIMES -> (a, b) -> a * b;
      case DIVIDED -> (a, b) -> a / b;
      case MATRIX_TIMES -> null;
      case POWER -> Operator::power;
    };
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

package backstep.script;

import backstep.matrix.Function;
import backstep.matrix.Shape;
import backstep.notation.Operator;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Value.Kind;
import backstep.script.Value.Scalar;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** What numpy computes of numbers and arrays cell by cell, and its products of matrices. */
final class Arithmetic {
  /** The division of Python 2. */
  static final String CUT = "cut /";

  private static final int PRODUCTS_A_STEP = 8;

  /** Larger whole numbers are not exact here, and in Python they are. */
  private static final double LARGEST = 9_007_199_254_740_992.0;

  private static final Map<String, Operator> OPERATORS =
      Map.ofEntries(
          Map.entry("+", Operator.PLUS),
          Map.entry("-", Operator.MINUS),
          Map.entry("*", Operator.TIMES),
          Map.entry("/", Operator.DIVIDED),
          Map.entry("**", Operator.POWER),
          Map.entry("==", Operator.EQUAL),
          Map.entry("!=", Operator.UNEQUAL),
          Map.entry("<", Operator.LESS),
          Map.entry("<=", Operator.AT_MOST),
          Map.entry(">", Operator.GREATER),
          Map.entry(">=", Operator.AT_LEAST),
          Map.entry("and", Operator.AND),
          Map.entry("or", Operator.OR));

  private static final Set<String> TRUTHS = Set.of("==", "!=", "<", "<=", ">", ">=", "and", "or");

  private final Formulas pool;
  private final Budget budget;
  private final Broadcasting broadcasting = new Broadcasting();

  Arithmetic(Formulas pool, Budget budget) {
    this.pool = pool;
    this.budget = budget;
  }

  /** What is done to two formulas; null where the notation has no word for it. */
  interface Joined {
    Formula of(Formula a, Formula b);
  }

  /** {@code a operator b}, both numbers or arrays. */
  Value infix(String operator, Value a, Value b, Span span) {
    if (operator.equals("@")) {
      return product(a, b, span);
    }
    if (operator.equals("//") || operator.equals("%")) {
      boolean rest = operator.equals("%");
      DoubleBinaryOperator f = rest ? Arithmetic::modulo : (p, q) -> Math.floor(p / q);
      boolean whole = isWhole(a) && isWhole(b);
      return joined(f, whole ? rest ? this::rest : this::times : null, operator, a, b, whole, span);
    }
    if (operator.equals(CUT)) {
      requireUncut(a, b, span);
      return infix("/", a, b, span);
    }
    if (Bits.has(operator)) {
      return Bits.joined(this, operator, a, b, span);
    }
    Operator known = OPERATORS.get(operator);
    if (known == null) {
      throw new UserError("'" + operator + "' is not read here", span);
    }
    boolean whole = isWhole(a) && isWhole(b) && known != Operator.DIVIDED;
    boolean power =
        known == Operator.POWER && b instanceof Scalar exponent && exponent.number() < 0;
    Joined join = (p, q) -> pool.binary(known, p, q);
    return joined(known.value(), join, operator, a, b, whole && !power, span);
  }

  private static void requireUncut(Value a, Value b, Span span) {
    if (isWhole(a) && isWhole(b)) {
      throw new UserError(
          "this script prints as Python 2 does, where a whole number divided by another is cut down;"
              + " in Python 3 it is not: write print(...), or a point as in 1.0 / 4",
          span);
    }
  }

  static boolean isTests(Value value) {
    return value instanceof Array array && array.store().isTests();
  }

  /**
   * How many whole times one number is in another; of whole numbers floor says it as Python does.
   */
  private Formula times(Formula a, Formula b) {
    return pool.call(Function.FLOOR, pool.binary(Operator.DIVIDED, a, b));
  }

  private Formula rest(Formula a, Formula b) {
    return pool.binary(Operator.MINUS, a, pool.binary(Operator.TIMES, b, times(a, b)));
  }

  private static double modulo(double a, double b) {
    return a - b * Math.floor(a / b);
  }

  static boolean isWhole(Value value) {
    return value instanceof Scalar scalar
        ? scalar.kind() != Kind.REAL
        : value instanceof Array array && array.store().isInteger();
  }

  /**
   * A function of two, cell by cell.
   *
   * @param join what it does to formulas, or null where the notation has no word for it
   * @param word what it is called
   */
  Value joined(
      DoubleBinaryOperator f,
      Joined join,
      String word,
      Value a,
      Value b,
      boolean whole,
      Span span) {
    if (a instanceof Scalar left && b instanceof Scalar right) {
      refuseZero(word, right, span);
      budget.spend(1, span);
      Kind kind = TRUTHS.contains(word) ? Kind.TRUTH : whole ? Kind.WHOLE : Kind.REAL;
      double number = f.applyAsDouble(left.number(), right.number());
      if (kind == Kind.WHOLE && !(Math.abs(number) <= LARGEST)) {
        throw new UserError("whole numbers beyond 2 ** 53 are not read", span);
      }
      return new Scalar(number, kind, formula(join, word, left, right, span));
    }
    int[] sizes = broadcasting.of(a, b, span);
    int rank = sizes.length;
    Array result = empty(sizes, whole || TRUTHS.contains(word), span);
    double[] numbers = new double[result.count()];
    for (int i = 0; i < numbers.length; i++) {
      int row = i / result.cols();
      int col = i % result.cols();
      numbers[i] = f.applyAsDouble(at(a, rank, row, col), at(b, rank, row, col));
    }
    result = Array.of(numbers, sizes, whole || TRUTHS.contains(word), pool);
    if (whole
        && !TRUTHS.contains(word)
        && (NumberType.areBytes(a, b) || NumberType.areBytes(b, a))) {
      NumberType.requireBytes(numbers, span);
      result.store().areBytes();
    }
    if (TRUTHS.contains(word)) {
      result.store().areTests();
    } else if (isTests(a) && isTests(b) && "+-".contains(word)) {
      throw new UserError(
          "numpy joins two tests here and does not add them: multiply one by 1.0", span);
    }
    result.store().define(formula(join, word, a, b, result.store().form(), rank, span));
    return result;
  }

  private static void refuseZero(String word, Scalar right, Span span) {
    if ((word.equals("/") || word.equals("//") || word.equals("%")) && right.number() == 0) {
      throw new UserError("this divides by 0, which stops the script", span);
    }
  }

  private Array empty(int[] sizes, boolean whole, Span span) {
    int count = sizes.length == 1 ? sizes[0] : sizes[0] * sizes[1];
    budget.spend(1 + count, span);
    return Array.of(new double[count], sizes, whole, pool);
  }

  private Formula formula(Joined join, String word, Scalar a, Scalar b, Span span) {
    if (a.formula() == null && b.formula() == null) {
      return null;
    }
    return join == null
        ? opaque(word, Shape.SCALAR, a.varies() || b.varies(), span)
        : join.of(lifted(a), lifted(b));
  }

  Formula lifted(Scalar scalar) {
    return scalar.formula() == null ? pool.number(scalar.number()) : scalar.formula();
  }

  /** What cannot be written: refused where a line needs it. */
  Formula opaque(String word, Shape shape, boolean varies, Span span) {
    return varies ? opaque(word, "", shape, span) : null;
  }

  private Formula opaque(String word, String instead, Shape shape, Span span) {
    String why = "'" + word + "' of a value of the step has no word in the notation" + instead;
    return pool.read(new Variable(why, Variable.Role.OPAQUE, shape, null, span));
  }

  private Formula opaque(String word, Scalar of, Span span) {
    boolean isListed = of.varies() && ByEpoch.isOfEpochAlone(of.formula());
    return isListed
        ? opaque(word, ByEpoch.LIST, Shape.SCALAR, span)
        : opaque(word, Shape.SCALAR, of.varies(), span);
  }

  private Formula formula(
      Joined join, String word, Value a, Value b, Shape form, int rank, Span span) {
    if (!hasFormula(a) && !hasFormula(b)) {
      return null;
    }
    if (join == null) {
      return opaque(word, form, varies(a) || varies(b), span);
    }
    Formula left = hasFormula(a) ? oriented(a, rank, span) : null;
    Formula right = hasFormula(b) ? oriented(b, rank, span) : null;
    left = left == null ? constant(a, rank, right.shape().equals(form), span) : left;
    right = right == null ? constant(b, rank, left.shape().equals(form), span) : right;
    return join.of(left, right);
  }

  /** Plain numbers: one, where all are the same and the other has the shape of the result. */
  private Formula constant(Value value, int rank, boolean mayBeOne, Span span) {
    if (value instanceof Array array && mayBeOne && !Double.isNaN(array.uniform())) {
      return pool.number(array.uniform());
    }
    return oriented(value, rank, span);
  }

  static boolean hasFormula(Value value) {
    return value instanceof Scalar scalar
        ? scalar.formula() != null
        : value instanceof Array array && !array.store().isPlain();
  }

  static boolean varies(Value value) {
    return value instanceof Scalar scalar
        ? scalar.varies()
        : value instanceof Array array && array.varies();
  }

  /** The formula of an operand; beside a matrix, an array of rank 1 is a row. */
  private Formula oriented(Value value, int rank, Span span) {
    if (value instanceof Scalar scalar) {
      return lifted(scalar);
    }
    Array array = (Array) value;
    Formula formula = array.written(span);
    return array.rank() == 1 && rank == 2 ? pool.transpose(formula) : formula;
  }

  private static double at(Value value, int rank, int row, int col) {
    if (value instanceof Scalar scalar) {
      return scalar.number();
    }
    Array array = (Array) value;
    if (array.rank() == 1) {
      int place = rank == 2 ? col : row;
      return array.number(array.rows() == 1 ? 0 : place, 0);
    }
    return array.number(array.rows() == 1 ? 0 : row, array.cols() == 1 ? 0 : col);
  }

  /** A function of each cell. */
  Value each(DoubleUnaryOperator f, UnaryOperator<Formula> join, String word, Value of, Span span) {
    if (of instanceof Scalar scalar) {
      budget.spend(1, span);
      Formula formula = scalar.formula();
      Formula result =
          formula == null ? null : join == null ? opaque(word, scalar, span) : join.apply(formula);
      return new Scalar(f.applyAsDouble(scalar.number()), Kind.REAL, result);
    }
    Array array = (Array) of;
    budget.spend(1 + array.count(), span);
    double[] numbers = array.numbers();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = f.applyAsDouble(numbers[i]);
    }
    Array result = Array.of(numbers, array.sizes(), false, pool);
    if (hasFormula(array)) {
      result
          .store()
          .define(
              join == null
                  ? opaque(word, result.store().form(), array.varies(), span)
                  : join.apply(array.formula(span)));
    }
    return result;
  }

  Value negative(Value of, Span span) {
    Value result = whole(each(a -> -a, pool::negative, "-", of, span), of);
    if (of instanceof Array array && array.store().isBytes()) {
      NumberType.requireBytes(((Array) result).numbers(), span);
    }
    return result;
  }

  /** The value, of whole numbers if it is made of such. */
  Value whole(Value value, Value of) {
    if (!isWhole(of)) {
      return value;
    }
    if (value instanceof Array array) {
      Array whole = Array.of(array.numbers(), array.sizes(), true, pool);
      whole.store().define(array.together());
      return whole;
    }
    Scalar scalar = (Scalar) value;
    return new Scalar(scalar.number(), Kind.WHOLE, scalar.formula());
  }

  /** {@code a @ b}, also of a number with anything. */
  Value product(Value a, Value b, Span span) {
    if (!(a instanceof Array left && b instanceof Array right)) {
      throw UserError.stops("@ is of two arrays, and a number is times *", span);
    }
    int inner = left.size(left.rank() - 1);
    if (inner != right.size(0)) {
      throw broadcasting.mismatch(
          "the product of "
              + left.shape()
              + " and "
              + right.shape()
              + " does not fit: the inner sizes "
              + inner
              + " and "
              + right.size(0)
              + " differ",
          span);
    }
    int rows = left.rank() == 1 ? 1 : left.rows();
    int cols = right.cols();
    budget.spend(1 + (long) rows * cols * (1 + inner / PRODUCTS_A_STEP), span);
    double[] numbers = new double[rows * cols];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        double sum = cell(left, i, 0) * right.number(0, j);
        for (int k = 1; k < inner; k++) {
          sum += cell(left, i, k) * right.number(k, j);
        }
        numbers[i * cols + j] = sum;
      }
    }
    return shaped(numbers, left, right, productFormula(left, right, span));
  }

  private static double cell(Array left, int row, int k) {
    return left.rank() == 1 ? left.number(k, 0) : left.number(row, k);
  }

  private Value shaped(double[] numbers, Array left, Array right, Formula formula) {
    boolean whole = left.store().isInteger() && right.store().isInteger();
    if (left.rank() == 1 && right.rank() == 1) {
      return new Scalar(numbers[0], whole ? Kind.WHOLE : Kind.REAL, formula);
    }
    int[] sizes =
        left.rank() == 2 && right.rank() == 2
            ? new int[] {left.rows(), right.cols()}
            : new int[] {numbers.length};
    Array result = Array.of(numbers, sizes, whole, pool);
    result.store().define(formula);
    return result;
  }

  private Formula productFormula(Array left, Array right, Span span) {
    if (!hasFormula(left) && !hasFormula(right)) {
      return null;
    }
    Formula a = left.written(span);
    Formula b = right.written(span);
    if (left.rank() == 2) {
      return pool.binary(Operator.MATRIX_TIMES, a, b);
    }
    return right.rank() == 1
        ? pool.binary(Operator.MATRIX_TIMES, pool.transpose(a), b)
        : pool.binary(Operator.MATRIX_TIMES, pool.transpose(b), a);
  }
}

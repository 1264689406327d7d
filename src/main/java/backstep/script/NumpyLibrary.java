package backstep.script;

import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Shape;
import backstep.notation.NumpyFunction;
import backstep.notation.Operator;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Value.Given;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The functions of numpy and math that scripts use. */
final class NumpyLibrary {
  private static final Map<String, Value.Body> ALL = new HashMap<>();
  private static final Map<String, Double> NUMBERS =
      Map.of("pi", Math.PI, "e", Math.E, "inf", Double.POSITIVE_INFINITY, "nan", Double.NaN);

  private static final Set<String> MODES =
      Set.of("ignore", "warn", "raise", "call", "print", "log");

  private static final List<String> OF_MATH =
      List.of(
          "exp", "log", "sqrt", "tanh", "sin", "cos", "sinh", "cosh", "fabs", "floor", "ceil", "pi",
          "e", "inf", "nan");

  static {
    NumpyFunction.ofNumpy().forEach(NumpyLibrary::own);
    each("absolute", Math::abs, Function.ABS);
    for (String name : List.of("abs", "absolute")) {
      Value.Body plain = ALL.get(name);
      ALL.put(
          name,
          given -> given.interpreter().arithmetic().whole(plain.call(given), value(given, 0)));
    }
    each("fabs", Math::abs, Function.ABS);
    each("isfinite", z -> Double.isFinite(z) ? 1 : 0, Function.ISFINITE);
    each("sin", StrictMath::sin, null);
    each("cos", StrictMath::cos, null);
    ALL.put("sign", NumpyLibrary::sign);
    ALL.put("clip", NumpyLibrary::clipped);
    each("ceil", Math::ceil, null);
    ALL.put("round", NumpyLibrary::rounded);
    ALL.put("around", NumpyLibrary::rounded);
    each("sinh", StrictMath::sinh, null);
    each("cosh", StrictMath::cosh, null);
    each("arctan", StrictMath::atan, null);
    each("log1p", StrictMath::log1p, null);
    each("expm1", StrictMath::expm1, null);
    each("log2", z -> StrictMath.log(z) / StrictMath.log(2), null);
    each("log10", StrictMath::log10, null);
    each("isnan", z -> Double.isNaN(z) ? 1 : 0, Function.ISNAN);
    operator("add", "+");
    operator("subtract", "-");
    operator("multiply", "*");
    operator("divide", "/");
    operator("true_divide", "/");
    operator("power", "**");
    operator("matmul", "@");
    ALL.put("dot", NumpyLibrary::dot);
    operator("greater", ">");
    operator("greater_equal", ">=");
    operator("less", "<");
    ALL.put("square", given -> infix(given, "**", value(given, 0), Scalar.whole(2)));
    ALL.put(
        "negative",
        given -> given.interpreter().arithmetic().negative(value(given, 0), given.span()));
    ALL.put("where", NumpyLibrary::where);
    ALL.put("outer", NumpyLibrary::outer);
    operator("less_equal", "<=");
    operator("equal", "==");
    operator("not_equal", "!=");
    operator("logical_and", "and");
    operator("logical_or", "or");
    Bits.addTo(ALL);
    for (String asked : List.of("shape", "size", "ndim")) {
      ALL.put(asked, given -> Methods.of(given, asked));
    }
    ALL.put("nansum", NumpyLibrary::sumOfNumbers);
    ALL.put("reciprocal", given -> infix(given, "/", Scalar.of(1), value(given, 0)));
    ALL.put("vectorize", NumpyLibrary::vectorized);
    Reductions.addTo(ALL);
    ArrayLibrary.addTo(ALL);
    DataFile.addTo(ALL);
  }

  private NumpyLibrary() {}

  /** What the notation has, too. */
  private static void own(String name, Function function) {
    if (function.form() instanceof Form.Elementwise elementwise) {
      each(name, elementwise.value(), function);
    } else if (function.form() instanceof Form.Pairwise) {
      ALL.put(name, given -> extreme(given, function));
    }
  }

  private static void each(String name, DoubleUnaryOperator f, Function function) {
    ALL.put(
        name,
        given -> {
          Arithmetic arithmetic = given.interpreter().arithmetic();
          Formulas pool = given.interpreter().pool();
          return arithmetic.each(
              f,
              function == null ? null : formula -> pool.call(function, formula),
              "np." + name,
              value(given, 0),
              given.span());
        });
  }

  private static Value sign(Given given) {
    Formulas pool = given.interpreter().pool();
    Formula zero = pool.number(0);
    Arithmetic arithmetic = given.interpreter().arithmetic();
    return arithmetic.whole(
        arithmetic.each(
            Math::signum,
            z ->
                pool.where(
                    pool.binary(Operator.GREATER, z, zero),
                    pool.number(1),
                    pool.where(pool.binary(Operator.LESS, z, zero), pool.number(-1), z)),
            "np.sign",
            value(given, 0),
            given.span()),
        value(given, 0));
  }

  /** {@code minimum(maximum(a, low), high)}. */
  private static Value clipped(Given given) {
    Value low = given.values().size() > 1 ? value(given, 1) : given.named().get("a_min");
    Value high = given.values().size() > 2 ? value(given, 2) : given.named().get("a_max");
    if (low == null || high == null) {
      throw new UserError("np.clip is read with a lowest and a highest value", given.span());
    }
    Value up = extreme(given.interpreter(), Function.MAXIMUM, value(given, 0), low, given.span());
    Value clipped = extreme(given.interpreter(), Function.MINIMUM, up, high, given.span());
    if (given.named().get("out") instanceof Array out) {
      given.interpreter().places().fill(out, clipped, given.span());
      return out;
    }
    return clipped;
  }

  /** To so many decimals, as numpy does. */
  private static Value rounded(Given given) {
    Value places =
        given.values().size() > 1 ? given.values().get(1) : given.named().get("decimals");
    double scale = Math.pow(10, places == null ? 0 : Shaping.size(places, given.span()));
    return given
        .interpreter()
        .arithmetic()
        .each(z -> Math.rint(z * scale) / scale, null, "round", value(given, 0), given.span());
  }

  private static void operator(String name, String operator) {
    ALL.put(name, given -> infix(given, operator, value(given, 0), value(given, 1)));
  }

  /** A product of matrices, or of anything with a number. */
  private static Value dot(Given given) {
    Value a = value(given, 0);
    Value b = value(given, 1);
    boolean both = a instanceof Array && b instanceof Array;
    return infix(given, both ? "@" : "*", a, b);
  }

  private static Value infix(Given given, String operator, Value a, Value b) {
    return given.interpreter().arithmetic().infix(operator, a, b, given.span());
  }

  /** A function of numbers, for each cell. */
  private static Value vectorized(Given given) {
    Value function = given.values().get(0);
    return new Value.Native(
        "vectorize",
        each -> {
          Interpreter interpreter = each.interpreter();
          Array array = interpreter.shaping().array(value(each, 0), each.span());
          List<Scalar> cells = new ArrayList<>();
          interpreter.inline(
              () -> {
                for (Scalar cell : Shaping.cells(array)) {
                  Value one = interpreter.call(function, List.of(cell), Map.of(), each.span());
                  cells.add(PythonLibrary.number(one, each.span()));
                }
                return null;
              });
          return interpreter.shaping().of(cells, array.sizes(), each.span());
        });
  }

  /** What numpy does where it divides by 0 and the like: it warns, or is silent. */
  private static Value errors(Given given) {
    for (Value mode : given.named().values()) {
      if (mode instanceof Value.Text text && text.text() != null && !MODES.contains(text.text())) {
        throw UserError.stops("there is no error mode '" + text.text() + "'", given.span());
      }
    }
    return new Value.None();
  }

  /** A member of numpy, or null. */
  static Value named(String name) {
    if (NUMBERS.containsKey(name)) {
      return Scalar.of(NUMBERS.get(name));
    }
    if (name.equals("newaxis")) {
      return new Value.None();
    }
    if (name.equals("set_printoptions")) {
      return new Value.Native(name, given -> new Value.None());
    }
    if (Set.of("seterr", "errstate").contains(name)) {
      return new Value.Native(name, NumpyLibrary::errors);
    }
    if (name.equals("ndarray")) {
      return TypeTests.array();
    }
    Value.Body body = ALL.get(name);
    return body == null ? NumberType.named(name) : new Value.Native(name, body);
  }

  /** A member of math, or null. */
  static Value ofMath(String name) {
    if (name.equals("pow")) {
      return named("power");
    }
    return OF_MATH.contains(name) ? named(name) : null;
  }

  static List<String> wordsOfMath() {
    return OF_MATH;
  }

  /** All that {@link #named} knows. */
  static List<String> words() {
    List<String> words = new ArrayList<>(ALL.keySet());
    words.addAll(NUMBERS.keySet());
    words.addAll(List.of("newaxis", "float64", "int64", "random", "linalg"));
    return words;
  }

  static Value call(String name, Given given) {
    return ALL.get(name).call(given);
  }

  /** A number or an array that a function is given; a list becomes an array. */
  static Value value(Given given, int index) {
    if (given.values().size() <= index) {
      throw new UserError("a value is missing here", given.span());
    }
    Value value = given.values().get(index);
    return value instanceof Scalar
        ? value
        : given.interpreter().shaping().array(value, given.span());
  }

  private static Value extreme(Given given, Function function) {
    return extreme(given.interpreter(), function, value(given, 0), value(given, 1), given.span());
  }

  /** The larger, or smaller, of two. */
  static Value extreme(Interpreter interpreter, Function function, Value a, Value b, Span span) {
    DoubleBinaryOperator f = function == Function.MAXIMUM ? Math::max : Math::min;
    boolean whole = Arithmetic.isWhole(a) && Arithmetic.isWhole(b);
    return interpreter
        .arithmetic()
        .joined(f, (p, q) -> interpreter.pool().pairwise(function, p, q), "max", a, b, whole, span);
  }

  private static Value where(Given given) {
    if (given.values().size() == 1) {
      return Arrangements.found(given);
    }
    if (given.values().size() != 3) {
      throw new UserError(
          "np.where is read with three values: a test, and what it decides", given.span());
    }
    Interpreter interpreter = given.interpreter();
    Value test = value(given, 0);
    Value yes = value(given, 1);
    Value no = value(given, 2);
    Formulas pool = interpreter.pool();
    Span span = given.span();
    Arithmetic arithmetic = interpreter.arithmetic();
    // the two ways together with the test, one after the other, so that shapes are numpy's
    Value first =
        arithmetic.joined((t, a) -> t != 0 ? a : 0, null, "np.where", test, yes, false, span);
    Value second =
        arithmetic.joined((t, b) -> t != 0 ? 0 : b, null, "np.where", test, no, false, span);
    boolean whole = Arithmetic.isWhole(yes) && Arithmetic.isWhole(no);
    Value chosen = arithmetic.joined(Double::sum, null, "np.where", first, second, whole, span);
    boolean plain =
        !Arithmetic.hasFormula(test) && !Arithmetic.hasFormula(yes) && !Arithmetic.hasFormula(no);
    if (plain) {
      return chosen;
    }
    Formula t = formula(interpreter, test, span);
    Formula a = formula(interpreter, yes, span);
    Formula b = formula(interpreter, no, span);
    if (chosen instanceof Scalar scalar) {
      return scalar.with(pool.where(t, a, b));
    }
    Array array = (Array) chosen;
    Formula formula = pool.where(t, a, b);
    if (!formula.shape().equals(array.store().form())) {
      throw new UserError("np.where is read where its values have one shape", span);
    }
    array.store().define(formula);
    return array;
  }

  private static Formula formula(Interpreter interpreter, Value value, Span span) {
    if (value instanceof Scalar scalar) {
      return interpreter.arithmetic().lifted(scalar);
    }
    Array array = (Array) value;
    boolean one = array.store().isPlain() && !Double.isNaN(array.uniform());
    return one ? interpreter.pool().number(array.uniform()) : array.written(span);
  }

  /** The sum of all that is a number. */
  private static Value sumOfNumbers(Given given) {
    Value no = call("isnan", given);
    Value of = value(given, 0);
    Value numbers = call("where", given.with(List.of(no, Scalar.of(0), of), Map.of()));
    List<Value> values = rest(given);
    values.add(0, numbers);
    return call("sum", given.with(values, given.named()));
  }

  /** Each of a times each of b. */
  private static Value outer(Given given) {
    Shaping shaping = given.interpreter().shaping();
    Array a = shaping.array(value(given, 0), given.span());
    Array b = shaping.array(value(given, 1), given.span());
    Array column = a.reshaped(new int[] {a.count(), 1});
    Array row = b.reshaped(new int[] {1, b.count()});
    Array product = (Array) infix(given, "*", column, row);
    if (Arithmetic.hasFormula(product)) {
      Formula left = column.written(given.span());
      Formula right = row.written(given.span());
      product.store().define(given.interpreter().pool().binary(Operator.MATRIX_TIMES, left, right));
    }
    return product;
  }

  /** Plain cells of a shape whose formula is known. */
  static Array made(
      Interpreter interpreter, double[] numbers, int[] sizes, boolean whole, Formula formula) {
    Array array = Array.of(numbers, sizes, whole, interpreter.pool());
    array.store().define(formula);
    return array;
  }

  static List<Value> rest(Given given) {
    return new ArrayList<>(given.values().subList(1, given.values().size()));
  }

  static final Shape ONE = Shape.SCALAR;
}

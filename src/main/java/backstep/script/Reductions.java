package backstep.script;

import backstep.matrix.Function;
import backstep.notation.Operator;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Value.Given;
import backstep.script.Value.Scalar;
import java.util.Arrays;

/** One number of several: sums, means, the largest, of all cells or along an axis. */
final class Reductions {
  private Reductions() {}

  /** {@code np.sum} or {@code np.mean}, adding in ascending order. */
  static Value sum(Given given, boolean mean) {
    Interpreter interpreter = given.interpreter();
    Array array = interpreter.shaping().array(NumpyLibrary.value(given, 0), given.span());
    Value axis = argument(given, 1, "axis");
    boolean keeps = isTrue(given.named().get("keepdims"));
    interpreter.budget().spend(array.count(), given.span());
    if (axis instanceof Scalar along && array.rank() == 2) {
      return along(
          interpreter, array, Shaping.size(along, given.span()), keeps, mean, given.span());
    }
    double sum = Arrays.stream(array.numbers()).reduce(Double::sum).orElse(0);
    double number = mean ? sum / array.count() : sum;
    Formula all = array.formula(given.span());
    Formula formula =
        all == null ? null : interpreter.pool().call(mean ? Function.MEAN : Function.SUM, all);
    boolean whole = array.store().isInteger() && !mean;
    if (!keeps) {
      return new Scalar(number, whole ? Value.Kind.WHOLE : Value.Kind.REAL, formula);
    }
    int[] sizes = array.rank() == 1 ? new int[] {1} : new int[] {1, 1};
    return NumpyLibrary.made(interpreter, new double[] {number}, sizes, whole, formula);
  }

  private static Value argument(Given given, int index, String name) {
    return given.values().size() > index ? given.values().get(index) : given.named().get(name);
  }

  private static boolean isTrue(Value value) {
    return value instanceof Scalar scalar && scalar.number() != 0;
  }

  private static Value along(
      Interpreter interpreter, Array array, int axis, boolean keeps, boolean mean, Span span) {
    int down = axis < 0 ? axis + 2 : axis;
    if (down != 0 && down != 1) {
      throw new UserError("numpy stops here: the array has no axis " + axis, span);
    }
    Array turned = down == 1 ? array : array.transposed();
    double[] sums = new double[turned.rows()];
    for (int i = 0; i < sums.length; i++) {
      double sum = turned.number(i, 0);
      for (int j = 1; j < turned.cols(); j++) {
        sum += turned.number(i, j);
      }
      sums[i] = mean ? sum / turned.cols() : sum;
    }
    int[] kept = down == 1 ? new int[] {sums.length, 1} : new int[] {1, sums.length};
    int[] sizes = keeps ? kept : new int[] {sums.length};
    Formula formula = formula(interpreter.pool(), turned, mean, span);
    boolean row = keeps && down == 0;
    return NumpyLibrary.made(
        interpreter,
        sums,
        sizes,
        array.store().isInteger() && !mean,
        formula == null || !row ? formula : interpreter.pool().transpose(formula));
  }

  /** The sums of the rows, as a column: times ones, where there are several columns. */
  private static Formula formula(Formulas pool, Array turned, boolean mean, Span span) {
    Formula of = turned.formula(span);
    if (of == null || turned.cols() == 1) {
      return of;
    }
    Formula[][] ones = new Formula[turned.cols()][1];
    for (Formula[] one : ones) {
      one[0] = pool.number(1);
    }
    Formula sum = pool.binary(Operator.MATRIX_TIMES, of, pool.rows(ones));
    return mean ? pool.binary(Operator.DIVIDED, sum, pool.number(turned.cols())) : sum;
  }

  /** The largest or smallest cell of all. */
  static Value extreme(Given given, Function function) {
    Interpreter interpreter = given.interpreter();
    Array array = interpreter.shaping().array(NumpyLibrary.value(given, 0), given.span());
    if (given.values().size() > 2 || (argument(given, 1, "axis") != null && array.rank() == 2)) {
      throw new UserError("np.max along an axis is not read: take it of one sample", given.span());
    }
    double most =
        Arrays.stream(array.numbers())
            .reduce(function == Function.MAX ? Math::max : Math::min)
            .orElse(Double.NaN);
    Formula formula =
        array.varies() ? reduced(interpreter.pool(), function, array, given.span()) : null;
    return new Scalar(
        most, array.store().isInteger() ? Value.Kind.WHOLE : Value.Kind.REAL, formula);
  }

  private static Formula reduced(Formulas pool, Function function, Array array, Span span) {
    return pool.call(function, array.formula(span));
  }

  static Value argmax(Given given) {
    Interpreter interpreter = given.interpreter();
    Array array = interpreter.shaping().array(NumpyLibrary.value(given, 0), given.span());
    double[] numbers = array.numbers();
    int most = 0;
    for (int i = 1; i < numbers.length; i++) {
      most = numbers[i] > numbers[most] ? i : most;
    }
    return new Scalar(
        most,
        Value.Kind.WHOLE,
        interpreter
            .arithmetic()
            .opaque("np.argmax", NumpyLibrary.ONE, array.varies(), given.span()));
  }

  /** The standard deviation of all cells. */
  static Value deviation(Given given) {
    Interpreter interpreter = given.interpreter();
    Array array = interpreter.shaping().array(NumpyLibrary.value(given, 0), given.span());
    if (argument(given, 1, "axis") != null) {
      throw new UserError("np.std along an axis is not read", given.span());
    }
    double mean = Arrays.stream(array.numbers()).sum() / array.count();
    double square = Arrays.stream(array.numbers()).map(z -> (z - mean) * (z - mean)).sum();
    return new Scalar(
        Math.sqrt(square / array.count()),
        Value.Kind.REAL,
        interpreter.arithmetic().opaque("np.std", NumpyLibrary.ONE, array.varies(), given.span()));
  }
}

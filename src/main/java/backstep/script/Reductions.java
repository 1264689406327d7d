package backstep.script;

import backstep.matrix.Along;
import backstep.matrix.Function;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Value.Given;
import backstep.script.Value.Scalar;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One number of several: sums, means, the largest, of all cells or along an axis. To add one, add a
 * line to the table.
 */
final class Reductions {
  private static final Map<String, Reduction> ALL =
      Map.ofEntries(
          Map.entry("sum", new Reduction(Reductions::sum, Function.SUM, true)),
          Map.entry("mean", new Reduction(Reductions::mean, Function.MEAN, false)),
          Map.entry("average", new Reduction(Reductions::mean, Function.MEAN, false)),
          Map.entry("max", new Reduction(Reductions::max, Function.MAX, true)),
          Map.entry("amax", new Reduction(Reductions::max, Function.MAX, true)),
          Map.entry("min", new Reduction(Reductions::min, Function.MIN, true)),
          Map.entry("amin", new Reduction(Reductions::min, Function.MIN, true)),
          Map.entry("prod", new Reduction(Reductions::product, null, true)),
          Map.entry("argmax", new Reduction(Reductions::argmax, null, true)),
          Map.entry("argmin", new Reduction(z -> argmax(negative(z)), null, true)),
          Map.entry("var", new Reduction(Reductions::variance, null, false)),
          Map.entry("std", new Reduction(z -> Math.sqrt(variance(z)), null, false)),
          Map.entry("norm", new Reduction(Reductions::norm, Function.NORM, false)),
          Map.entry("any", new Reduction(z -> max(truths(z)), Function.ANY, true)),
          Map.entry("all", new Reduction(z -> min(truths(z)), Function.ALL, true)));

  private Reductions() {}

  /** One number of several. */
  private interface Fold {
    double of(double[] numbers);
  }

  /**
   * A function of numpy.
   *
   * @param function what the notation calls it, or null
   * @param whole true if it is a whole number of whole numbers
   */
  private record Reduction(Fold fold, Function function, boolean whole) {}

  /** All but {@code norm}, which is in {@code np.linalg}. */
  static void addTo(Map<String, Value.Body> all) {
    ALL.keySet().stream()
        .filter(name -> !name.equals("norm"))
        .forEach(name -> all.put(name, given -> value(given, name)));
  }

  /** A member of {@code np.linalg}, or null. */
  static Value ofAlgebra(String name) {
    return name.equals("norm") ? new Value.Native(name, given -> value(given, name)) : null;
  }

  private static double sum(double[] z) {
    return Arrays.stream(z).reduce(Double::sum).orElse(0);
  }

  private static double mean(double[] z) {
    return sum(z) / z.length;
  }

  private static double max(double[] z) {
    return Arrays.stream(z).reduce(Math::max).orElse(Double.NaN);
  }

  private static double min(double[] z) {
    return Arrays.stream(z).reduce(Math::min).orElse(Double.NaN);
  }

  private static double product(double[] z) {
    return Arrays.stream(z).reduce((a, b) -> a * b).orElse(1);
  }

  private static double norm(double[] z) {
    return Math.sqrt(sum(Arrays.stream(z).map(one -> one * one).toArray()));
  }

  private static double variance(double[] z) {
    double mean = mean(z);
    return mean(Arrays.stream(z).map(one -> (one - mean) * (one - mean)).toArray());
  }

  private static double argmax(double[] z) {
    return IntStream.range(1, z.length).reduce(0, (most, i) -> z[i] > z[most] ? i : most);
  }

  private static double[] negative(double[] z) {
    return Arrays.stream(z).map(one -> -one).toArray();
  }

  private static double[] truths(double[] z) {
    return Arrays.stream(z).map(one -> one == 0 ? 0 : 1).toArray();
  }

  /** Python's own sum of an array goes along its first axis. */
  static Value sumOfRows(Given given) {
    Map<String, Value> named = Map.of("axis", Scalar.whole(0));
    return value(new Given(given.interpreter(), null, given.values(), named, given.span()), "sum");
  }

  private static Value value(Given given, String name) {
    Interpreter interpreter = given.interpreter();
    Array array = interpreter.shaping().array(NumpyLibrary.value(given, 0), given.span());
    boolean norm = name.equals("norm");
    Value axis = given.named().get("axis");
    axis = axis == null && !norm && given.values().size() > 1 ? given.values().get(1) : axis;
    Value kept = given.named().get("keepdims");
    boolean keeps = kept != null && Shaping.size(kept, given.span()) != 0;
    interpreter.budget().spend(array.count(), given.span());
    Reduction reduction = ALL.get(name);
    if (axis instanceof Scalar along && array.rank() == 2) {
      return along(interpreter, name, array, axis(along, given.span()), keeps, given.span());
    }
    if (!(axis == null || axis instanceof Value.None || axis instanceof Scalar)) {
      throw new UserError("an axis is a whole number", given.span());
    }
    double number = reduction.fold.of(array.numbers());
    Formula all = array.formula(given.span());
    Formula formula = all == null ? null : formula(interpreter, name, Along.ALL, all, given.span());
    if (!keeps) {
      return new Scalar(number, kind(name, array), formula);
    }
    int[] sizes = array.rank() == 1 ? new int[] {1} : new int[] {1, 1};
    boolean whole = kind(name, array) != Value.Kind.REAL;
    return NumpyLibrary.made(interpreter, new double[] {number}, sizes, whole, formula);
  }

  private static Value.Kind kind(String name, Array array) {
    if (name.equals("any") || name.equals("all")) {
      return Value.Kind.TRUTH;
    }
    boolean place = name.startsWith("arg");
    boolean whole = ALL.get(name).whole && (array.store().isInteger() || place);
    return whole ? Value.Kind.WHOLE : Value.Kind.REAL;
  }

  private static int axis(Scalar axis, Span span) {
    int number = Shaping.size(axis, span);
    int down = number < 0 ? number + 2 : number;
    if (down != 0 && down != 1) {
      throw UserError.stops("the array has no axis " + number, span);
    }
    return down;
  }

  private static Value along(
      Interpreter interpreter, String name, Array array, int axis, boolean keeps, Span span) {
    Array turned = axis == 1 ? array : array.transposed();
    double[] numbers = new double[turned.rows()];
    for (int i = 0; i < numbers.length; i++) {
      int row = i;
      double[] cells =
          IntStream.range(0, turned.cols()).mapToDouble(j -> turned.number(row, j)).toArray();
      numbers[i] = ALL.get(name).fold.of(cells);
    }
    int[] kept = axis == 1 ? new int[] {numbers.length, 1} : new int[] {1, numbers.length};
    Formula of = array.formula(span);
    Along along = axis == 0 ? Along.COLUMNS : Along.ROWS;
    Formula each = of == null ? null : formula(interpreter, name, along, of, span);
    boolean turns = each != null && !keeps && axis == 0;
    Value.Kind kind = kind(name, array);
    Array result =
        NumpyLibrary.made(
            interpreter,
            numbers,
            keeps ? kept : new int[] {numbers.length},
            kind != Value.Kind.REAL,
            turns ? interpreter.pool().transpose(each) : each);
    if (kind == Value.Kind.TRUTH) {
      result.store().areTests();
    }
    boolean labels = name.equals("argmax") && interpreter.isInStep() && isOfData(of);
    return labels ? interpreter.trace().data(List.of(name, of, axis), result, span) : result;
  }

  /** True of what depends on the data alone, as the places of the ones in targets do. */
  private static boolean isOfData(Formula of) {
    return of != null
        && of.varies()
        && of.variables().stream().allMatch(one -> one.role() == Variable.Role.DATA);
  }

  private static Formula formula(
      Interpreter interpreter, String name, Along along, Formula of, Span span) {
    Function function = ALL.get(name).function;
    if (function == null) {
      return interpreter
          .arithmetic()
          .opaque("np." + name, along.reduced(of.shape()), of.varies(), span);
    }
    return interpreter.pool().along(function, along, of);
  }
}

package backstep.notation;

import backstep.matrix.Along;
import backstep.matrix.Form;
import backstep.matrix.Function;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a function of the notation is in numpy: its parameters, its value, and its slope, which is
 * empty where it has none.
 */
public record NumpyFunction(String parameters, String value, String slope) {
  private static final String Z = "z";
  private static final String SIGMOID = "1 / (1 + np.exp(-z))";

  private static final Map<Function, NumpyFunction> ALL =
      Map.ofEntries(
          of(Function.RELU, Z, "np.maximum(0.0, z)", "1.0 * (z >= 0)"),
          of(Function.LEAKY_RELU, Z, "np.where(z < 0, 0.01 * z, z)", "np.where(z < 0, 0.01, 1.0)"),
          of(Function.SIGMOID, Z, SIGMOID, "sigmoid(z) * (1 - sigmoid(z))"),
          of(Function.TANH, Z, "np.tanh(z)", "1 - np.tanh(z) ** 2"),
          of(Function.SOFTPLUS, Z, "np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))", SIGMOID),
          of(
              Function.ELU,
              Z,
              "np.where(z < 0, np.expm1(np.minimum(z, 0)), z)",
              "np.where(z < 0, np.exp(np.minimum(z, 0)), 1.0)"),
          of(
              Function.GELU,
              Z,
              "0.5 * z * (1 + np.vectorize(math.erf)(z / np.sqrt(2)))",
              "0.5 * (1 + np.vectorize(math.erf)(z / np.sqrt(2)))"
                  + " + z * np.exp(-0.5 * z * z) / np.sqrt(2 * np.pi)"),
          of(Function.IDENTITY, Z, "1.0 * z", "np.ones_like(z)"),
          of(Function.EXP, Z, "np.exp(z)", "np.exp(z)"),
          of(Function.LOG, Z, "np.log(z)", "1 / z"),
          of(Function.SQRT, Z, "np.sqrt(z)", "0.5 / np.sqrt(z)"),
          of(Function.ABS, Z, "np.abs(z)", "np.sign(z)"),
          of(Function.FLOOR, Z, "np.floor(z)", ""),
          of(Function.ISNAN, Z, "1.0 * np.isnan(z)", ""),
          of(Function.ISFINITE, Z, "1.0 * np.isfinite(z)", ""),
          of(Function.MAXIMUM, "a, b", "np.maximum(a, b)", ""),
          of(Function.MINIMUM, "a, b", "np.minimum(a, b)", ""),
          of(Function.SUM, Z, "np.sum(z, keepdims=True)", "np.ones_like(z)"),
          of(Function.MEAN, Z, "np.mean(z, keepdims=True)", "np.ones_like(z) / z.size"),
          of(Function.MIN, Z, "np.min(z, keepdims=True)", first("argmin")),
          of(Function.MAX, Z, "np.max(z, keepdims=True)", first("argmax")),
          of(
              Function.NORM,
              Z,
              "np.sqrt(np.sum(z * z, keepdims=True))",
              "z / norm(z) if np.any(z) else 0 * z"),
          of(Function.ANY, Z, "1.0 * np.any(z, keepdims=True)", ""),
          of(Function.ALL, Z, "1.0 * np.all(z, keepdims=True)", ""),
          of(Function.ARGMAX, Z, "np.array([[float(np.argmax(z))]])", ""),
          of(
              Function.SOFTMAX,
              Z,
              "np.exp(z - np.max(z, axis=0)) / np.sum(np.exp(z - np.max(z, axis=0)), axis=0)",
              "softmax(z) * (g - np.sum(g * softmax(z), axis=0))"),
          of(
              Function.LAYER_NORM,
              Z,
              "(z - np.mean(z, axis=0)) / np.sqrt(np.var(z, axis=0) + 1e-5)",
              "(g - np.mean(g, axis=0) - layer_norm(z) * np.mean(g * layer_norm(z), axis=0))"
                  + " / np.sqrt(np.var(z, axis=0) + 1e-5)"),
          of(
              Function.CROSS_ENTROPY,
              "y, d",
              "-np.sum(np.where(d == 0, 0, d * np.log(y))"
                  + " + np.where(d == 1, 0, (1 - d) * np.log(1 - y)), keepdims=True)",
              "np.where(d == 0, 1 / (1 - y), np.where(d == 1, -1 / y, (y - d) / (y * (1 - y))))"),
          of(Function.SQUARED_ERROR, "y, d", "0.5 * np.sum((y - d) ** 2, keepdims=True)", "y - d"),
          of(Function.WHERE, "condition, a, b", "np.where(condition != 0, a, b)", ""),
          of(
              Function.NEAR,
              "a, b, tolerance",
              "1.0 * np.all(np.abs(a - b) <= tolerance, keepdims=True)",
              ""),
          of(Function.RAND, "rows, cols", "np.random.rand(rows, cols)", ""),
          of(Function.RANDN, "rows, cols", "np.random.randn(rows, cols)", ""),
          of(Function.HE, "rows, cols", "np.sqrt(2 / cols) * np.random.randn(rows, cols)", ""),
          of(
              Function.XAVIER,
              "rows, cols",
              "np.sqrt(6 / (rows + cols)) * (2 * np.random.rand(rows, cols) - 1)",
              ""),
          of(Function.ZEROS, "rows, cols", "np.zeros((rows, cols))", ""),
          of(Function.ONES, "rows, cols", "np.ones((rows, cols))", ""));

  /** The same of cells along an axis, which some call names; of all where that is None. */
  private static final Map<Function, NumpyFunction> ALONG =
      Map.ofEntries(
          of(Function.SUM, Z, folded("sum"), "np.ones_like(z)"),
          of(
              Function.MEAN,
              Z,
              folded("mean"),
              "np.ones_like(z) / np.sum(np.ones_like(z), axis=axis, keepdims=True)"),
          of(Function.MIN, Z, folded("min"), firstAlong("min")),
          of(Function.MAX, Z, folded("max"), firstAlong("max")),
          of(
              Function.NORM,
              Z,
              "np.sqrt(np.sum(z * z, axis=axis, keepdims=True))",
              "z / np.where(norm(z, axis) == 0, np.inf, norm(z, axis))"),
          of(Function.ANY, Z, "1.0 * " + folded("any"), ""),
          of(Function.ALL, Z, "1.0 * " + folded("all"), ""),
          of(Function.ARGMAX, Z, "1.0 * " + folded("argmax"), ""),
          of(
              Function.SOFTMAX,
              Z,
              "np.exp(z - np.max(z, axis=axis, keepdims=True))"
                  + " / np.sum(np.exp(z - np.max(z, axis=axis, keepdims=True)),"
                  + " axis=axis, keepdims=True)",
              "softmax(z, axis)"
                  + " * (g - np.sum(g * softmax(z, axis), axis=axis, keepdims=True))"),
          of(
              Function.LAYER_NORM,
              Z,
              "(z - np.mean(z, axis=axis, keepdims=True))"
                  + " / np.sqrt(np.var(z, axis=axis, keepdims=True) + 1e-5)",
              "(g - np.mean(g, axis=axis, keepdims=True) - layer_norm(z, axis)"
                  + " * np.mean(g * layer_norm(z, axis), axis=axis, keepdims=True))"
                  + " / np.sqrt(np.var(z, axis=axis, keepdims=True) + 1e-5)"));

  /** The cross-entropy of outputs that a softmax gives: one target holds, the others do not. */
  private static final NumpyFunction OF_SOFTMAX =
      new NumpyFunction(
          "y, d",
          "-np.sum(np.where(d == 0, 0, d * np.log(y)), keepdims=True)",
          "np.where(d == 0, 0, -d / y)");

  private static final String OF_SOFTMAX_NAME = "softmax_entropy";

  private static Map.Entry<Function, NumpyFunction> of(
      Function function, String parameters, String value, String slope) {
    return Map.entry(function, new NumpyFunction(parameters, value, slope));
  }

  private static String first(String place) {
    return "1.0 * (np.arange(z.size).reshape(z.shape) == np." + place + "(z))";
  }

  private static String folded(String name) {
    return "np." + name + "(z, axis=axis, keepdims=True)";
  }

  private static String firstAlong(String name) {
    String is = "(z == " + name + "(z, axis))";
    return "1.0 * " + is + " * (np.cumsum(" + is + ", axis=axis).reshape(z.shape) == 1)";
  }

  /** How a function is spelled along an axis; none for one that has none. */
  static Optional<NumpyFunction> along(Function function) {
    return Optional.ofNullable(ALONG.get(function));
  }

  /** The function that numpy calls so, such as {@code np.exp}. */
  static Optional<Function> called(String path) {
    return Arrays.stream(Function.values())
        .filter(function -> path.endsWith("." + function.word()))
        .filter(function -> of(function).filter(one -> one.value.contains(path + "(")).isPresent())
        .findFirst();
  }

  /** How a function is spelled; none for {@code act} and for the questions about a run. */
  public static Optional<NumpyFunction> of(Function function) {
    return Optional.ofNullable(ALL.get(function));
  }

  private static NumpyFunction of(Function function, boolean ofSoftmax, boolean along) {
    if (along) {
      return along(function).orElseThrow();
    }
    return ofSoftmax ? OF_SOFTMAX : of(function).orElseThrow();
  }

  /**
   * A function that a script defines, since numpy has it under no name.
   *
   * @param ofSoftmax true for a cross-entropy whose outputs are a softmax
   */
  public record Defined(Function function, boolean primed, boolean ofSoftmax) {
    private boolean isNamed(String name) {
      return (primed ? !of(function, ofSoftmax, false).slope.isEmpty() : !definition().isEmpty())
          && NumpyFunction.name(function, primed, ofSoftmax).equals(name);
    }

    /** How a script defines it. */
    public String definition() {
      return NumpyFunction.definition(function, primed, ofSoftmax, false);
    }
  }

  /** The function that a script defines under this name. */
  public static Optional<Defined> defined(String name) {
    return Arrays.stream(Function.values())
        .filter(ALL::containsKey)
        .flatMap(NumpyFunction::definitions)
        .filter(one -> one.isNamed(name))
        .findFirst();
  }

  private static Stream<Defined> definitions(Function function) {
    return Stream.of(false, true)
        .flatMap(
            primed ->
                Stream.of(false, function == Function.CROSS_ENTROPY)
                    .distinct()
                    .map(ofSoftmax -> new Defined(function, primed, ofSoftmax)));
  }

  /** The functions that numpy has, by their names in it. */
  public static Map<String, Function> ofNumpy() {
    Map<String, Function> own = new TreeMap<>();
    ALL.forEach(
        (function, numpy) ->
            numpy.ownName().ifPresent(name -> own.put(name.substring("np.".length()), function)));
    return own;
  }

  /**
   * How a call begins.
   *
   * @param ofSoftmax true for a cross-entropy whose outputs are a softmax
   */
  public static String name(Function function, boolean primed, boolean ofSoftmax) {
    String word = ofSoftmax ? OF_SOFTMAX_NAME : function.word();
    return primed ? word + "_slope" : of(function, ofSoftmax, false).ownName().orElse(word);
  }

  /** The name under which numpy has the very function, called with the same parameters. */
  private Optional<String> ownName() {
    String call = "(" + parameters + ")";
    String name = value.substring(0, value.length() - (value.endsWith(call) ? call.length() : 0));
    return name.matches("np\\.[\\w.]+") ? Optional.of(name) : Optional.empty();
  }

  /**
   * The definition that such a call needs; empty where numpy has it.
   *
   * @param along true if some call of the function names an axis
   */
  public static String definition(
      Function function, boolean primed, boolean ofSoftmax, boolean along) {
    NumpyFunction own = of(function, ofSoftmax, along);
    if (!primed && own.ownName().isPresent()) {
      return "";
    }
    String name = name(function, primed, ofSoftmax);
    boolean applied = primed && function.form() instanceof Form.Vectorwise;
    String axis =
        function.form().along().filter(all -> all != Along.ALL).isPresent() ? "0" : "None";
    String parameters = own.parameters + (applied ? ", g" : "") + (along ? ", axis=" + axis : "");
    String value = primed ? own.slope : own.value;
    return "def " + name + "(" + parameters + "):\n    return " + value + "\n";
  }

  /**
   * What such a call computes, written out.
   *
   * @param arguments as they are written, each whole in itself where it does not stand alone
   * @param axis along which, such as {@code axis=0}
   */
  public static String writtenOut(
      Function function,
      boolean primed,
      boolean ofSoftmax,
      List<String> arguments,
      Optional<String> axis) {
    NumpyFunction own = of(function, ofSoftmax, axis.isPresent());
    String itself = "(?<![\\w.])" + function.word() + "\\(z(, axis)?\\)";
    String value =
        (primed ? own.slope : own.value)
            .replaceAll(itself, Matcher.quoteReplacement("(" + own.value + ")"))
            .replace("axis=axis", axis.orElse(""));
    List<String> parameters = List.of((own.parameters + ", g").split(", "));
    return Pattern.compile("(?<![\\w.])(" + String.join("|", parameters) + ")(?![\\w(=])")
        .matcher(value)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    standing(
                        arguments.get(parameters.indexOf(found.group())),
                        value.substring(0, found.start()),
                        value.substring(found.end()))));
  }

  /** An argument between what stands before and behind it. */
  private static String standing(String argument, String before, String behind) {
    boolean isAlone = before.matches("(?s).*(\\(|, )") && behind.matches("(?s)[,)].*");
    return isAlone || argument.matches("[\\w.]+") ? argument : "(" + argument + ")";
  }

  /** True if the definition of the slope calls the function itself. */
  public static boolean slopeNeedsValue(Function function) {
    return of(function).orElseThrow().slope.contains(function.word() + "(");
  }
}

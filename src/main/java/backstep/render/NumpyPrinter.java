package backstep.render;

import backstep.matrix.Decimals;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.network.Experiment;
import backstep.notation.Expr;
import backstep.notation.NumpyFunction;
import backstep.notation.Operator;
import backstep.notation.Pick;
import backstep.notation.Program;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes an expression of the notation as numpy understands it; every value is a matrix there. */
final class NumpyPrinter {
  private static final int ATOM = 9;
  private static final Map<Operator, Integer> PRECEDENCE =
      Map.of(
          Operator.PLUS, 5,
          Operator.MINUS, 5,
          Operator.TIMES, 6,
          Operator.DIVIDED, 6,
          Operator.MATRIX_TIMES, 6,
          Operator.POWER, 8);
  private static final int SIGN = 7;

  private static final Set<String> TAKEN =
      Set.of(
          "X",
          "D",
          "np",
          "math",
          "print",
          "range",
          "enumerate",
          "row",
          "rows",
          "len",
          "float",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield",
          "None",
          "True",
          "False",
          "if");

  /** A text with how tightly it holds together. */
  private record Written(String text, int precedence) {}

  private final Function activation;
  private final Set<String> softmaxes;
  private final Set<String> numbers;

  /** True where no definition stands above, so that each call is written out. */
  private final boolean isWithin;

  private final boolean keepsDimensions;

  /**
   * A printer for a script that stands below its definitions.
   *
   * @param activation what stands behind {@code act}
   * @param softmaxes the names whose values are a softmax
   * @param numbers the names that stand for a number of Python's
   */
  NumpyPrinter(Function activation, Set<String> softmaxes, Set<String> numbers) {
    this(activation, softmaxes, numbers, false, true);
  }

  private NumpyPrinter(
      Function activation,
      Set<String> softmaxes,
      Set<String> numbers,
      boolean isWithin,
      boolean keepsDimensions) {
    this.activation = activation;
    this.softmaxes = softmaxes;
    this.numbers = numbers;
    this.isWithin = isWithin;
    this.keepsDimensions = keepsDimensions;
  }

  /**
   * A printer for lines within a script of somebody else.
   *
   * @param keepsDimensions true if what a sum leaves is a matrix there, too
   */
  static NumpyPrinter within(Experiment experiment, boolean keepsDimensions) {
    Program program = experiment.program();
    return new NumpyPrinter(
        program.usesActivation() ? experiment.activation() : Function.IDENTITY,
        program.softmaxes().keySet(),
        Set.of(),
        true,
        keepsDimensions);
  }

  private boolean isOfSoftmax(Expr.Call call) {
    if (call.function() != Function.CROSS_ENTROPY) {
      return false;
    }
    Expr outputs = call.arguments().get(0).untransposed();
    return outputs instanceof Expr.Name name
        ? softmaxes.contains(name.name())
        : outputs instanceof Expr.Call of && called(of) == Function.SOFTMAX;
  }

  /**
   * The definition that a call needs; empty for none.
   *
   * @param along true if some call of its function names an axis
   */
  String definition(Expr.Call call, boolean primed, boolean along) {
    return NumpyFunction.definition(called(call), primed, isOfSoftmax(call), along);
  }

  /** The function that is called. */
  Function called(Expr.Call call) {
    return call.function() == Function.ACT ? activation : call.function();
  }

  /** What a line writes. */
  String value(Expr expr) {
    return matrix(expr).text();
  }

  /** An expression as it stands within a script of somebody else. */
  String inOneLine(Expr expr) {
    return print(expr);
  }

  /** As a matrix even where it is a number in Python, which has neither shape nor transpose. */
  private Written matrix(Expr expr) {
    return isNumber(expr) ? new Written("np.atleast_2d(" + print(expr) + ")", ATOM) : written(expr);
  }

  /** True of what is computed from numbers alone, without a call of numpy's. */
  private boolean isNumber(Expr expr) {
    return expr.fold(
        new Expr.Kinds<>(
            num -> true,
            name -> numbers.contains(name.name()),
            rows -> false,
            negative -> isNumber(negative.of()),
            not -> isNumber(not.of()),
            binary ->
                binary.operator() != Operator.MATRIX_TIMES
                    && binary.parts().stream().allMatch(this::isNumber),
            transpose -> false,
            index -> false,
            call -> false));
  }

  private String print(Expr expr) {
    return written(expr).text();
  }

  private Written written(Expr expr) {
    return expr.fold(
        new Expr.Kinds<>(
            num -> new Written(number(num.value()), num.value() < 0 ? SIGN : ATOM - 1),
            name -> new Written(name(name.name()), ATOM),
            rows -> new Written(rows(rows), ATOM),
            negative -> new Written("-" + within(negative.of(), SIGN), SIGN),
            not -> truth(print(not.of()) + " == 0"),
            this::binary,
            transpose -> new Written(within(matrix(transpose.of()), ATOM) + ".T", ATOM),
            index -> new Written(index(index), ATOM),
            call -> isWithin ? writtenOut(call) : new Written(call(call), ATOM)));
  }

  private String rows(Expr.Rows rows) {
    return rows.rows().stream()
        .map(row -> list("[", row, this::print, "]"))
        .collect(Collectors.joining(", ", "np.block([", "])"));
  }

  private Written writtenOut(Expr.Call call) {
    String text =
        NumpyFunction.writtenOut(
            called(call),
            call.primed(),
            isOfSoftmax(call),
            call.arguments().stream().map(this::print).toList(),
            call.axis());
    boolean isOneCall = text.matches("np\\.[\\w.]+\\([^()]*(\\([^()]*\\)[^()]*)*\\)");
    return new Written(
        keepsDimensions ? text : text.replace(", keepdims=True", ""), isOneCall ? ATOM : 0);
  }

  private String call(Expr.Call call) {
    return NumpyFunction.name(called(call), call.primed(), isOfSoftmax(call))
        + list(
            "(",
            call.arguments(),
            isOfNumbers(call) ? this::value : this::print,
            call.axis().map(axis -> ", " + axis + ")").orElse(")"));
  }

  /**
   * True of a call none of whose arguments is a matrix in Python; the size of a draw needs none.
   */
  private boolean isOfNumbers(Expr.Call call) {
    return !(call.function().form() instanceof Form.Generator)
        && call.arguments().stream().allMatch(this::isNumber);
  }

  private static String list(
      String open,
      List<Expr> parts,
      java.util.function.Function<Expr, String> print,
      String close) {
    return parts.stream().map(print).collect(Collectors.joining(", ", open, close));
  }

  private String index(Expr.Index index) {
    String cols = index.col() == null ? ":" : places(index.col());
    return within(matrix(index.of()), ATOM) + "[" + places(index.row()) + ", " + cols + "]";
  }

  /** A name, which must be none of Python's or of the script's own. */
  static String name(String name) {
    return TAKEN.contains(name) ? name + "_" : name;
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "np.nan";
    }
    return Double.isInfinite(value) ? "np.inf" : Decimals.shortest(value);
  }

  /** A place as a range of one, so that the result stays a matrix. */
  private static String places(Pick pick) {
    if (pick.range()) {
      return pick.toString();
    }
    return pick.from() == -1 ? "-1:" : pick.from() + ":" + (pick.from() + 1);
  }

  private Written binary(Expr.Binary binary) {
    Integer precedence = PRECEDENCE.get(binary.operator());
    if (precedence != null) {
      boolean power = binary.operator() == Operator.POWER;
      boolean product = binary.operator() == Operator.MATRIX_TIMES;
      Written a = product ? matrix(binary.left()) : written(binary.left());
      Written b = product ? matrix(binary.right()) : written(binary.right());
      String left = within(a, power ? precedence + 1 : precedence);
      String right = within(b, power ? SIGN : precedence + 1);
      return new Written(left + " " + binary.operator().symbol() + " " + right, precedence);
    }
    if (binary.operator() == Operator.AND || binary.operator() == Operator.OR) {
      String symbol = binary.operator() == Operator.AND ? " & " : " | ";
      return truth(
          "(" + print(binary.left()) + " != 0)" + symbol + "(" + print(binary.right()) + " != 0)");
    }
    return truth(
        within(binary.left(), 5)
            + " "
            + binary.operator().symbol()
            + " "
            + within(binary.right(), 5));
  }

  private static Written truth(String condition) {
    return new Written("1.0 * (" + condition + ")", PRECEDENCE.get(Operator.TIMES));
  }

  private String within(Expr expr, int precedence) {
    return within(written(expr), precedence);
  }

  private static String within(Written written, int precedence) {
    return written.precedence() < precedence ? "(" + written.text() + ")" : written.text();
  }
}

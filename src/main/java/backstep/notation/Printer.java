package backstep.notation;

import backstep.matrix.Decimals;
import backstep.matrix.Function;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Writes an expression with no more parentheses than it needs; it parses back to itself, unless it
 * is written for reading only.
 */
public final class Printer {
  private static final int ATOM = 10;
  private static final int POSTFIX = 9;

  /** So many of a longer list are written for reading, the last of them after a gap. */
  private static final int MOST_READ = 4;

  private static final Set<Function> SUMS = EnumSet.of(Function.SUM, Function.MEAN);

  private static final Printer EXACT = new Printer(Decimals::shortest, false, expr -> expr);

  /** A text with how tightly it holds together. */
  private record Written(String text, int precedence) {}

  private final DoubleFunction<String> number;
  private final boolean forReading;

  /** The same with numbers in the place of names, for an expression that is a sum. */
  private final UnaryOperator<Expr> numbers;

  private Printer(DoubleFunction<String> number, boolean forReading, UnaryOperator<Expr> numbers) {
    this.number = number;
    this.forReading = forReading;
    this.numbers = numbers;
  }

  public static String print(Expr expr) {
    return EXACT.text(expr);
  }

  /**
   * A formula as one would write it down: numbers in this format, a row times a column as the sum
   * of its terms, what is long with a gap: of a long sum the largest terms.
   */
  public static String forReading(Expr formula, DoubleFunction<String> number) {
    return forReading(formula, formula, number);
  }

  /**
   * The same of a formula over names.
   *
   * @param numbers the same formula with numbers in it, which say what the largest terms are
   */
  public static String forReading(Expr formula, Expr numbers, DoubleFunction<String> number) {
    IdentityHashMap<Expr, Expr> same = new IdentityHashMap<>();
    pair(formula, numbers, same);
    return new Printer(number, true, same::get).text(formula);
  }

  private static void pair(Expr formula, Expr numbers, IdentityHashMap<Expr, Expr> same) {
    same.put(formula, numbers);
    List<Expr> parts = formula.parts();
    List<Expr> theirs = numbers.parts();
    for (int i = 0; parts.size() == theirs.size() && i < parts.size(); i++) {
      pair(parts.get(i), theirs.get(i), same);
    }
  }

  private String text(Expr expr) {
    return written(expr).text();
  }

  private Written written(Expr expr) {
    return expr.fold(
        new Expr.Kinds<>(
            num -> new Written(number.apply(num.value()), ATOM),
            name -> new Written(name.name(), ATOM),
            rows -> new Written(rows(rows), ATOM),
            negative -> new Written("-" + operand(negative.of(), Operator.SIGN), Operator.SIGN),
            not -> new Written("not " + within(not.of(), Operator.NOT), Operator.NOT),
            binary ->
                isSumOfTerms(binary)
                    ? new Written(terms(binary), Operator.PLUS.precedence())
                    : new Written(binary(binary), binary.operator().precedence()),
            transpose -> new Written(transpose(transpose), POSTFIX),
            index -> new Written(index(index), POSTFIX),
            call -> new Written(call(call), ATOM)));
  }

  private String transpose(Expr.Transpose transpose) {
    boolean number = transpose.of() instanceof Expr.Num; // 2.T would be the number 2., then T
    return within(transpose.of(), number ? ATOM + 1 : POSTFIX) + ".T";
  }

  private String index(Expr.Index index) {
    String col = index.col() == null ? "" : "," + index.col();
    return within(index.of(), POSTFIX) + "[" + index.row() + col + "]";
  }

  private String call(Expr.Call call) {
    String axis = call.axis().map(named -> ", " + named).orElse("");
    if (isOfTerms(call)) {
      List<Expr> terms = call.arguments().get(0).parts();
      List<Expr> sizes =
          numbers.apply(call) instanceof Expr.Call same ? same.arguments().get(0).parts() : terms;
      List<String> texts = terms.stream().map(this::text).toList();
      return call.function().word() + "([" + String.join(", ", largest(texts, sizes)) + "])";
    }
    return call.function().word()
        + (call.primed() ? "'" : "")
        + list("(", call.arguments(), axis + ")");
  }

  /**
   * A power groups to the right and binds its exponent tighter than a sign; the rest to the left.
   */
  private String binary(Expr.Binary binary) {
    Operator operator = binary.operator();
    boolean power = operator == Operator.POWER;
    int tight = operator.precedence() + 1;
    String left =
        power
            ? operand(binary.left(), tight)
            : within(binary.left(), operator.isComparison() ? tight : tight - 1);
    String right = operand(binary.right(), power ? Operator.SIGN : tight);
    return left + " " + operator.symbol() + " " + right;
  }

  /** A column whose first cell begins with a bracket is written as rows, lest it read as a row. */
  private String rows(Expr.Rows rows) {
    boolean column = rows.rows().stream().allMatch(row -> row.size() == 1);
    if (column && !text(rows.parts().get(0)).startsWith("[")) {
      return list("[", rows.parts(), "]");
    }
    List<String> texts = rows.rows().stream().map(row -> list("[", row, "]")).toList();
    return "[" + String.join(", ", abridged(texts)) + "]";
  }

  private String list(String open, List<Expr> parts, String close) {
    return open + String.join(", ", abridged(parts.stream().map(this::text).toList())) + close;
  }

  /** For reading the first few and the last, and how many are left out between them. */
  private List<String> abridged(List<String> parts) {
    if (!forReading || parts.size() <= MOST_READ + 1) {
      return parts;
    }
    List<String> shown = new ArrayList<>(parts.subList(0, MOST_READ - 1));
    shown.add("(" + (parts.size() - MOST_READ) + " more)");
    shown.add(parts.get(parts.size() - 1));
    return shown;
  }

  private boolean isSumOfTerms(Expr.Binary binary) {
    return forReading
        && binary.operator() == Operator.MATRIX_TIMES
        && binary.left() instanceof Expr.Rows row
        && binary.right() instanceof Expr.Rows
        && row.rows().size() == 1;
  }

  private String terms(Expr.Binary product) {
    List<String> terms = products(product).stream().map(this::text).toList();
    List<Expr> sizes =
        numbers.apply(product) instanceof Expr.Binary same ? products(same) : List.of();
    return String.join(" + ", largest(terms, sizes));
  }

  private static List<Expr> products(Expr.Binary product) {
    List<Expr> row = product.left().parts();
    List<Expr> column = product.right().parts();
    List<Expr> terms = new ArrayList<>();
    for (int k = 0; k < Math.min(row.size(), column.size()); k++) {
      terms.add(new Expr.Binary(Operator.TIMES, row.get(k), column.get(k), product.span()));
    }
    return terms;
  }

  private boolean isOfTerms(Expr.Call call) {
    return forReading
        && !call.primed()
        && SUMS.contains(call.function())
        && call.arguments().get(0) instanceof Expr.Rows;
  }

  /**
   * The largest terms of a sum in their order, and how many are left.
   *
   * @param numbers the terms as numbers; other ones where nothing is known of their sizes
   */
  private List<String> largest(List<String> terms, List<Expr> numbers) {
    boolean isKnown =
        numbers.size() == terms.size() && numbers.stream().flatMap(Expr::names).findAny().isEmpty();
    if (terms.size() <= MOST_READ + 1 || !isKnown) {
      return abridged(terms);
    }
    double[] sizes = numbers.stream().mapToDouble(term -> Math.abs(Formula.value(term))).toArray();
    Comparator<Integer> bySize = Comparator.comparingDouble(k -> -sizes[k]);
    List<String> shown =
        new ArrayList<>(
            IntStream.range(0, sizes.length)
                .boxed()
                .sorted(
                    Comparator.comparing((Integer k) -> !Double.isNaN(sizes[k]))
                        .thenComparing(bySize))
                .limit(MOST_READ)
                .sorted()
                .map(terms::get)
                .toList());
    shown.add("(" + (terms.size() - MOST_READ) + " more)");
    return shown;
  }

  /**
   * For reading, a negative number behind an operator, or before a power, stands in parentheses.
   */
  private String operand(Expr expr, int precedence) {
    String text = within(expr, precedence);
    return forReading && text.startsWith("-") ? "(" + text + ")" : text;
  }

  private String within(Expr expr, int precedence) {
    Written written = written(expr);
    return written.precedence() < precedence ? "(" + written.text() + ")" : written.text();
  }
}

package backstep.notation;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.matrix.Along;
import backstep.matrix.Buffer;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Kernels;
import backstep.matrix.Matrix;
import backstep.matrix.NumpyRandom;
import backstep.matrix.Shape;
import backstep.matrix.Squash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A value and its explanation cannot drift apart: for every kind of expression and every function,
 * over random shapes, the numbers that a formula shows compute to the value of the cell, to the
 * bit.
 */
class FormulaContractTest {
  private static final int ROUNDS = 8;
  private static final List<Double> SPECIAL =
      List.of(0.0, -0.0, 1.0, -1.0, 1e300, 1e-300, Double.NaN, Double.POSITIVE_INFINITY);

  private final Random random = new Random(11);
  private final Map<String, Slot> names = new HashMap<>();

  /** Expressions of each kind; a kind without an entry fails. */
  private static final Map<Class<?>, List<String>> KINDS =
      Map.of(
          Expr.Num.class, List.of("0.1", "inf", "nan"),
          Expr.Rows.class, List.of("[[p, q], [q + r, -p]]", "[p, q, p * r]"),
          Expr.Name.class, List.of("a", "u", "p"),
          Expr.Negative.class, List.of("-a", "-(a @ b)"),
          Expr.Not.class, List.of("not a", "not (a > 0)"),
          Expr.Binary.class, binaries(),
          Expr.Transpose.class, List.of("a.T", "u.T", "(a @ b).T", "(a + s).T @ u"),
          Expr.Index.class,
              List.of("a[0,0]", "a[-1,:]", "a[:,-1]", "a[0:2,:]", "u[-1]", "(a @ b)[0,:]", "a[0]"),
          Expr.Call.class, List.of("sum(a * a) / mean(a)", "act(a) * act'(a)"));

  private static List<String> binaries() {
    List<String> texts =
        new ArrayList<>(List.of("a.T @ u", "u @ v", "u.T @ a", "(a @ b) @ (b.T @ a[0,:].T)"));
    for (Operator operator : Operator.values()) {
      boolean product = operator == Operator.MATRIX_TIMES;
      List<String> right = product ? List.of("b") : List.of("s", "p", "u", "a[0,:]");
      right.forEach(other -> texts.add("a " + operator.symbol() + " " + other));
    }
    texts.add("u ** 2 + v[:,0:1] / p");
    return texts;
  }

  static Stream<String> kinds() {
    return KINDS.values().stream().flatMap(List::stream);
  }

  @Test
  void everyKindOfExpressionIsCovered() {
    assertThat(KINDS.keySet()).isEqualTo(Set.of(Expr.class.getPermittedSubclasses()));
    KINDS.forEach(
        (kind, texts) ->
            assertThat(texts.stream().map(FormulaContractTest::parsed).flatMap(Expr::all))
                .hasAtLeastOneElementOfType(kind));
    assertThat(
            KINDS.get(Expr.Binary.class).stream()
                .map(FormulaContractTest::parsed)
                .flatMap(Expr::all)
                .filter(Expr.Binary.class::isInstance)
                .map(expr -> ((Expr.Binary) expr).operator())
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Operator.values());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theNumbersOfAFormulaComputeToItsCell(String text) {
    for (int round = 0; round < ROUNDS; round++) {
      takeValues();
      assertContract(text);
    }
  }

  @ParameterizedTest
  @EnumSource(Function.class)
  void soTheyDoForEveryFunctionAndItsSlope(Function function) {
    List<String> calls = calls(function);
    assertThat(calls).isNotEmpty();
    for (int round = 0; round < ROUNDS; round++) {
      takeValues();
      calls.forEach(this::assertContract);
    }
  }

  /** Every way to call a function; a form that is not listed fails. */
  private static List<String> calls(Function function) {
    List<String> values = arguments(function, function.form().arity());
    List<String> calls = new ArrayList<>(values.stream().map(in -> function.word() + in).toList());
    if (function.form().primedArity() > 0) {
      arguments(function, function.form().primedArity())
          .forEach(in -> calls.add(function.word() + "'" + in));
    }
    return calls;
  }

  private static List<String> arguments(Function function, int arity) {
    Form form = function.form();
    if (form instanceof Form.Generator) {
      return List.of("(3, 2)", "(1, 4)");
    }
    if (form instanceof Form.Question) {
      return List.of(arity == 0 ? "()" : "(a)");
    }
    if (form instanceof Form.Loss) {
      return List.of(
          "(a, s)",
          "(p, q)",
          "(u, u * u)",
          "(ys, u)",
          "(yp, q)",
          "(ym, a)",
          "(sigmoid(a), s)",
          "(act(u), u)",
          "(softmax(a @ b), a @ b)",
          "(sigmoid(u)[0], p)",
          "(yp.T, q)",
          "(yr, a)",
          "(yr.T, a.T)",
          "(ym.T, s.T)",
          "(softmax(a @ b, axis=1).T, (a @ b).T)",
          "((a * s).T, s.T)",
          "([yp], q)");
    }
    if (form instanceof Form.Choice) {
      return List.of("(a > 0, a, p)", "(p > 0, u, v)", "(a, s, a)");
    }
    if (form instanceof Form.Nearness) {
      return List.of("(a, s, 0.5)", "(u, v, p)", "(a, a, 0)");
    }
    List<String> given =
        switch (arity) {
          case 1 -> List.of("(a)", "(u)", "(v)", "(p)", "(a @ b)", "(a.T)");
          case 2 -> List.of("(a, s)", "(u, u + p)", "(p, q)", "(a @ b, a @ b * 2)");
          default -> throw new AssertionError(function);
        };
    return form.along().isEmpty()
        ? given
        : given.stream()
            .flatMap(
                in ->
                    Stream.of(")", ", axis=0)", ", axis=1)").map(end -> in.replaceAll("\\)$", end)))
            .toList();
  }

  private void assertContract(String text) {
    Expr expr = parsed(text);
    Matrix value = Lowering.expression(expr, new Numbers()).compute();
    int step = value.shape().cells() > 100 ? 29 : 1;
    for (int i = 0; i < value.shape().rows(); i++) {
      for (int j = 0; j < value.shape().cols(); j += step) {
        Formula formula = Formula.of(expr, i, j, new Numbers());
        Expr numbers = isDrawn(expr) ? formula.cells() : formula.numbers();
        assertThat(bits(Lowering.condition(numbers, new Numbers()).computeScalar()))
            .as(text + " [" + i + "," + j + "] = " + Printer.print(formula.cells()))
            .isEqualTo(bits(value.get(i, j)));
        assertThat(numbers.names()).isEmpty();
        assertThat(namesRead(formula.cells()).map(Expr.Name::name).collect(Collectors.toSet()))
            .isEqualTo(formula.operands().stream().map(Cell::name).collect(Collectors.toSet()));
      }
    }
  }

  private static boolean isDrawn(Expr expr) {
    return expr instanceof Expr.Call call && call.function().form() instanceof Form.Generator;
  }

  /** A question such as version(a) reads no value. */
  private static Stream<Expr.Name> namesRead(Expr expr) {
    boolean asks =
        expr instanceof Expr.Call call && call.function().form() instanceof Form.Question;
    return expr instanceof Expr.Name name
        ? Stream.of(name)
        : asks ? Stream.empty() : expr.parts().stream().flatMap(FormulaContractTest::namesRead);
  }

  private static long bits(double value) {
    return Double.doubleToLongBits(value);
  }

  private static Expr parsed(String text) {
    return Parser.expression(Source.typed(text));
  }

  /** a and s: n x m, b: m x k, u: n x 1, v: 1 x n; ys, yp, ym and yr squashed. */
  private void takeValues() {
    int rows = 2 + random.nextInt(5);
    int cols = random.nextInt(8) == 0 ? 130 : 2 + random.nextInt(5);
    names.clear();
    names.put("a", slot(rows, cols));
    names.put("s", slot(rows, cols));
    names.put("b", slot(cols, 1 + random.nextInt(4)));
    names.put("u", slot(rows, 1));
    names.put("v", slot(1, rows));
    List.of("p", "q", "r").forEach(name -> names.put(name, slot(1, 1)));
    names.put("ys", squashed(Function.SIGMOID, slot(rows, 1).value()));
    names.put("yp", squashed(Function.SIGMOID, slot(1, 1).value()));
    names.put("ym", squashed(Function.SOFTMAX, slot(rows, cols).value()));
    names.put("yr", squashed(new Squash(Function.SOFTMAX, Along.ROWS), slot(rows, cols).value()));
  }

  private Slot slot(int rows, int cols) {
    Buffer buffer = Buffer.of(new Shape(rows, cols));
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        boolean special = random.nextInt(12) == 0;
        buffer.set(
            i, j, special ? SPECIAL.get(random.nextInt(SPECIAL.size())) : random.nextGaussian());
      }
    }
    return Slot.of(buffer);
  }

  private static Slot squashed(Function function, Buffer z) {
    return squashed(new Squash(function, function.form().along().orElse(Along.ALL)), z);
  }

  private static Slot squashed(Squash squash, Buffer z) {
    Function function = squash.function();
    Along along = squash.along();
    Buffer y = Buffer.of(z.shape());
    if (function.form() instanceof Form.Vectorwise form) {
      new Kernels.Fill(form.value(), along.groups(y), along.groups(z)).run();
    } else {
      new Kernels.Apply(((Form.Elementwise) function.form()).value(), y, z).run();
    }
    return new Slot(y, squash, z);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "W @ x            | 1 | 0 | [[W[1,0], W[1,1]]] @ [x[0], x[1]]",
        "x @ x.T          | 1 | 0 | x[1] * x[0]",
        "W.T[0,:]         | 0 | 1 | W[1,0]",
        "c * W - alpha    | 1 | 1 | c * W[1,1] - alpha",
        "x * act'(W[:,0]) | 1 | 0 | x[1] * act'(W[1,0])",
        "sum(W)           | 0 | 0 | sum([[W[0,0], W[0,1]], [W[1,0], W[1,1]]])",
        "softmax(W)       | 1 | 0 | softmax([W[0,0], W[1,0]])[1]",
        "softmax(W, axis=1) | 1 | 0 | softmax([[W[1,0], W[1,1]]], axis=1)[0,0]",
        "sum(W, axis=0)   | 0 | 1 | sum([W[0,1], W[1,1]])",
        "max'(W, axis=1)  | 0 | 1 | max'([[W[0,0], W[0,1]]])[0,1]",
        "cross_entropy(ys.T, x.T) | 0 | 0 | cross_entropy(ys.T, [[x[0], x[1]]])",
        "[c, -x[1]]       | 1 | 0 | -x[1]",
        "where(x > 0, x, c) | 0 | 0 | where(x[0] > 0, x[0], c)",
        "cross_entropy(ys, x) | 0 | 0 | cross_entropy(ys, [x[0], x[1]])",
      })
  void aFormulaReadsLikeTheLineWithTheCellsInIt(String text, int row, int col, String formula) {
    names.put("W", Slot.of(Buffer.of(Matrix.of(new double[][] {{1, 2}, {3, 4}}))));
    names.put("x", Slot.of(Buffer.of(Matrix.column(5, 6))));
    names.put("ys", squashed(Function.SIGMOID, Buffer.of(Matrix.column(5, 6))));
    List.of("c", "alpha").forEach(name -> names.put(name, slot(1, 1)));
    assertThat(Printer.print(Formula.of(parsed(text), row, col, new Numbers()).cells()))
        .isEqualTo(formula);
  }

  @Test
  void theNumbersOfALossAreThoseOfThePreactivation() {
    names.put("y", squashed(Function.SIGMOID, Buffer.of(Matrix.scalar(800))));
    names.put("d", Slot.of(Buffer.of(Matrix.scalar(0))));
    Formula formula = Formula.of(parsed("cross_entropy(y, d)"), 0, 0, new Numbers());
    assertThat(Printer.print(formula.numbers())).isEqualTo("cross_entropy(sigmoid(800), 0)");
    assertThat(formula.value()).isEqualTo(800);
    assertThat(formula.operands().toString()).isEqualTo("[y, d]");
  }

  /** The names of the test, with answers and fresh random numbers. */
  private final class Numbers implements Scope {
    @Override
    public Slot slot(Expr.Name name) {
      return names.get(name.name());
    }

    @Override
    public Function activation(Span span) {
      return Arrays.stream(Function.values()).filter(Function::isSquashing).findFirst().get();
    }

    @Override
    public Buffer answer(Expr.Call question) {
      return question.function() == Function.BEFORE
          ? names.get("a").value()
          : Buffer.of(Matrix.scalar(3));
    }

    @Override
    public NumpyRandom random(Expr.Call generator) {
      return new NumpyRandom(5);
    }
  }
}

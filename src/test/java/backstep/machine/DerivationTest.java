package backstep.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import backstep.matrix.Buffer;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.notation.Derivation;
import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.Section;
import backstep.notation.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Derived gradients against central differences of the loss, which know nothing of any rule. */
class DerivationTest {
  private int cells;
  private int kinks;

  @AfterEach
  void hardlyACellWasLeftOutForAKink() {
    assertThat(kinks).isLessThanOrEqualTo(cells / 500);
  }

  private static final String PARAMETERS =
      """
      settings:
        seed = 5
        activation = tanh
        two = 2
      data:
        0.3, -0.8, 0.5 -> 0.2, 0.7
      parameters:
        A = randn(3, 2)
        B = randn(3, 2)
        P = 0.5 + rand(3, 2)
        v = randn(3, 1)
        r = randn(1, 2)
        s = randn(1, 1)
        q = 0.5 + rand(1, 1)
        M = randn(2, 3)
      forward:
      """;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "XOR_ROWS")
  void theBackwardSectionOfEveryShippedProgramIsWhatIsDerived(Shipped shipped) {
    List<String> own =
        shipped.program().lines().stream()
            .filter(line -> line.section() == Section.BACKWARD)
            .filter(line -> !shipped.program().isParameter(line.target()))
            .map(Line::toString)
            .toList();
    assertThat(derived(Experiment.of("shipped", shipped.program()))).isEqualTo(own);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A + B",
        "A - B",
        "B - A",
        "A * B",
        "A / P",
        "A ** 2",
        "P ** A",
        "P ** 3",
        "P ** 0.5",
        "P ** two",
        "P ** -1.5",
        "-A",
        "-(A * B)",
        "A + v",
        "A * v",
        "v * A",
        "A / v ** 2",
        "A + r",
        "r - A",
        "r * A",
        "v / (2 + r ** 2)",
        "A * s",
        "s / P",
        "q ** v",
        "P ** s",
        "v + r",
        "v * r",
        "s + s",
        "A @ M",
        "A.T @ B",
        "A @ r.T",
        "v @ r",
        "v.T @ A",
        "(A @ M).T",
        "A.T",
        "(A + B).T @ v",
        "s @ r",
        "v @ s",
        "r @ M",
        "A[0,:]",
        "A[:,1]",
        "A[1,1]",
        "A[0:2,:]",
        "A[:,0:1]",
        "v[2]",
        "v[-1] * v[0]",
        "A[1]",
        "A[1:3,1]",
        "r[0,1]",
        "[s, q, v[0]]",
        "[[s, q], [q, v[1]]]",
        "[s]",
        "[[A[0,0], s]] * r",
        "[sum(A), 1]",
        "where(A > B, A, B ** 2)",
        "where(A > 0, v, r)",
        "where(v > 0, s, A)",
        "where(s > 0, A, r)",
        "maximum(A, B)",
        "minimum(A, B)",
        "maximum(v, r)",
        "minimum(s, A)",
        "maximum(0, A)",
        "minimum(A, 0)",
        "maximum(A * B, A)",
        "layer_norm(A)",
        "softmax(A)",
        "softmax(v) * 3",
        "sum(A)",
        "mean(A)",
        "sum(A) * B",
        "max(A) * v",
        "min(A * B)",
        "norm(A) * A",
        "norm(v - A @ r.T)",
        "squared_error(A, B)",
        "squared_error(tanh(A), A * B)",
        "cross_entropy(sigmoid(A), P / 3)",
        "cross_entropy(softmax(A), P)",
        "cross_entropy(softmax(v), [q, q, q] / 9)",
        "cross_entropy(P / 3, sigmoid(B))",
        "cross_entropy(sigmoid(A @ M @ v), sigmoid(v))",
        "act(A) * A",
        "2 * A * 3",
        "0.1 * (3 * A) * v",
        "A - A * A",
        "exp(-A * B) / (1 + P)",
        "tanh(A @ M @ tanh(v + x)) + x",
        "s * (x @ x.T) @ v",
        "(A > B) * A",
        "not (A > B) + A",
        "v.T @ (A @ M) @ v",
        "mean((A - B) ** 2)",
        "sum(A) / sum(P)",
        "sum(r + v) * sum(s + A)",
        "A * softmax(v + sum(B))",
        "sqrt(sum(A ** 2)) + log(q)",
        "1 - A",
        "1 / P",
        "2 / P",
        "-(1 - P) ** 2",
        "s - (s - q)",
        "sum(-A)",
        "log(sigmoid(A) * exp(B))",
        "sum(A)[0]",
        "(A * v)[0:2,:] + r",
        "layer_norm(A * s) + layer_norm(v * r)",
        "A - sum(A, axis=0)",
        "A * mean(A * B, axis=1)",
        "max(A, axis=0) * v + min(B, axis=1)",
        "norm(A, axis=1) * A / norm(P, axis=0)",
        "softmax(A * v, axis=1) + r",
        "layer_norm(A, axis=1) * layer_norm(B)",
        "[[s, q], [v[0], s]] * sum([[s, q], [q, v[1]]], axis=0)",
        "sum([[s, q], [q, v[1]]], axis=1)",
        "cross_entropy(softmax(A, axis=1), P) * B",
        "cross_entropy(softmax(A).T, P.T)",
        "cross_entropy(sigmoid(A).T, B.T ** 2 / 9)",
        "cross_entropy(softmax(A.T, axis=1).T, B ** 2)"
      })
  void everyKindOfExpressionHasTheGradientOfItsValue(String expr) {
    check("  C = " + expr + "\n  loss = sum((0.3 * C + 1.7) * C) + 0.1 * sum(A * B * v * s)");
  }

  @ParameterizedTest
  @MethodSource
  void everyFunctionWithASlopeHasTheGradientOfItsValue(Function function) {
    String word = function.word();
    boolean positive = List.of(Function.LOG, Function.SQRT).contains(function);
    boolean probable = function == Function.CROSS_ENTROPY;
    String call =
        function.form().arity() == 2
            ? word + (probable ? "(sigmoid(A), sigmoid(B))" : "(A, B)")
            : word + (positive ? "(P * B ** 2)" : "(A * B + v)");
    check("  C = " + call + "\n  D = B * C + C ** 2\n  loss = sum(D)");
    check("  loss = sum(B * " + call + ")");
  }

  static Stream<Function> everyFunctionWithASlopeHasTheGradientOfItsValue() {
    return Arrays.stream(Function.values())
        .filter(
            function ->
                function.form().primedArity() > 0 || function.form() instanceof Form.Pairwise);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // a name with several uses, and a pre-activation with and without its loss
        "  Z = A @ M @ v\n  y = sigmoid(Z)\n  loss = cross_entropy(y, [0, 1, 0.3])",
        "  Z = A @ M @ v\n  y = sigmoid(Z)\n  loss = cross_entropy(y, v ** 2 / 9) + norm(y)",
        "  Z = A @ M @ v\n  y = softmax(Z)\n  loss = cross_entropy(y, [0, 2, 0.3]) - 2 * norm(y * Z)",
        "  y = sigmoid(A @ M @ v + s)\n  loss = 3 * cross_entropy(y, [0, 1, 0.3]) + sum(y)",
        "  y = softmax(A)\n  loss = cross_entropy(y, P)",
        "  y = softmax(A, axis=1)\n  loss = cross_entropy(y.T, P.T) + norm(y)",
        "  y = softmax(A, axis=1).T\n  loss = cross_entropy(y, P.T) + norm(y)",
        "  y = softmax(A)\n  Y = y.T\n  loss = cross_entropy(Y, P.T) + norm(y * B)",
        "  ce = cross_entropy(sigmoid(A @ M @ x), v ** 2 / 9)\n  loss = ce + 0.01 * sum(A ** 2)",
        "  y = act(v)\n  c = y ** 2\n  e = c * y\n  loss = sum(e) * sum(c)",
        "  e = sum(A)\n  f = 2 * e\n  loss = f",
        "  Q = A\n  R = Q.T\n  loss = sum(R ** 2)",
        "  loss = s",
        "  loss = -q * sum(x)",
        "  m = mean(A)\n  V = mean((A - m) ** 2)\n  N = (A - m) / sqrt(V + 0.1)\n  loss = sum(N * B)",
        "  e1 = exp(v - max(v))\n  y = e1 / sum(e1)\n  loss = -sum([0, 1, 0] * log(y))",
        "  dA = 3 * A\n  dC = dA * A\n  loss = sum(dC)",
      })
  void wholeForwardSectionsHaveTheGradientsOfTheirLoss(String forward) {
    check(forward);
  }

  @Test
  @Tag("slow")
  void randomForwardSectionsHaveTheGradientsOfTheirLoss() {
    for (long seed = 1; seed <= 200; seed++) {
      check(new RandomForward(seed).lines());
    }
  }

  @Test
  @Tag("slow")
  void randomProgramsHaveTheGradientsOfTheirLoss() {
    RandomPrograms.some(150)
        .filter(experiment -> !experiment.program().writers("loss").isEmpty())
        .forEach(this::check);
  }

  @Test
  void aSlopeThatNothingCouldLearnFromIsRefused() {
    assertRefused("  loss = sum(A > 0)", "only through a comparison");
    assertRefused("  C = argmax(v)\n  loss = C + sum(A)", "depends on v only through");
    assertRefused("  loss = sum(x)", "depends on no parameter");
    assertRefused("  loss = sum(A * act'(A))", "no slope of a slope");
    assertRefused("  y = A", "no line of forward: writes loss");
    assertRefused("  loss = A\n  reported = 1", "1 x 1 to have a gradient and is 3 x 2");
    assertRefused("  C = A\n  C = C * 2\n  loss = sum(C)", "this overwrites C");
    assertRefused("  A = A * 2\n  loss = sum(A)", "this overwrites A");
  }

  @Test
  void namesThatTheProgramUsesItselfAreLeftAlone() {
    String text = PARAMETERS + "  dy = A @ M @ v\n  y = act(dy)\n  loss = sum(y * x)";
    assertThat(derived(Sessions.experiment(text))).startsWith("dy_1 = x", "ddy = dy_1 * act'(dy)");
  }

  private static void assertRefused(String forward, String sentence) {
    Experiment experiment = Sessions.experiment(PARAMETERS + forward);
    assertThatThrownBy(() -> derived(experiment))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(sentence);
  }

  private void check(String forward) {
    check(Sessions.experiment(PARAMETERS + forward));
  }

  /** Every cell of every gradient of a program, at its first sample. */
  private void check(Experiment experiment) {
    Program program = withDerived(experiment);
    Machine machine = new Machine(Experiment.of("derived", program));
    State start = machine.start();
    State end = machine.after(start, machine.clock().ticksPerStep() - 1);
    for (Line parameter : program.parameters()) {
      Value gradient = end.value("d" + parameter.target() + "_1");
      gradient = gradient == null ? end.value("d" + parameter.target()) : gradient;
      if (gradient != null) {
        Matrix value = start.value(parameter.target()).matrix();
        assertThat(gradient.matrix().shape()).as(program.toString()).isEqualTo(value.shape());
        check(machine, start, parameter.target(), gradient.matrix());
      }
    }
  }

  private void check(Machine machine, State start, String name, Matrix gradient) {
    Matrix value = start.value(name).matrix();
    for (int i = 0; i < value.shape().rows(); i++) {
      for (int j = 0; j < value.shape().cols(); j++) {
        int row = i;
        int col = j;
        double slope = slope(h -> loss(machine, start, name, changed(value, row, col, h)));
        cells++;
        if (Double.isNaN(slope)) {
          kinks++;
          continue;
        }
        double tolerance = 1e-6 * Math.max(1, Math.abs(slope));
        assertThat(gradient.get(i, j))
            .as(() -> "d" + name + "[" + row + "," + col + "]\n" + machine.experiment().program())
            .isCloseTo(slope, within(tolerance));
      }
    }
  }

  /**
   * Central differences of two widths, combined so that the error is of fourth order; NaN where the
   * two differ so much that a kink must lie between.
   */
  private static double slope(DoubleUnaryOperator f) {
    double h = 1e-4;
    double wide = (f.applyAsDouble(h) - f.applyAsDouble(-h)) / (2 * h);
    double narrow = (f.applyAsDouble(h / 2) - f.applyAsDouble(-h / 2)) / h;
    boolean isKink = Math.abs(wide - narrow) > 1e-5 * Math.max(1, Math.abs(wide));
    return isKink ? Double.NaN : (4 * narrow - wide) / 3;
  }

  private static Matrix changed(Matrix value, int row, int col, double by) {
    Buffer buffer = Buffer.of(value);
    buffer.set(row, col, value.get(row, col) + by);
    return buffer.toMatrix();
  }

  private static double loss(Machine machine, State start, String name, Matrix value) {
    int forward = (int) machine.experiment().program().forward().count();
    return machine
        .after(machine.withValue(start, name, value), forward)
        .value("loss")
        .matrix()
        .scalar();
  }

  private static List<String> derived(Experiment experiment) {
    return derivedLines(experiment).stream().map(Line::toString).toList();
  }

  private static List<Line> derivedLines(Experiment experiment) {
    return Derivation.of(experiment.program(), new Machine(experiment)::shape, targets -> false);
  }

  private static Program withDerived(Experiment experiment) {
    List<Line> backward = derivedLines(experiment);
    int forward = (int) experiment.program().forward().count();
    return experiment
        .program()
        .editLines(
            lines ->
                Stream.concat(IntStream.range(0, forward).mapToObj(lines::get), backward.stream())
                    .toList());
  }
}

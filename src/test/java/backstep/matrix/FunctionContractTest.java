package backstep.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.Names;
import backstep.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function with a slope: the slope is that of the value, by central differences. */
class FunctionContractTest {
  private static final double STEP = 1e-6;
  private static final List<Shape> SHAPES =
      List.of(
          Shape.SCALAR,
          Shape.column(2),
          Shape.column(5),
          new Shape(1, 4),
          new Shape(3, 3),
          new Shape(2, 5),
          new Shape(4, 2));

  /** Functions whose argument must lie above 0, or between 0 and 1. */
  private static final List<Function> POSITIVE =
      List.of(Function.LOG, Function.SQRT, Function.CROSS_ENTROPY);

  private final Random random = new Random(7);

  static Stream<Function> withSlope() {
    return Arrays.stream(Function.values()).filter(f -> f.form().primedArity() > 0);
  }

  @ParameterizedTest
  @MethodSource("withSlope")
  void theSlopeIsThatOfTheValue(Function function) {
    for (Shape shape : SHAPES) {
      for (int round = 0; round < 20; round++) {
        assertSlope(function, shape);
      }
    }
  }

  private void assertSlope(Function function, Shape shape) {
    Names names = new Names();
    names.put("z", away(shape, POSITIVE.contains(function)));
    names.put("g", random(shape, -2, 2));
    names.put("d", random(shape, 0, 1));
    Matrix slope = names.compute(slope(function));
    assertSlope(names, slope, names.scalar(weighed(function)), function + " of " + shape);
  }

  /** The slope, applied to the gradient g where the value is not 1 x 1. */
  private static String slope(Function function) {
    Form form = function.form();
    if (form instanceof Form.Columnwise) {
      return function.word() + "'(z, g)";
    }
    if (form instanceof Form.Loss) {
      return function.word() + "'(z, d)";
    }
    return function.word() + "'(z)" + (form instanceof Form.Reduction ? "" : " * g");
  }

  /** A number whose gradient by z that must be. */
  private static String weighed(Function function) {
    Form form = function.form();
    if (form instanceof Form.Loss) {
      return function.word() + "(z, d)";
    }
    return form instanceof Form.Reduction
        ? function.word() + "(z)"
        : "sum(" + function.word() + "(z) * g)";
  }

  private static void assertSlope(Names names, Matrix slope, DoubleSupplier value, String what) {
    Matrix z = names.get("z");
    Matrix estimate = z;
    for (int i = 0; i < z.shape().rows(); i++) {
      for (int j = 0; j < z.shape().cols(); j++) {
        names.put("z", z.with(i, j, z.get(i, j) + STEP));
        double above = value.getAsDouble();
        names.put("z", z.with(i, j, z.get(i, j) - STEP));
        estimate = estimate.with(i, j, (above - value.getAsDouble()) / (2 * STEP));
      }
    }
    names.put("z", z);
    Reference.assertNear(what, slope, estimate, 1e-6, 1e-7);
  }

  @ParameterizedTest
  @EnumSource(names = {"SIGMOID", "SOFTMAX"})
  void theSlopeOfACrossEntropyLeadsBackToThePreactivation(Function squash) {
    for (Shape shape : SHAPES) {
      Names names = new Names();
      names.put("z", random(shape, -3, 3));
      names.put("d", random(shape, 0, 1));
      String y = squash.word() + "(z)";
      String slope = "cross_entropy'(" + y + ", d)";
      String chained =
          squash == Function.SOFTMAX
              ? "softmax'(z, " + slope + ")"
              : slope + " * " + squash.word() + "'(z)";
      assertSlope(
          names,
          names.compute(chained),
          names.scalar("cross_entropy(" + y + ", d)"),
          "cross_entropy of " + y + " of " + shape);
    }
  }

  @Test
  void theSlopeOfACrossEntropyIsRightWhereTheAnswerIs() {
    Names names = new Names();
    assertThat(names.compute("cross_entropy'([1, 0], [1, 0])")).isEqualTo(names.compute("[-1, 1]"));
    assertThat(names.compute("cross_entropy'([0, 1], [1, 0])"))
        .isEqualTo(names.compute("[-inf, inf]"));
  }

  @Test
  void aCrossEntropyFromThePreactivationAgreesWithTheFormula() {
    for (Shape shape : SHAPES) {
      Names names = new Names();
      names.put("z", random(shape, -8, 8));
      names.put("d", random(shape, 0, 1));
      String y = "(1 / (1 + exp(-z)))";
      Reference.assertNear(
          "binary",
          names.compute("cross_entropy(sigmoid(z), d)"),
          names.compute("-sum(d * log(" + y + ") + (1 - d) * log(1 - " + y + "))"),
          1e-9,
          0);
      Reference.assertNear(
          "softmax",
          names.compute("cross_entropy(softmax(z), d)"),
          names.compute("-sum(d * log(softmax(z)))"),
          1e-9,
          1e-12);
    }
  }

  @Test
  void aCrossEntropyOfASaturatedSigmoidIsItsPreactivation() {
    Names names = new Names();
    assertThat(names.scalar("cross_entropy(sigmoid(800), 0)").getAsDouble()).isEqualTo(800);
    assertThat(names.scalar("cross_entropy(sigmoid(-800), 1)").getAsDouble()).isEqualTo(800);
    assertThat(names.scalar("cross_entropy(sigmoid(800), 1)").getAsDouble()).isZero();
    assertThat(names.scalar("cross_entropy(sigmoid(-800), 0)").getAsDouble()).isZero();
    assertThat(names.scalar("cross_entropy(sigmoid(800), 0.25)").getAsDouble()).isEqualTo(600);
    assertThat(names.scalar("cross_entropy(sigmoid([800, -800]), [0, 1])").getAsDouble())
        .isEqualTo(1600);
  }

  @Test
  void aCrossEntropyOfASaturatedSoftmaxIsFinite() {
    Names names = new Names();
    assertThat(names.scalar("cross_entropy(softmax([800, -800]), [0, 1])").getAsDouble())
        .isEqualTo(1600);
    assertThat(names.scalar("cross_entropy(softmax([800, -800]), [1, 0])").getAsDouble()).isZero();
    assertThat(names.scalar("cross_entropy(softmax([0, -inf]), [1, 0])").getAsDouble()).isZero();
  }

  @Test
  void theSlopesAtTheKinksAreThoseOfTheDocumentation() {
    Names names = new Names();
    assertThat(names.scalar("relu'(0)").getAsDouble()).isEqualTo(1);
    assertThat(names.scalar("abs'(0)").getAsDouble()).isZero();
    assertThat(names.compute("norm'([0, 0])")).isEqualTo(Matrix.column(0, 0));
    assertThat(names.compute("max'([[2, 1], [2, 0]])"))
        .isEqualTo(names.compute("[[1, 0], [0, 0]]"));
  }

  /** Cells at least 0.05 from the kink at 0, and no two of one size. */
  private Matrix away(Shape shape, boolean positive) {
    Buffer buffer = Buffer.of(shape);
    for (int i = 0; i < shape.rows(); i++) {
      for (int j = 0; j < shape.cols(); j++) {
        double size = 0.05 + 0.04 * (i * shape.cols() + j) + 0.03 * random.nextDouble();
        buffer.set(i, j, positive || random.nextBoolean() ? size : -3 * size);
      }
    }
    return buffer.toMatrix();
  }

  private Matrix random(Shape shape, double least, double most) {
    Buffer buffer = Buffer.of(shape);
    for (int i = 0; i < shape.rows(); i++) {
      for (int j = 0; j < shape.cols(); j++) {
        buffer.set(i, j, least + (most - least) * random.nextDouble());
      }
    }
    return buffer.toMatrix();
  }
}

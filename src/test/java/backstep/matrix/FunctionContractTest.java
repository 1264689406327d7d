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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    boolean hasAxis = function.form().along().isPresent();
    for (String axis : hasAxis ? List.of("", ", axis=0", ", axis=1") : List.of("")) {
      Names names = new Names();
      names.put("z", away(shape, POSITIVE.contains(function)));
      names.put("d", random(shape, 0, 1));
      String word = function.word();
      boolean isLoss = function.form() instanceof Form.Loss;
      String value = isLoss ? word + "(z, d)" : word + "(z" + axis + ")";
      names.put("g", random(names.compute(value).shape(), -2, 2));
      assertSlope(
          names,
          names.compute(slope(function, axis)),
          names.scalar("sum(" + value + " * g)"),
          value + " of " + shape);
    }
  }

  /** The slope, applied to the gradient g. */
  private static String slope(Function function, String axis) {
    Form form = function.form();
    if (form instanceof Form.Vectorwise) {
      return function.word() + "'(z, g" + axis + ")";
    }
    return function.word() + "'(z" + (form instanceof Form.Loss ? ", d" : axis) + ") * g";
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
  @ValueSource(strings = {"sigmoid(z)", "softmax(z)", "softmax(z, axis=1)", "softmax(z.T).T"})
  void theSlopeOfACrossEntropyLeadsBackToThePreactivation(String y) {
    for (Shape shape : SHAPES) {
      Names names = new Names();
      names.put("z", random(shape, -3, 3));
      names.put("d", random(shape, 0, 1));
      String slope = "cross_entropy'(" + y + ", d)";
      String chained =
          switch (y) {
            case "sigmoid(z)" -> slope + " * sigmoid'(z)";
            case "softmax(z)" -> "softmax'(z, " + slope + ")";
            default -> "softmax'(z, " + slope + ", axis=1)";
          };
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
      for (String softmax : List.of("softmax(z)", "softmax(z, axis=1)", "softmax(z.T).T")) {
        Reference.assertNear(
            softmax,
            names.compute("cross_entropy(" + softmax + ", d)"),
            names.compute("-sum(d * log(" + softmax + "))"),
            1e-9,
            1e-12);
      }
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
    for (String rows :
        List.of(
            "cross_entropy(softmax([[800, -800], [1, 1]], axis=1), [[0, 1], [0, 0]])",
            "cross_entropy(softmax([[800, 1], [-800, 1]]).T, [[0, 1], [0, 0]])",
            "cross_entropy(softmax([[800, -800], [1, 1]], axis=1).T, [[0, 0], [1, 0]])")) {
      assertThat(names.scalar(rows).getAsDouble()).as(rows).isEqualTo(1600);
    }
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

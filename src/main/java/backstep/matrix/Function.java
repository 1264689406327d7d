package backstep.matrix;

import backstep.matrix.Form.Choice;
import backstep.matrix.Form.Chosen;
import backstep.matrix.Form.Elementwise;
import backstep.matrix.Form.Generator;
import backstep.matrix.Form.Loss;
import backstep.matrix.Form.Nearness;
import backstep.matrix.Form.Pairwise;
import backstep.matrix.Form.Question;
import backstep.matrix.Form.Reduction;
import backstep.matrix.Form.Vectorwise;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The functions of the notation, value and slope side by side. To add one, add a constant: the
 * parser, the help, the completion and the contract tests pick it up, and these say what it lacks.
 *
 * <p>exp, log, log1p, expm1, tanh and pow are StrictMath's, whose bits do not depend on the
 * platform.
 */
public enum Function {
  RELU(
      "max(0, z); its slope at 0 is 1, as in the question (PyTorch says 0)",
      Elementwise.ofUnits(z -> Math.max(0.0, z), Scalars::step).kinkedAt(0)),
  LEAKY_RELU(
      "z, or 0.01 z below 0; its slope at 0 is 1",
      Elementwise.ofUnits(z -> z < 0 ? 0.01 * z : z, z -> z < 0 ? 0.01 : 1).kinkedAt(0)),
  SIGMOID("1 / (1 + exp(-z))", Elementwise.ofUnits(Scalars::sigmoid, Scalars::sigmoidSlope)),
  TANH("the hyperbolic tangent", Elementwise.ofUnits(StrictMath::tanh, Scalars::tanhSlope)),
  SOFTPLUS("log(1 + exp(z))", Elementwise.ofUnits(Scalars::softplus, Scalars::sigmoid)),
  ELU(
      "z, or exp(z) - 1 below 0",
      Elementwise.ofUnits(
          z -> z < 0 ? StrictMath.expm1(z) : z, z -> z < 0 ? StrictMath.exp(z) : 1)),
  GELU(
      "z times the cumulative standard normal distribution at z",
      Elementwise.ofUnits(
          z -> z * Scalars.normal(z), z -> Scalars.normal(z) + z * Scalars.bell(z))),
  IDENTITY("z itself", Elementwise.ofUnits(z -> z, z -> 1)),
  EXP("e to the power z", new Elementwise(StrictMath::exp, StrictMath::exp)),
  LOG("the natural logarithm", new Elementwise(StrictMath::log, z -> 1 / z)),
  SQRT("the square root", new Elementwise(Math::sqrt, z -> 0.5 / Math.sqrt(z))),
  ABS(
      "the absolute value; its slope at 0 is 0",
      new Elementwise(Math::abs, Math::signum).kinkedAt(0)),
  FLOOR("the largest whole number that is not above", new Elementwise(Math::floor, null)),
  ISNAN("1 where a cell is nan, else 0", new Elementwise(z -> Double.isNaN(z) ? 1 : 0, null)),
  ISFINITE(
      "1 where a cell is neither nan nor infinite",
      new Elementwise(z -> Double.isFinite(z) ? 1 : 0, null)),
  MAXIMUM(
      "the larger of two, cell by cell; of equals the first has the slope",
      new Pairwise(Math::max)),
  MINIMUM(
      "the smaller of two, cell by cell; of equals the first has the slope",
      new Pairwise(Math::min)),
  SUM("the sum of all cells", new Reduction(Cells::sum, (out, in) -> out.fill(1))),
  MEAN(
      "the mean of all cells", new Reduction(Cells::mean, (out, in) -> out.fill(1.0 / in.count()))),
  MIN(
      "the smallest cell; of equals the first has the slope",
      new Reduction(Cells::min, (out, in) -> out.mark(in, in.min()))),
  MAX(
      "the largest cell; of equals the first has the slope",
      new Reduction(Cells::max, (out, in) -> out.mark(in, in.max()))),
  NORM(
      "the square root of the sum of squares; its slope where all cells are 0 is 0",
      new Reduction(Cells::norm, Cells::normSlope)),
  ANY("1 if some cell is not 0", new Reduction(Cells::any, null)),
  ALL("1 if no cell is 0", new Reduction(Cells::all, null)),
  ARGMAX(
      "where the largest cell is, counted along the rows from 0",
      new Reduction(Cells::argmax, null)),
  SOFTMAX(
      "exp(z) / sum(exp(z)), each column for itself; softmax'(z, g) is the slope applied to g",
      new Vectorwise(Vectors::softmax, Vectors::softmaxSlope)),
  LAYER_NORM(
      "(z - mean) / sqrt(variance + 1e-5), each column for itself;"
          + " layer_norm'(z, g) is the slope applied to g",
      new Vectorwise(Vectors::layerNorm, Vectors::layerNormSlope)),
  CROSS_ENTROPY(
      "-(d log y + (1 - d) log(1 - y)), summed (PyTorch averages); of a softmax -d log y, summed;"
          + " computed from the pre-activation where y is a sigmoid or a softmax",
      new Loss(CrossEntropy::ofProbability, CrossEntropy::slope)),
  SQUARED_ERROR("half the sum of (y - d) ** 2", new Loss(SquaredError::value, SquaredError::slope)),
  WHERE(
      "where(condition, a, b): a where the condition is not 0, else b;"
          + " the slope is that of the one taken",
      new Choice()),
  NEAR("near(a, b, tolerance): 1 if no cell differs by more than the tolerance", new Nearness()),
  RAND(
      "rand(rows, cols): uniform on [0, 1), as numpy's; in a line, anew for each step",
      new Generator((r, s) -> r.rand())),
  RANDN(
      "randn(rows, cols): standard normal; numpy's, but for the last bits of one in 2,000;"
          + " in a line, anew for each step",
      new Generator((r, s) -> r.randn())),
  HE(
      "he(rows, cols): randn with variance 2 / cols (He et al. 2015)",
      new Generator((r, s) -> Math.sqrt(2.0 / s.cols()) * r.randn())),
  XAVIER(
      "xavier(rows, cols): uniform within sqrt(6 / (rows + cols)) of 0 (Glorot and Bengio 2010)",
      new Generator((r, s) -> Math.sqrt(6.0 / (s.rows() + s.cols())) * (2 * r.rand() - 1))),
  ZEROS("zeros(rows, cols)", new Generator((r, s) -> 0)),
  ONES("ones(rows, cols)", new Generator((r, s) -> 1)),
  ACT("the function that the setting activation names", new Chosen()),
  BEFORE("before(P): the value of P when this sample began", new Question(1)),
  VERSION("version(P): how often lines of this sample have written P", new Question(1)),
  GRADIENT_ERROR(
      "gradient_error(): the largest relative error that gradcheck finds, over all samples",
      new Question(0));

  private final String meaning;

  private final Form form;

  Function(String meaning, Form form) {
    this.meaning = meaning;
    this.form = form;
  }

  /** Its name in the notation. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One line for the help. */
  public String meaning() {
    return meaning;
  }

  public Form form() {
    return form;
  }

  /** True if it may stand behind {@code act}: cell by cell, with a slope. */
  public boolean isActivation() {
    return form instanceof Elementwise && form.primedArity() == 1;
  }

  /**
   * True if a call of it makes the units of a layer, so that its argument is their pre-activation.
   * exp and abs may stand behind {@code act} too; but a call of them is part of a formula.
   */
  public boolean makesUnits() {
    return form instanceof Chosen
        || (form instanceof Elementwise elementwise && elementwise.ofUnits());
  }

  /** True if the cross-entropy of its value is computed from its argument, the pre-activation. */
  public boolean isSquashing() {
    return this == SIGMOID || this == SOFTMAX;
  }

  /** True if each seed gives other numbers. */
  public boolean isDrawn() {
    return isDrawnInSteps() || this == HE || this == XAVIER;
  }

  /** True if a step may draw by it, and not only a line of {@code parameters:}. */
  public boolean isDrawnInSteps() {
    return this == RAND || this == RANDN;
  }

  public static Optional<Function> named(String word) {
    return Arrays.stream(values()).filter(function -> function.word().equals(word)).findFirst();
  }
}

package backstep.insight.gradient;

import backstep.machine.Machine;
import backstep.network.Experiment;
import backstep.notation.Program;
import backstep.notation.ProgramParser;
import backstep.notation.Rewritten;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network drawn at random: 0 to 4 hidden layers of any function, some with a bias, some with
 * samples as rows, and one or several outputs with any loss.
 *
 * @param alpha the learning rate
 * @param seed of its first parameters
 * @param layers the last one makes the outputs
 * @param data the lines of the samples
 */
record RandomNetwork(String alpha, int seed, List<Layer> layers, Ending ending, String data) {
  private static final Pattern NAME = Pattern.compile("\\b[A-Za-z]\\w*\\b");

  /** What is called by the number of its layer. */
  private static final Set<String> OF_LAYER = Set.of("W", "Z", "A", "dW", "dZ", "dA");

  /**
   * A layer, whose values are called by its number.
   *
   * @param size how many units it has, as the notation says it
   * @param before the size of the layer before
   * @param start how its weights are drawn
   * @param isOfRows true if its weights have a unit a column
   * @param units what it makes of Z; null for the outputs
   */
  record Layer(
      int number,
      String size,
      String before,
      String start,
      boolean hasBias,
      boolean isOfRows,
      Units units) {

    /** What it reads. */
    String input() {
      return number == 1 ? "x" : "A" + (number - 1);
    }

    /** Its number in place of each name of a formula that its values have. */
    String named(String formula) {
      return NAME.matcher(formula)
          .replaceAll(
              found -> OF_LAYER.contains(found.group()) ? found.group() + number : found.group());
    }

    List<String> parameters() {
      return hasBias ? List.of("W" + number, "b" + number) : List.of("W" + number);
    }

    String shape(String parameter) {
      String weights = isOfRows ? before + ", " + size : size + ", " + before;
      return parameter.startsWith("W") ? weights : size + ", 1";
    }

    private String start(String parameter) {
      String draw = parameter.startsWith("W") ? start : "0.1 * randn";
      return "  %s = %s(%s)\n".formatted(parameter, draw, shape(parameter));
    }

    private String forward() {
      String product = isOfRows ? "(%2$s.T @ W%1$d).T" : "W%1$d @ %2$s";
      String sum = "  Z%1$d = " + product + (hasBias ? " + b%1$d\n" : "\n");
      String line = sum.formatted(number, input());
      return units == null ? line : line + named("  A = " + units.value + "\n");
    }
  }

  /** What the units of a hidden layer make of Z, and ways to write the slope by Z. */
  enum Units {
    RELU("relu(Z)", "dA * relu'(Z)", "dA * (Z > 0)", "(Z >= 0) * dA", "dA * (A > 0)"),
    LEAKY_RELU("leaky_relu(Z)", "dA * leaky_relu'(Z)", "dA * where(Z > 0, 1, 0.01)"),
    SIGMOID("sigmoid(Z)", "dA * sigmoid'(Z)", "dA * A * (1 - A)", "A * (1 - A) * dA"),
    TANH("tanh(Z)", "dA * tanh'(Z)", "dA * (1 - A ** 2)", "(1 - A * A) * dA"),
    SOFTPLUS("softplus(Z)", "dA * softplus'(Z)", "dA * sigmoid(Z)", "dA * (1 - exp(-A))"),
    ELU("elu(Z)", "dA * elu'(Z)", "dA * where(Z > 0, 1, A + 1)"),
    GELU("gelu(Z)", "dA * gelu'(Z)"),
    IDENTITY("identity(Z)", "dA * identity'(Z)", "dA"),
    ACT("act(Z)", "dA * act'(Z)"),
    EXP("exp(-Z ** 2)", "dA * -2 * Z * A"),
    ABS("abs(Z)", "dA * abs'(Z)", "dA * ((Z > 0) - (Z < 0))"),
    LOG("log(1 + Z ** 2)", "2 * dA * Z / (1 + Z ** 2)"),
    SQRT("sqrt(1 + Z ** 2)", "dA * Z / A"),
    MAXIMUM("maximum(Z, 0)", "dA * (Z > 0)"),
    MINIMUM("minimum(Z, 1)", "dA * (Z < 1)"),
    WHERE("where(Z > 0, Z, 0.2 * Z)", "dA * where(Z > 0, 1, 0.2)"),
    SOFTMAX("softmax(Z)", "softmax'(Z, dA)", "A * (dA - sum(dA * A))"),
    LAYER_NORM("layer_norm(Z)", "layer_norm'(Z, dA)");

    private final String value;
    private final List<String> deltas;

    Units(String value, String... deltas) {
      this.value = value;
      this.deltas = List.of(deltas);
    }

    /** A formula for A. */
    String value() {
      return value;
    }

    /** Formulas for dZ. */
    List<String> deltas() {
      return deltas;
    }
  }

  /** Outputs with a loss, and ways to write the slope by Z. */
  enum Ending {
    SIGMOID("sigmoid(Z)", "cross_entropy(y, d)", "y - d"),
    SIGMOID_FORMULA("sigmoid(Z)", "-sum(d * log(y) + (1 - d) * log(1 - y))", "y - d"),
    SIGMOID_SQUARED("sigmoid(Z)", "squared_error(y, d)", "(y - d) * y * (1 - y)"),
    TANH("tanh(Z)", "squared_error(y, d)", "(y - d) * (1 - y ** 2)", "tanh'(Z) * (y - d)"),
    LINEAR("identity(Z)", "squared_error(y, d)", "y - d"),
    THIRD("identity(Z)", "sum((y - d) ** 2) / 3", "2 * (y - d) / 3"),
    MEAN("identity(Z)", "mean((y - d) ** 2)", "2 * (y - d) / outputs"),
    NORM("identity(Z)", "0.5 * norm(y - d)", "0.5 * (y - d) / norm(y - d)"),
    ABSOLUTE("identity(Z)", "sum(abs(y - d))", "(y > d) - (y < d)", "abs'(y - d)"),
    LARGEST("identity(Z)", "max((y - d) ** 2)", "2 * (y - d) * max'((y - d) ** 2)"),
    SOFTMAX("softmax(Z)", "cross_entropy(y, d)", "y - d"),
    SOFTMAX_FORMULA("softmax(Z)", "-sum(d * log(y))", "y - d"),
    SOFTMAX_SQUARED(
        "softmax(Z)",
        "squared_error(y, d)",
        "softmax'(Z, y - d)",
        "y * (y - d - sum(y * (y - d)))");

    private final String output;
    private final String loss;
    private final List<String> deltas;

    Ending(String output, String loss, String... deltas) {
      this.output = output;
      this.loss = loss;
      this.deltas = List.of(deltas);
    }

    /** Formulas for dZ. */
    List<String> deltas() {
      return deltas;
    }

    private boolean isSoftmax() {
      return output.startsWith("softmax");
    }
  }

  /** Draws one. */
  static RandomNetwork any(Random random) {
    Ending ending = any(random, Ending.values());
    int outputs = (ending.isSoftmax() ? 2 : 1) + random.nextInt(2);
    int depth = random.nextInt(5);
    List<Layer> layers = new ArrayList<>();
    String before = "inputs";
    for (int number = 1; number <= depth + 1; number++) {
      boolean isLast = number > depth;
      String size = isLast ? "outputs" : Integer.toString(1 + random.nextInt(4));
      String start = any(random, "randn", "rand", "xavier", "he");
      Units units = isLast ? null : any(random, Units.values());
      boolean isOfRows = random.nextInt(4) == 0;
      layers.add(new Layer(number, size, before, start, random.nextBoolean(), isOfRows, units));
      before = size;
    }
    String alpha = any(random, "0.02", "0.1", "0.4");
    return new RandomNetwork(alpha, random.nextInt(1000), layers, ending, data(random, outputs));
  }

  private static String data(Random random, int outputs) {
    StringBuilder data = new StringBuilder();
    for (int sample = 0; sample < 4; sample++) {
      int on = random.nextInt(outputs + (outputs == 1 ? 1 : 0));
      String targets =
          IntStream.range(0, outputs)
              .mapToObj(output -> output == on ? "1" : "0")
              .collect(Collectors.joining(", "));
      data.append(
          "  %.2f, %.2f -> %s\n".formatted(random.nextGaussian(), random.nextGaussian(), targets));
    }
    return data.toString();
  }

  @SafeVarargs
  static <T> T any(Random random, T... of) {
    return of[random.nextInt(of.length)];
  }

  /** A formula with other names in place of some. */
  static String withNames(String formula, Map<String, String> names) {
    return NAME.matcher(formula)
        .replaceAll(found -> names.getOrDefault(found.group(), found.group()));
  }

  Layer last() {
    return layers.get(layers.size() - 1);
  }

  /** The hidden layers. */
  List<Layer> hidden() {
    return layers.subList(0, layers.size() - 1);
  }

  /** True if a constant may be taken in place of a value, which excuses a slope of 0. */
  boolean mayBeFlat() {
    return hidden().stream()
        .anyMatch(layer -> layer.units() == Units.MAXIMUM || layer.units() == Units.MINIMUM);
  }

  /** Its text, without a backward pass. */
  String forward() {
    return text("", List.of());
  }

  /** Its text. */
  String text(String moreParameters, List<String> lines) {
    return "settings:\n  alpha = %s\n  seed = %d\n  activation = tanh\n".formatted(alpha, seed)
        + "data:\n"
        + data
        + "parameters:\n"
        + layers.stream()
            .flatMap(layer -> layer.parameters().stream().map(layer::start))
            .collect(Collectors.joining())
        + moreParameters
        + "forward:\n"
        + layers.stream().map(Layer::forward).collect(Collectors.joining())
        + last().named("  y = " + ending.output + "\n")
        + "  loss = "
        + ending.loss
        + "\n"
        + (lines.isEmpty() ? "" : "backward:\n")
        + lines.stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
  }

  /** With the backward pass that is derived. */
  Program derived() {
    Machine machine = machine(forward());
    return Rewritten.of(machine.experiment().program(), Derived.backward(machine)).program();
  }

  static Machine machine(String text) {
    return machine(ProgramParser.parse("random", text));
  }

  static Machine machine(Program program) {
    return new Machine(Experiment.of("random", program));
  }
}

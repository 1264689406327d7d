package backstep.notation;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.machine.Machine;
import backstep.matrix.Shape;
import backstep.network.Experiment;
import backstep.network.PlantedBug;
import backstep.network.Shipped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the rows and columns of values count, above all where everything is 4. */
class AxesTest {
  private static final String COLUMNS =
      """
      parameters:
        W1 = rand(4, inputs)
        W2 = rand(outputs, 4)
      forward:
        Z1 = W1 @ x
        A1 = relu(Z1)
        Z2 = W2 @ A1
        y = softmax(Z2)
        loss = cross_entropy(y, d)
      backward:
        dZ2 = y - d
        dW2 = dZ2 @ A1.T
        dA1 = W2.T @ dZ2
        dZ1 = dA1 * relu'(Z1)
        dW1 = dZ1 @ x.T
      update:
        W2 = W2 - 0.1 * dW2
        W1 = W1 - 0.1 * dW1
      """;

  private static final String ROWS =
      """
      parameters:
        W1 = rand(inputs, 4)
        W2 = rand(4, outputs)
      forward:
        Z1 = X @ W1
        A1 = relu(Z1)
        Z2 = A1 @ W2
        y = sigmoid(Z2)
        loss = cross_entropy(y, D)
      backward:
        dZ2 = y - D
        dW2 = A1.T @ dZ2
        dA1 = dZ2 @ W2.T
        dZ1 = dA1 * relu'(Z1)
        dW1 = X.T @ dZ1
      update:
        W2 = W2 - 0.1 * dW2
        W1 = W1 - 0.1 * dW1
      """;

  private static final String KEPT =
      ROWS.replace(
          "parameters:\n",
          """
          parameters:
            X = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]
            D = [[0, 0, 0, 1], [0, 0, 1, 0], [0, 1, 0, 0], [1, 0, 0, 0]]
          """);

  private static Axes axes(Program program) {
    return new Axes(program, new Machine(Experiment.of("test", program))::shape);
  }

  /** As if a step took 4 samples of 4 inputs and 4 outputs. */
  private static Axes allFour(String program, Map<String, Shape> but) {
    Shape four = new Shape(4, 4);
    return new Axes(
        ProgramParser.parse("test", program),
        name -> name.equals("loss") ? Shape.SCALAR : but.getOrDefault(name, four));
  }

  private static Axes allFour(String program) {
    return allFour(program, Map.of());
  }

  private static Axes edited(String program, String line, String by) {
    assertThat(program).contains("  " + line + "\n");
    return allFour(program.replace("  " + line + "\n", "  " + by + "\n"));
  }

  /** What rows and columns count; a question mark where nothing tells. */
  private static String of(Axes axes, String name) {
    return word(axes.rows(name)) + " x " + word(axes.cols(name));
  }

  private static String word(Axes.Axis axis) {
    return Stream.of(Axes.Kind.values())
        .filter(axis::counts)
        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("?");
  }

  private static void assertColumns(Axes axes) {
    assertThat(of(axes, "x")).isEqualTo("inputs x samples");
    assertThat(of(axes, "W1")).isEqualTo("units x inputs");
    assertThat(of(axes, "A1")).isEqualTo("units x samples");
    assertThat(of(axes, "W2")).isEqualTo("outputs x units");
    assertThat(of(axes, "y")).isEqualTo("outputs x samples");
  }

  @Test
  void unitsAndInputsAreTwoThings() {
    Axes axes = axes(Shipped.FIXED_RELU.program());
    assertThat(of(axes, "dWs")).isEqualTo("units x inputs");
    assertThat(axes.rows("dA1")).isEqualTo(axes.rows("Z1")).isEqualTo(axes.cols("Wo"));
  }

  @Test
  void whereAGradientIsTransposedByMistakeTheyRemainSo() {
    Axes axes = axes(PlantedBug.named("transposed-outer-product").orElseThrow().program());
    assertThat(of(axes, "Ws")).isEqualTo("units x inputs");
    assertThat(of(axes, "dWs")).isEqualTo("inputs x units");
    assertThat(axes.rows("Z1")).isEqualTo(axes.rows("Ws"));
  }

  @Test
  void fourSamplesInColumnsAreNeitherInputsNorUnitsNorOutputs() {
    Axes axes = allFour(COLUMNS);
    assertColumns(axes);
    assertThat(of(axes, "dA1")).isEqualTo("units x samples");
    assertThat(of(axes, "dW1")).isEqualTo("units x inputs");
    assertThat(of(axes, "dW2")).isEqualTo("outputs x units");
  }

  @Test
  void andNeitherAreTheyInRows() {
    Axes axes = allFour(ROWS);
    assertThat(of(axes, "X")).isEqualTo("samples x inputs");
    assertThat(of(axes, "dZ1")).isEqualTo("samples x units");
    assertThat(of(axes, "dW1")).isEqualTo("inputs x units");
    assertThat(of(axes, "W2")).isEqualTo("units x outputs");
    assertThat(of(axes, "y")).isEqualTo("samples x outputs");
  }

  @Test
  void whatAMistakeInTheBackwardSectionMixesUpStaysApart() {
    assertColumns(edited(COLUMNS, "dW1 = dZ1 @ x.T", "dW1 = x @ dZ1.T"));
    assertColumns(edited(COLUMNS, "dW1 = dZ1 @ x.T", "dW1 = dZ1 @ x"));
    assertColumns(edited(COLUMNS, "dW2 = dZ2 @ A1.T", "dW2 = A1 @ dZ2.T"));
    assertColumns(edited(COLUMNS, "dA1 = W2.T @ dZ2", "dA1 = W2 @ dZ2"));
    assertColumns(edited(COLUMNS, "dZ2 = y - d", "dZ2 = (y - d) * x * A1.T"));
  }

  @Test
  void andSoDoesWhatTheForwardSectionMixesUp() {
    assertColumns(edited(COLUMNS, "loss = cross_entropy(y, d)", "loss = sum(y - d + A1 * x.T)"));
  }

  @Test
  void whatTheForwardSectionKeepsApartStaysSoWithoutANameForIt() {
    for (String wrong : List.of("dW1 = X @ dZ1", "dW1 = dZ1.T @ X", "dW1 = X - X.T")) {
      Axes axes = edited(KEPT, "dW1 = X.T @ dZ1", wrong);
      assertThat(of(axes, "A1")).isEqualTo("? x units");
      assertThat(axes.rows("X")).isEqualTo(axes.rows("A1")).isEqualTo(axes.rows("D"));
      assertThat(axes.cols("X")).isEqualTo(axes.rows("W1"));
      assertThat(axes.cols("D")).isEqualTo(axes.cols("W2"));
      assertThat(List.of(axes.rows("X"), axes.cols("X"), axes.cols("A1"), axes.cols("D")))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void hiddenLayersOfOneSizeAreTwoThingsUnlessTheirUnitsAreAdded() {
    String deep =
        """
        parameters:
          W1 = rand(4, inputs)
          W2 = rand(4, 4)
          W3 = rand(outputs, 4)
        forward:
          A1 = relu(W1 @ x)
          A2 = relu(W2 @ A1)
          y = W3 @ A2
          loss = squared_error(y, d)
        backward:
          dA2 = W3.T @ (y - d)
          dA1 = W2.T @ dA2
        """;
    Axes axes = allFour(deep);
    assertThat(of(axes, "W2")).isEqualTo("units x units");
    assertThat(axes.rows("W2")).isNotEqualTo(axes.cols("W2"));
    Axes mistaken = edited(deep, "dA1 = W2.T @ dA2", "dA1 = W2 @ dA2");
    assertThat(mistaken.rows("A1")).isNotEqualTo(mistaken.rows("A2"));
    Axes added = edited(deep, "A2 = relu(W2 @ A1)", "A2 = A1 + relu(W2 @ A1)");
    assertThat(added.rows("A1")).isEqualTo(added.rows("A2"));
  }

  @Test
  void anAxisThatIsTakenWholeIsKept() {
    String parts =
        COLUMNS.replace(
            "backward:\n",
            """
              first = x[:,0]
              unit = A1[1,:]
              two = A1[0:2,:]
              whole = A1[0:4]
              turned = (W2 @ A1).T
              both = [[d[0,0], 1], [2, 3]]
              mixed = V1[0:2,:] * V2[2:4,:]
            backward:
            """);
    Axes axes =
        allFour(
            parts,
            Map.of(
                "first", new Shape(4, 1),
                "unit", new Shape(1, 4),
                "two", new Shape(2, 4),
                "both", new Shape(2, 2),
                "mixed", new Shape(2, 4)));
    assertThat(word(axes.rows("first"))).isEqualTo("inputs");
    assertThat(word(axes.cols("unit"))).isEqualTo("samples");
    assertThat(of(axes, "two")).isEqualTo("? x samples");
    assertThat(of(axes, "whole")).isEqualTo("units x samples");
    assertThat(of(axes, "turned")).isEqualTo("samples x outputs");
    assertThat(of(axes, "both")).isEqualTo("? x ?");
    assertThat(axes.cols("V1")).isEqualTo(axes.cols("V2"));
    assertThat(axes.rows("V1")).isNotEqualTo(axes.rows("V2"));
    assertColumns(axes);
  }

  @Test
  void aProgramsOwnXIsNotTheData() {
    Axes axes = allFour(KEPT);
    assertThat(axes.rows("X")).isNotEqualTo(axes.cols("x"));
    assertThat(axes.cols("X")).isNotEqualTo(axes.rows("x"));
    assertThat(axes.cols("d")).as("one step has one number of samples").isEqualTo(axes.cols("x"));
  }
}

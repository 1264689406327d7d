package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network written in rows, {@code x.T @ W}, is looked at like the same one in columns. */
class RowsTest {
  /** With as many units as inputs and as samples, and units that are off. */
  private static final String COLUMNS =
      """
      settings:
        data = xor
        alpha = 0.1
        epochs = 100
        seed = 2
      parameters:
        W1 = 0.5 * rand(4, inputs) - 0.25
        W2 = 0.5 * rand(4, 4) - 0.25
        W3 = 0.5 * rand(outputs, 4)
      forward:
        Z1 = W1 @ x
        A1 = relu(Z1)
        Z2 = W2 @ A1
        A2 = relu(Z2)
        Z3 = W3 @ A2
        y = sigmoid(Z3)
        loss = cross_entropy(y, d)
      backward:
        dZ3 = y - d
        dW3 = dZ3 @ A2.T
        dA2 = W3.T @ dZ3
        dZ2 = dA2 * relu'(Z2)
        dW2 = dZ2 @ A1.T
        dA1 = W2.T @ dZ2
        dZ1 = dA1 * relu'(Z1)
        dW1 = dZ1 @ x.T
      update:
        W3 = W3 - alpha * dW3
        W2 = W2 - alpha * dW2
        W1 = W1 - alpha * dW1
      """;

  /** The lines that read otherwise in rows, the parameters with the same numbers transposed. */
  private static final List<List<String>> LINES =
      List.of(
          List.of("W1 = 0.5 * rand(4, inputs) - 0.25", "W1 = 0.5 * rand(4, inputs).T - 0.25"),
          List.of("W2 = 0.5 * rand(4, 4) - 0.25", "W2 = 0.5 * rand(4, 4).T - 0.25"),
          List.of("W3 = 0.5 * rand(outputs, 4)", "W3 = 0.5 * rand(outputs, 4).T"),
          List.of("Z1 = W1 @ x", "Z1 = x.T @ W1"),
          List.of("Z2 = W2 @ A1", "Z2 = A1 @ W2"),
          List.of("Z3 = W3 @ A2", "Z3 = A2 @ W3"),
          List.of("dW3 = dZ3 @ A2.T", "dW3 = A2.T @ dZ3"),
          List.of("dA2 = W3.T @ dZ3", "dA2 = dZ3 @ W3.T"),
          List.of("dW2 = dZ2 @ A1.T", "dW2 = A1.T @ dZ2"),
          List.of("dA1 = W2.T @ dZ2", "dA1 = dZ2 @ W2.T"),
          List.of("dW1 = dZ1 @ x.T", "dW1 = x @ dZ1"));

  private final Typed columns = Typed.in(MemoryWorld.with("net.bp", COLUMNS));
  private final Typed rows = Typed.in(MemoryWorld.with("net.bp", inRows()));

  RowsTest() {
    columns.does("load net.bp");
    rows.does("load net.bp");
  }

  private static String inRows() {
    String program = COLUMNS;
    for (List<String> line : LINES) {
      assertThat(program).contains("  " + line.get(0) + "\n");
      program = program.replace("  " + line.get(0) + "\n", "  " + line.get(1) + "\n");
    }
    return program;
  }

  /** What is shown, with the lines in rows as they read in columns. */
  private static String inColumns(String shown) {
    String text = shown;
    for (List<String> line : LINES) {
      text = text.replace(line.get(1), line.get(0));
    }
    return text;
  }

  @ParameterizedTest
  @ValueSource(strings = {"sweep --seeds 20", "plot units", "run 90; plot units"})
  void itIsSweptAndDrawnAlike(String line) {
    assertThat(rows.does(line)).isEqualTo(columns.does(line));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 30, 2000})
  void itIsDiagnosedAlike(int epochs) {
    if (epochs > 0) {
      assertThat(rows.does("run " + epochs)).isEqualTo(columns.does("run " + epochs));
    }
    String diagnosis = rows.does("diagnose");
    assertThat(inColumns(diagnosis)).isEqualTo(columns.does("diagnose"));
    assertThat(diagnosis).contains("of A1 are off for every sample");
  }

  @Test
  void aStepShowsARowAUnit() {
    String shown = rows.does("step");
    assertThat(tablesOfLayers(shown)).isEqualTo(tablesOfLayers(columns.does("step")));
    assertThat(shown)
        .contains("| unit |      Z1 |     A1 |       dA1 | relu' |    dZ1 |")
        .contains("| unit |      Z2 |     A2 |    dW3 |    dA2 | relu' |    dZ2 | W3 new |")
        .contains("| input | dW1");
  }

  /** Up to the matrices, which lie as the program has them. */
  private static String tablesOfLayers(String step) {
    return step.substring(step.indexOf("+--"), step.indexOf("| unit | dW"));
  }

  @Test
  void theSamplesOfALayerOfSeveralAreNotTakenForUnits() {
    String kept =
        """
        data:
          0, 0 -> 0
        parameters:
          X = [[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]]
          D = [0, 1, 1, 0]
          W1 = [[1, 1, -1, 1], [1, -1, -1, 0], [-0.5, 0.5, -0.1, 0]]
          W2 = [1, 2, 3, 4]
        forward:
          A1 = relu(X @ W1)
          p = sigmoid(A1 @ W2)
          loss = squared_error(p, D)
        """;
    Typed typed = Typed.in(MemoryWorld.with("kept.bp", kept));
    typed.does("load kept.bp");
    assertThat(typed.does("diagnose")).contains("unit 2 of A1 is off for every sample");
    assertThat(typed.fails("plot units")).contains("no hidden layer whose units could be drawn");
  }
}

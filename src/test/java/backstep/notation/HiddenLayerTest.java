package backstep.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which calls of a forward section are the hidden layers of its network. */
class HiddenLayerTest {
  private static List<HiddenLayer> layers(String... forward) {
    String text =
        """
        parameters:
          V = rand(1, 3)
          W = rand(3, inputs)
          U = rand(3, 3)
          b = zeros(3, 1)
        forward:
        """;
    String lines = "  " + String.join("\n  ", forward) + "\n";
    return HiddenLayer.of(ProgramParser.parse("test", text + lines));
  }

  /** Each with its line, and a star where it is a first one. */
  private static List<String> found(String... forward) {
    return layers(forward).stream()
        .map(layer -> layer.line() + " " + layer.name() + (layer.isFirst() ? "*" : ""))
        .toList();
  }

  @Test
  void aLayerIsAnActivationThatWeightsMultiply() {
    assertThat(found("Z = W @ x", "A = act(Z)", "y = sigmoid(V @ A)")).containsExactly("2 A*");
    assertThat(found("A = tanh(W @ x)", "B = relu(U @ A + b)", "y = V @ B"))
        .containsExactly("1 A*", "2 B");
    assertThat(found("A = identity(W @ x)", "y = V @ A")).containsExactly("1 A*");
  }

  @Test
  void itMayBeAPartOfALine() {
    assertThat(found("y = sigmoid(V @ relu(W @ x))")).containsExactly("1 relu(W @ x)*");
    assertThat(found("y = V @ relu(U @ tanh(W @ x))"))
        .containsExactly("1 tanh(W @ x)*", "1 relu(U @ tanh(W @ x))");
    assertThat(found("A = 2 * tanh(W @ x)", "y = V @ A")).containsExactly("1 tanh(W @ x)*");
  }

  @Test
  void weightsMayMultiplyWhatIsMadeOfIt() {
    assertThat(found("A = tanh(W @ x)", "N = layer_norm(A)", "B = relu(N)", "y = V @ B"))
        .containsExactly("1 A*", "3 B");
    assertThat(found("g = sigmoid(U @ x)", "h = tanh(W @ x)", "y = V @ (g * h)"))
        .containsExactly("1 g*", "2 h*");
    assertThat(found("A = relu(W @ x)", "B = A + relu(U @ A)", "y = V @ B"))
        .containsExactly("1 A*", "2 relu(U @ A)");
  }

  @Test
  void whatNoWeightsMultiplyIsTheOutput() {
    assertThat(found("Z = W @ x", "p = softmax(Z)", "y = p[1]")).isEmpty();
    assertThat(found("p = sigmoid(W @ x)", "loss = 0 - d.T @ log(p)")).isEmpty();
    assertThat(found("p = sigmoid(W @ x)", "loss = (p - d).T @ (p - d)")).isEmpty();
    assertThat(found("p = sigmoid(W @ x)", "loss = 0.5 * sum(p - d)")).isEmpty();
    assertThat(found("p = sigmoid(X @ W)", "loss = sum((p - D).T @ (p - D))")).isEmpty();
  }

  @Test
  void whatTheOutcomeDoesNotDependOnIsNone() {
    assertThat(found("A = relu(W @ x)", "B = tanh(U @ A)", "C = V @ B", "y = V @ A"))
        .containsExactly("1 A*");
    assertThat(found("A = relu(W @ x)", "B = tanh(U @ x)", "y = V @ A", "loss = sum(V @ B)"))
        .containsExactly("1 A*");
    assertThat(found("A = relu(W @ x)", "loss = sum(V @ A)")).containsExactly("1 A*");
    assertThat(found("A = relu(W @ x)", "B = V @ A")).isEmpty();
  }

  @Test
  void arithmeticMakesNoUnits() {
    assertThat(
            found(
                "Z = W @ x",
                "s = sqrt(mean(Z ** 2))",
                "A = softmax(relu(Z / s))",
                "y = exp(abs(V @ A)) * relu'(W @ x)[0]"))
        .containsExactly("3 relu(Z / s)*");
  }

  @Test
  void aNameThatIsWrittenAgainIsAnotherValue() {
    assertThat(found("a = x", "a = relu(W @ a)", "a = relu(U @ a)", "a = V @ a", "y = a"))
        .containsExactly("2 a*", "3 a");
    assertThat(found("A = relu(W @ x)", "a = V @ A", "a = x", "y = V @ a")).isEmpty();
  }

  @Test
  void theWeightsBehindItSayHowItsUnitsLie() {
    assertThat(layers("A = relu(W @ x)", "y = V @ A").get(0).units())
        .isEqualTo(HiddenLayer.Units.ROWS);
    assertThat(layers("A = relu(x.T @ W.T)", "y = A @ V.T").get(0).units())
        .isEqualTo(HiddenLayer.Units.COLUMNS);
    assertThat(layers("A = relu(W @ x).T + b.T", "y = A @ V.T").get(0).units())
        .isEqualTo(HiddenLayer.Units.ROWS);
    assertThat(layers("a = relu(W @ x)", "a = a.T", "y = a @ V.T").get(0).units())
        .isEqualTo(HiddenLayer.Units.ROWS);
    assertThat(layers("y = sum(V.T * relu(W @ x))").get(0).units())
        .isEqualTo(HiddenLayer.Units.CELLS);
    assertThat(layers("A = relu(W @ x)", "y = V @ (b * A)").get(0).units())
        .isEqualTo(HiddenLayer.Units.ROWS);
  }

  @Test
  void whatNoLineWritesIsDataWhereOtherParametersAreTrained() {
    String targets =
        """
        parameters:
          W = rand(1, 2)
          T = [[0, 1, 1]]
        forward:
          p = sigmoid(W @ x)
          loss = -sum(T * log(p))
        """;
    String trained = "update:\n  W = W - 0.1 * W\n";
    assertThat(HiddenLayer.of(ProgramParser.parse("test", targets))).hasSize(1);
    assertThat(HiddenLayer.of(ProgramParser.parse("test", targets + trained))).isEmpty();
  }
}

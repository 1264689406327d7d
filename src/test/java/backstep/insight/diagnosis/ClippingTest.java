package backstep.insight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.machine.Listener;
import backstep.network.Experiment;
import backstep.notation.ProgramParser;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients that are clipped sample by sample, cell by cell or as a whole, on their way. */
class ClippingTest {
  static final String NETWORK =
      """
      settings:
        batch = 4
        alpha = 0.02
        c = 0.2
        epochs = 30
      data:
        2, 1 -> 0.9
        -1, -2 -> 0
        -2, -1 -> 0.2
        1, -0.5 -> 0.4
        0.3, 0.7 -> 0.8
        -0.6, 0.2 -> 0.1
        1.5, 1.1 -> 0.9
        -0.2, -0.3 -> 0.5
      parameters:
        W1 = randn(inputs, 4)
        b1 = zeros(1, 4)
        W2 = randn(4, 1)
        b2 = zeros(1, 1)
      forward:
        Z = X @ W1 + b1
        A = tanh(Z)
        y = A @ W2 + b2
        loss = sum((y - D) ** 2)
      backward:
        dy = 2 * (y - D)
        dW2 = A.T @ dy
        db2 = sum(dy, axis=0)
        dA = dy @ W2.T
        dZ = dA * (1 - A ** 2)
        dW1 = X.T @ dZ
        db1 = sum(dZ, axis=0)
      update:
        W1 = W1 - alpha * dW1
        b1 = b1 - alpha * db1
        W2 = W2 - alpha * dW2
        b2 = b2 - alpha * db2
      """;

  /** The network with lines behind the one that writes the same name as the last of them. */
  private static String clipped(String lines) {
    String last = lines.substring(lines.lastIndexOf(';') + 1).strip();
    String name = last.substring(0, last.indexOf(' '));
    return NETWORK.replaceFirst(
        "(?m)^  " + name + " = .*$", "$0\n  " + lines.replaceAll("; *", "\n  "));
  }

  static String found(String text) {
    return Check.of(Experiment.of("clip", ProgramParser.parse("clip", text)), Listener.NONE)
        .orElseThrow()
        .found()
        .stream()
        .map(Check.Found::finding)
        .map(finding -> finding.symptom() + " " + finding.line())
        .collect(Collectors.joining(", "));
  }

  private static final String BY_SAMPLE = "dZ = dZ * minimum(1, c / norm(dZ, axis=1))";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dy = dy * minimum(1, c / norm(dy, axis=1))",
        BY_SAMPLE,
        "dZ = dZ / maximum(1, norm(dZ, axis=1) / c)",
        "dZ = dZ * where(norm(dZ, axis=1) > c, c / norm(dZ, axis=1), 1)",
        "n = norm(dZ, axis=1); s = minimum(1, c / (n + 1e-8)); dZ = s * dZ",
        "n = sqrt(sum(dZ ** 2, axis=1)); dZ = where(n > c, dZ * c / n, dZ)",
        "dZ = dZ / norm(dZ, axis=1)",
        "dZ = maximum(-c, minimum(c, dZ))",
        "dy = maximum(-c, minimum(c, dy))",
        "dZ = dZ / maximum(1, abs(dZ) / c)",
        "dZ = where(dZ > c, c, where(dZ < -c, -c, dZ))",
        "dW1 = maximum(-c, minimum(c, dW1))",
        "dZ = dZ * minimum(1, c / norm(dZ))",
        "dy = dy * minimum(1, c / norm(dy))",
        "dW1 = dW1 * minimum(1, c / norm(dW1))",
        "dW1 = dW1 * minimum(1, c / norm(dW1, axis=0))",
        "n = sqrt(sum(dW1 ** 2) + sum(dW2 ** 2)); dW1 = dW1 * minimum(1, c / n)",
        "n = sqrt(sum(dW1 ** 2) + sum(dW2 ** 2)); dW1 = where(n > c, dW1 * c / n, dW1)",
        "n = sqrt(sum(dW1 ** 2) + sum(db1 ** 2)); dW1 = where(n > c, dW1 / n, dW1);"
            + " db1 = where(n > c, db1 * (1 / n), db1)",
        "n = norm(dW1); db1 = where(n > c, db1 / n, db1)",
      })
  void aRightProgramThatClipsIsNotAccused(String lines) {
    assertThat(clipped(lines)).isNotEqualTo(NETWORK);
    assertThat(found(clipped(lines))).as(lines).doesNotContain("WRONG");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dA * (1 - A ** 2) | dA | WRONG_DERIVATIVE 9",
        "dA * (1 - A ** 2) | dA * (1 - Z ** 2) | WRONG_DERIVATIVE 9",
        "2 * (y - D) | 2 * (D - y) | WRONG_DERIVATIVE 5",
        "W1 - alpha | W1 + alpha | WRONG_STEP 13",
        "sum(dZ, axis=0) | dZ[0,:] | WRONG_DERIVATIVE 12",
      })
  void aFaultBesideTheClippingIsNamedAtItsLine(String fault) {
    String[] parts = fault.split(" \\| ", -1);
    String wrong = clipped(BY_SAMPLE).replace(parts[0], parts[1]);
    assertThat(wrong).isNotEqualTo(clipped(BY_SAMPLE));
    assertThat(found(wrong)).contains(parts[2]);
  }

  /** What is no clipping, since it loses signs, or is not made of the gradient alone. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "dZ = minimum(c, abs(dZ))",
        "dZ = maximum(0, minimum(c, dZ))",
        "dZ = dZ * minimum(1, c / norm(Z, axis=1))",
        "dZ = dZ * (1 - dZ ** 2)",
        "dZ = tanh'(dZ) * dZ",
        "n = norm(dW1); db1 = where(n > c, -db1 / n, db1)",
        "n = norm(dW1); db1 = where(n > c, db1 ** 2 / n, db1)",
      })
  void whatIsNoClippingIsFound(String lines) {
    assertThat(found(clipped(lines))).as(lines).contains("WRONG");
  }
}

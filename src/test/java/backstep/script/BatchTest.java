package backstep.script;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.network.Experiment;
import backstep.notation.Program;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scripts whose steps take several samples: which way up the data are, and what counts them. */
class BatchTest {
  private static List<String> lines(Experiment experiment) {
    return experiment.program().lines().stream().map(Object::toString).toList();
  }

  private static List<String> lines(String name) {
    return lines(Scripts.read(name));
  }

  private static String batch(String name) {
    return Scripts.read(name).program().setting("batch").orElseThrow().text();
  }

  @Test
  void samplesThatWeightsStandBeforeAreColumns() {
    assertThat(batch("batch_columns")).isEqualTo("all");
    assertThat(Scripts.read("batch_columns").data().size()).isEqualTo(4);
    assertThat(lines("batch_columns"))
        .contains(
            "Z1 = W1 @ x + b1",
            "loss = sum(-(d * log(y) + (1 - d) * log(1 - y))) / m",
            "dZ2 = y - d",
            "dW2 = dZ2 @ A1.T / m",
            "db1 = sum(dZ1, axis=1) / m");
  }

  @Test
  void samplesThatWeightsStandBehindAreRows() {
    assertThat(batch("batch_rows")).isEqualTo("all");
    assertThat(lines("batch_rows"))
        .contains(
            "hidden = sigmoid(X @ w_in + b_in)",
            "loss = squared_error(y, D)",
            "error = y - D",
            "w_in = w_in + X.T @ d_hidden * lr",
            "b_in = b_in + sum(d_hidden, axis=0) * lr");
  }

  @Test
  void oneInputIsNoOneSample() {
    Program line = Scripts.read("batch_line").program();
    assertThat(line.data().samples()).hasSize(30);
    assertThat(lines("batch_line")).contains("y = m_ * X + c", "D_c = -2 / m * sum(D - y)");
  }

  @Test
  void aSizeOfTheDataIsHowManySamplesAStepTakes() {
    assertThat(lines("batch_lists")).contains("dws_0 = dz @ y.T / m");
    assertThat(lines("batch_moons")).contains("dz2 = (y - D) / m");
    assertThat(lines("batch_flat")).contains("gw = X.T @ err / m", "gb = sum(err) / m");
  }

  @Test
  void aSizeThatIsNotHowManySamplesIsANumber() {
    String text =
        Scripts.text("batch_moons")
            .replace("N = 100", "N = 10")
            .replace("/ X.shape[0]", "/ W1.shape[1] / X.shape[1] / a1.shape[1]");
    assertThat(lines(Script.read("sizes.py", text))).contains("dz2 = (y - D) / 5 / 2 / 5");
  }

  @Test
  void asManyUnitsAsSamplesAreNotTakenForThem() {
    String text =
        Scripts.text("batch_columns")
            .replace("hidden, rate = 5", "hidden, rate = 4")
            .replace(
                "dW2 = np.dot(dZ2, A1.T) / m",
                "dW2 = np.dot(dZ2, A1.T) / A1.shape[0] * W2.shape[1]");
    assertThat(lines(Script.read("square.py", text))).contains("dW2 = dZ2 @ A1.T / 4 * 4");
  }

  @Test
  void aTargetMeetsTheOutputInAQuotientToo() {
    assertThat(lines("batch_lists"))
        .contains(
            "y = sigmoid(weights_1 @ x + biases_1)",
            "dz = -(d / y - (1 - d) / (1 - y)) * y * (1 - y)");
  }

  @Test
  void flatTargetsBesideAColumnSpreadToATableAsInNumpy() {
    String text =
        Scripts.text("batch_moons")
            .replace(".reshape(-1, 1)", "")
            .replace("N = 100", "N = 10")
            .replace("a1.T.dot(dz2)", "a1.T.dot(dz2[:, :1])")
            .replace("dz2.dot(W2.T)", "dz2[:, :1].dot(W2.T)")
            .replace("db2 = np.sum(dz2, axis=0, keepdims=True)", "db2 = 0");
    assertThat(lines(Script.read("flat.py", text))).contains("dz2 = (y - D.T) / m");
  }
}

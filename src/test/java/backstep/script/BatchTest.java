package backstep.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            "error = y - D",
            "loss = 0.5 * sum(error ** 2)",
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

  private static String setting(String script, String name) {
    return Scripts.read(script).program().setting(name).orElseThrow().text();
  }

  @Test
  void slicesOfTheDataAreStepsAndTheLastMayHaveFewer() {
    assertThat(setting("minibatch", "batch")).isEqualTo("4");
    assertThat(Scripts.read("minibatch").data().size()).isEqualTo(10);
    assertThat(Scripts.read("minibatch").isShuffled()).isFalse();
    assertThat(lines("minibatch"))
        .contains("h = tanh(X @ W1 + b1)", "d_ = (y - D) / m", "db1 = sum(dh, axis=0)");
    assertThat(setting("minibatch_columns", "batch")).isEqualTo("3");
    assertThat(lines("minibatch_columns")).contains("dW = dz @ x.T / B");
    assertThat(lines("minibatch_list")).contains("w = w - 0.5 * (X.T @ err) / m");
  }

  @Test
  void asManyNumbersOfSamplesAsAStepTakesAreM() {
    assertThat(lines("minibatch_last")).contains("g = (y - D) / m");
  }

  @Test
  void functionsAndLayersInABatchDissolve() {
    assertThat(lines("batch_functions")).contains("A1 = tanh(params_W1 @ x + params_b1)");
    assertThat(lines("batch_layers")).contains("out_ = layers_1_y @ layers_2_W + layers_2_b");
  }

  @Test
  void theFirstOfSeveralTrainingsIsTaken() {
    assertThat(setting("rates_tried", "rate")).isEqualTo("0.5");
    assertThat(lines("rates_tried")).contains("inner = sigmoid(X @ first)");
    assertThat(Scripts.read("rates_tried").program().toString())
        .contains("# left out: rates_tried.py:11: all rounds of this loop but the first");
  }

  /** The weights stand before the loop over trials, too. */
  @Test
  void weightsThatEachTrialMakesAnewAreThoseOfTheFirst() {
    assertThat(Scripts.read("trials").program().toString())
        .contains("# left out: trials.py:10: all rounds of this loop but the first")
        .contains("drawn = randn(2, 4)", "W1 = randn(2, 4)", "W1 = W1 - lr * X.T @ d1");
  }

  @Test
  void anOrderThatEachEpochDrawsIsShuffle() {
    for (String name : List.of("minibatch_shuffled", "minibatch_order", "rows_in_drawn_order")) {
      assertThat(Scripts.read(name).isShuffled()).as(name).isTrue();
    }
    assertThat(Scripts.read("minibatch_shuffled").data())
        .isEqualTo(Scripts.read("minibatch").data());
  }

  @Test
  void aRowAsAMatrixIsX() {
    assertThat(lines("rows_reshaped")).contains("h = tanh(X @ W1)", "e = y - D");
    assertThat(Scripts.read("rows_reshaped").isBatched()).isFalse();
  }

  /** In a loop over the samples, each adds to what moves the weights once. */
  @Test
  void whatSamplesAddUpIsWrittenForAllOfThem() {
    assertThat(lines("added_up"))
        .contains("h = sigmoid(W1 @ x + b1)", "dW1 = d1 @ x.T", "db1 = sum(d1, axis=1)")
        .contains("loss = 0.5 * sum((y - d) ** 2)");
    assertThat(lines("added_up_rows"))
        .contains("e = y - d", "slopes_1 = sum(e * h, axis=1)", "slopes_2 = sum(e)");
    assertThat(lines("pairs_of_two")).contains("gW = v.T @ e * (1 - h * h) @ x.T");
    assertThat(setting("book_network", "batch")).isEqualTo("5");
    assertThat(lines("book_network")).contains("biases_1 = biases_1 - eta / 5 * sum(delta)");
    String rows =
        Scripts.text("added_up")
            .replace("X[i].reshape(2, 1)", "X[i:i + 1]")
            .replace("W1 @ x", "x @ W1.T")
            .replace("d1 @ x.T", "(x.T @ d1).T")
            .replace("b1 = np.zeros((3, 1))", "b1 = np.zeros((1, 3))")
            .replace("W2 @ h", "h @ W2.T")
            .replace("W2.T @ d2", "d2 @ W2")
            .replace("d2 @ h.T", "d2.T @ h");
    assertThat(lines(Script.read("rows.py", rows)))
        .contains("dW1 = d1.T @ X", "db1 = sum(d1, axis=0)");
    String taken =
        Scripts.text("added_up").replace("dW1 += d1", "dW1 -= d1").replace("db1 +=", "db1 -=");
    assertThat(lines(Script.read("taken.py", taken)))
        .contains("dW1 = -d1 @ x.T", "db1 = sum(-d1, axis=1)");
  }

  @Test
  void theBooksShuffleOfAListIsLeftOut() {
    String plain = Scripts.text("book_network");
    String shuffled =
        plain
            .replace("import numpy", "import random\nimport numpy")
            .replace(
                "            batches", "            random.shuffle(pairs)\n            batches");
    assertThat(lines(Script.read("book.py", shuffled)))
        .isEqualTo(lines(Script.read("book.py", plain)));
    inTurn(shuffled);
  }

  private static void inTurn(String text) {
    Program program = Script.read("in_turn.py", text).program();
    assertThat(program.toString())
        .contains("the samples come in the order of the data")
        .doesNotContain("shuffle = on");
  }

  private static void refused(String text, String why) {
    assertThatThrownBy(() -> Script.read("refused.py", text)).hasMessageContaining(why);
  }

  @Test
  void ordersThatAreMadeOfOneAnotherAreLeftOut() {
    String text = Scripts.text("minibatch_shuffled");
    inTurn(text.replace("Xs", "X").replace("ys", "y"));
    inTurn(
        text.replace("    perm = np.random.permutation(N)", "    np.random.shuffle(order)")
            .replace("[perm]", "[order]")
            .replace("lr = 0.1", "lr = 0.1\norder = np.arange(N)"));
    String other = "perm = np.random.permutation(N)\n    np.random.permutation(N)";
    refused(text.replace("perm = np.random.permutation(N)", other), "not as shuffle = on draws it");
    String again = "perm = np.random.permutation(N)\n    noise = np.random.rand(3)";
    refused(
        text.replace("perm = np.random.permutation(N)", again),
        "after numbers that no line of the program draws");
  }

  @Test
  void anOrderThatNoProgramDrawsIsRefused() {
    String drawn = "lr = 0.1\nfirst = np.random.permutation(N)";
    refused(
        Scripts.text("minibatch_shuffled").replace("lr = 0.1", drawn),
        "after numbers that no line of the program draws");
  }

  @Test
  void cellsThatTwoNamesLookAtAreNotWritten() {
    String text =
        Scripts.text("batch_rows")
            .replace("lr = 0.1", "lr = 0.1\nturned = w_out.T")
            .replace("d_out.dot(w_out.T)", "d_out.dot(turned)");
    refused(text, "two names look at the cells that change here");
  }
}

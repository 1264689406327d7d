package backstep.script;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.insight.diagnosis.Check;
import backstep.insight.diagnosis.Severity;
import backstep.machine.Listener;
import backstep.network.Experiment;
import backstep.notation.Program;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scripts of other people's shape: what is read of them, line by line. */
class CasesTest {
  private static List<String> lines(String name) {
    return Scripts.read(name).program().lines().stream().map(Object::toString).toList();
  }

  @Test
  void cellsWrittenOneAfterTheOtherAreOneLine() {
    assertThat(lines("xor_scalars"))
        .startsWith("p = x[0]", "q = x[1]", "h0 = sigmoid(U[0,0] * p + U[1,0] * q)")
        .endsWith(
            "gv1 = err * h1",
            "U = U - rate * [[gU00, gU01], [gU10, gU11]]",
            "v = v - rate * [gv0, gv1]");
  }

  @Test
  void whatTheFirstStepMakesIsThereFromTheBeginning() {
    assertThat(Scripts.read("averages_made_late").program().isTrained("cache_W1")).isTrue();
  }

  @Test
  void aLoopThatCountsForItselfHasAsManyEpochs() {
    assertThat(Scripts.read("while_counted").epochs()).isEqualTo(400);
  }

  @Test
  void aListOfNeuronsIsAMatrix() {
    assertThat(lines("output_first"))
        .containsExactly(
            "mid = sigmoid(hidden @ x)",
            "y = sigmoid(output @ [mid[0], mid[1], mid[2], 1])",
            "loss = 0.5 * sum((y - d) ** 2)",
            "out_d = y * (1 - y) * (y - d)",
            "output = output - out_d * [[mid[0], mid[1], mid[2], 1]]",
            "mid_d = mid * (1 - mid) * (output[:,0:3].T @ out_d)",
            "hidden = hidden - mid_d * x.T");
  }

  @Test
  void aValueThatIsReadAfterItsNameWasWrittenIsKept() {
    assertThat(lines("output_first_repaired"))
        .contains("before_ = output", "mid_d = mid * (1 - mid) * (before_[:,0:3].T @ out_d)");
  }

  @Test
  void numbersThatEnterTheFirstProductsAreDataAndAddedOnesParameters() {
    Program program = Scripts.read("frozen_biases").program();
    assertThat(program.data().samples()).hasSize(1);
    assertThat(program.data().samples().get(0).x().cells()).containsExactly(0.05, 0.1);
    assertThat(program.data().samples().get(0).d().cells()).containsExactly(0.01, 0.99);
    assertThat(program.isConstant("low")).isTrue();
    assertThat(program.setting("pace")).isPresent();
  }

  @Test
  void aLoopOverLayersIsALineForEachLayer() {
    assertThat(lines("layers"))
        .contains(
            "acts_1 = sigmoid(weights_0 @ x + biases_0)",
            "y = sigmoid(weights_2 @ acts_2 + biases_2)",
            "weights_2 = weights_2 - rate * gw");
  }

  @Test
  void aDictionaryAndAListOfArraysAreParameters() {
    assertThat(lines("momentum"))
        .contains("V_0 = 0.9 * V_0 - 0.05 * ga", "W_a = W_a + V_0", "W_b = W_b + V_1");
  }

  @Test
  void whatIsWrittenUnderANameOfADictionaryHasItsOwnLine() {
    assertThat(Scripts.read("parameters_by_name").program().toString())
        .contains("g_W1 = X.T @ d_  # parameters_by_name.py:17")
        .contains("g_b1 = sum(d_, axis=0)  # parameters_by_name.py:18")
        .contains("P_W1 = P_W1 - 0.5 * g_W1  # parameters_by_name.py:19")
        .contains("P_b1 = P_b1 - 0.5 * g_b1  # parameters_by_name.py:20")
        .contains("P_b2 = P_b2 - 0.5 * g_b2  # parameters_by_name.py:22");
  }

  @Test
  void whatAnObjectKeepsIsCalledByItsName() {
    assertThat(lines("net_object"))
        .contains("h = sigmoid(W1 @ x + b1)", "W2 = W2 - lr * delta * h");
  }

  @Test
  void whatObjectsInAListKeepIsCalledByTheirPlace() {
    assertThat(lines("layer_objects"))
        .contains(
            "network_1_out = tanh(output)",
            "network_2_W_before = network_2_W",
            "grad_ = network_2_W_before.T @ grad * (1 - network_1_out ** 2)");
  }

  @Test
  void whatSeveralObjectsKeepIsCalledByTheirNames() {
    assertThat(lines("neuron_objects"))
        .contains("h1_out = sigmoid(h1_weights.T @ x + h1_bias)", "hid = [h1_out, h2_out]");
  }

  @Test
  void whatLivesFromStepToStepIsAParameter() {
    assertThat(lines("adam_fed_back"))
        .contains(
            "t = t + 1", "v_W1 = v_W1 / (1 - beta_v ** t)", "m_b2 = m_b2 / (1 - beta_m ** t)");
  }

  @Test
  void aStableSoftmaxIsOneWhateverItIsCalled() {
    assertThat(lines("softmax_of_one"))
        .contains("h = relu(z)", "y = softmax(W2.T @ h + b2)", "loss = -sum(d * log(y))");
    assertThat(lines("softmax_in_rows"))
        .contains("a = tanh(X @ W)", "y = softmax(s, axis=1)", "loss = -sum(D * log(y))");
  }

  @Test
  void aLabelIsATargetWithAOneInItsPlace() {
    assertThat(lines("labels_of_softmax")).contains("loss = -log(sum(y * d))", "dz = y - d");
    assertThat(Scripts.read("label_written").program().data().samples().get(1).d().cells())
        .containsExactly(0.0, 1.0, 0.0);
  }

  /** It overflows where softmax does not, so it stays written out; its slopes are the same. */
  @Test
  void sharesThatAreNoSoftmaxLearnByTheCrossEntropy() {
    assertThat(lines("softmax_unshifted")).contains("y = e / sum(e, axis=1)");
    for (String name : List.of("softmax_unshifted", "softmax_by_sum")) {
      assertThat(Check.of(Scripts.read(name), Listener.NONE).orElseThrow().found()).isEmpty();
    }
  }

  /**
   * All of the loss is a half and 1/m off, as losses are; the hidden gradient lacks a 2 besides.
   */
  @Test
  void aFactorThatOneGradientLacksIsWrong() {
    assertThat(Check.of(Scripts.read("dropout_mask"), Listener.NONE).orElseThrow().found())
        .map(Check.Found::finding)
        .first()
        .satisfies(
            finding -> {
              assertThat(finding.symptom().severity()).isEqualTo(Severity.WRONG);
              assertThat(finding.line()).isEqualTo(7);
            });
  }

  @Test
  void aSoftmaxThatSumsOverOtherCellsIsNone() {
    assertThat(lines("almost_softmax"))
        .contains("e = exp(X @ W - max(X @ W, axis=1))", "y = e / sum(e, axis=0)");
  }

  @Test
  void aSampleThatIsPassedOverIsWhere() {
    assertThat(lines("perceptron"))
        .contains("y = where(z > 0, 1, 0)", "w = where(y == d, w, w - 0.1 * (y - d) * x)");
  }

  @Test
  void theEpochIsReadWhereTheScriptCountsIt() {
    assertThat(lines("rate_by_epoch")).contains("b = b - alpha / (epoch + 1) * e * (1 - y ** 2)");
  }

  @Test
  void bothFormsOfPrintAndCommandsToANotebookArePassedOver() {
    String text =
        Scripts.text("layers").replace("print(epoch, total)", "print 'epoch %d' % epoch, total");
    assertThat(Script.read("old.py", "%matplotlib inline\n" + text).program().size())
        .isEqualTo(Scripts.read("layers").program().size());
  }

  @Test
  void theHeadSaysWhatIsLeftOut() {
    Experiment experiment = Scripts.read("question_relu");
    assertThat(experiment.program().toString().lines().limit(8))
        .contains(
            "# the script sets no seed: seed = 1",
            "# left out: question_relu.py:64 to 65: prints",
            "# left out: question_relu.py:67 to 80: plots, the surface");
  }

  @Test
  void theHeadSaysWhatIsCalledOtherwise() {
    assertThat(head("output_first_repaired"))
        .contains("# called otherwise here: before is before_, want is d, out is y");
  }

  @Test
  void theHeadSaysWhichLossTheScriptGoesBy() {
    assertThat(head("question_relu"))
        .contains(
            "# loss is the cross-entropy, whose slope the script's gradients begin with; the"
                + " script's own is reported");
  }

  private static List<String> head(String name) {
    return Scripts.read(name)
        .program()
        .toString()
        .lines()
        .takeWhile(one -> one.startsWith("#"))
        .toList();
  }

  @Test
  void whereNoLossFitsThereIsNone() {
    String text =
        Scripts.text("relu_sum").replace("dy = y - t", "dy = np.abs(y) * (y + 3) - t * 0.5 * y");
    Experiment experiment = Script.read("none.py", text);
    assertThat(experiment.program().writers("loss")).isEmpty();
    assertThat(experiment.origin().tried())
        .containsExactly("loss of the script", "the squared error", "the cross-entropy");
  }

  @Test
  void whatTheUpdatesReadIsNoLoss() {
    String text = Scripts.text("relu_sum").replace("dy = y - t", "dy = y * (1 - 0.0625 * t)");
    assertThat(Script.read("slope.py", text).program().writers("loss")).isEmpty();
  }

  @Test
  void whatWasReadCanBeSavedAndLoaded() {
    for (String name : PythonTest.LOADED) {
      Program program = Scripts.read(name).program();
      Program again = backstep.notation.ProgramParser.parse("again.bp", program.toString());
      assertThat(again).as(name).isEqualTo(program);
    }
  }
}

package backstep.insight.diagnosis;

import static backstep.insight.diagnosis.Symptom.ALL_OFF;
import static backstep.insight.diagnosis.Symptom.ALL_ON;
import static backstep.insight.diagnosis.Symptom.EQUAL;
import static backstep.insight.diagnosis.Symptom.GROWTH;
import static backstep.insight.diagnosis.Symptom.NOT_FINITE;
import static backstep.insight.diagnosis.Symptom.NO_OUTPUT;
import static backstep.insight.diagnosis.Symptom.PLATEAU;
import static backstep.insight.diagnosis.Symptom.SATURATED;
import static backstep.insight.diagnosis.Symptom.STALE_READ;
import static backstep.insight.diagnosis.Symptom.UPDATE_SIZE;
import static backstep.insight.diagnosis.Symptom.VANISHING;
import static backstep.insight.diagnosis.Symptom.WRONG_DERIVATIVE;
import static org.assertj.core.api.Assertions.assertThat;

import backstep.machine.Listener;
import backstep.machine.RandomPrograms;
import backstep.machine.Sessions;
import backstep.machine.Timeline;
import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.notation.Program;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found, and what is said of it. */
class DiagnosisTest {
  /** A healthy network with a bias on each layer; {@code F} is its activation. */
  static final String HEALTHY =
      """
      settings:
        data = xor
        activation = tanh
        alpha = 0.05
        seed = 2
      parameters:
        W1 = randn(4, inputs)
        b1 = zeros(4, 1)
        W2 = randn(outputs, 4)
        b2 = zeros(outputs, 1)
      forward:
        Z1 = W1 @ x + b1
        A1 = act(Z1)
        Z2 = W2 @ A1 + b2
        y = sigmoid(Z2)
        loss = cross_entropy(y, d)
      backward:
        dZ2 = y - d
        dW2 = dZ2 @ A1.T
        dA1 = W2.T @ dZ2
        dZ1 = dA1 * act'(Z1)
        dW1 = dZ1 @ x.T
      update:
        W2 = W2 - alpha * dW2
        b2 = b2 - alpha * dZ2
        W1 = W1 - alpha * dW1
        b1 = b1 - alpha * dZ1
      """;

  private static final String RELU = HEALTHY.replace("= tanh", "= relu");

  static Timeline begin(String text) {
    return Timeline.begin(Sessions.experiment(text));
  }

  static Timeline run(Timeline timeline, int epochs) {
    int samples = timeline.here().experiment().data().size();
    long time = (long) epochs * samples * timeline.here().clock().ticksPerStep();
    return timeline.goTo(time, Listener.NONE);
  }

  static List<Symptom> of(Timeline timeline) {
    return Diagnosis.of(timeline).findings().stream().map(Finding::symptom).toList();
  }

  private static List<Symptom> of(String text) {
    return of(begin(text));
  }

  private static final String LINEAR =
      """
      data:
        1 -> 2
      parameters:
        w = [0.1]
      forward:
        y = w @ x
        loss = 0.5 * (y - d) ** 2
      backward:
        dw = (y - d) @ x.T
      update:
        w = w - 3.5 * dw
      """;

  private static String evidence(Timeline timeline, Symptom symptom) {
    Finding finding =
        Diagnosis.of(timeline).findings().stream()
            .filter(found -> found.symptom() == symptom)
            .findFirst()
            .orElseThrow();
    StringBuilder text = new StringBuilder();
    for (Sentence sentence : finding.evidence()) {
      text.append(sentence.with(x -> String.format(Locale.ROOT, "%.3g", x))).append('\n');
    }
    return text.append(finding.remedy()).toString();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 100, 1000})
  void aHealthyTrainingHasNothing(int epochs) {
    assertThat(of(run(begin(HEALTHY), epochs))).isEmpty();
  }

  @Test
  void theQuestionHasTheOrderFirstAndThePositiveStartSecond() {
    Timeline question = Sessions.begin(Shipped.QUESTION_RELU);
    assertThat(of(question)).startsWith(STALE_READ, ALL_ON);
    assertThat(evidence(question, STALE_READ)).contains("line 10").endsWith("move 9 after 13");
    assertThat(evidence(question, ALL_ON))
        .contains("all 10 units of A1 are on for all 4 samples")
        .contains("no weight of Ws is negative, and no input")
        .endsWith("edit p1 Ws = 0.25 * (rand(hidden, inputs) - 0.5)");
  }

  @Test
  void theRepairedProgramsEndWithNothing() {
    assertThat(of(run(Sessions.begin(Shipped.FIXED_RELU), 3000))).isEmpty();
    assertThat(of(run(Sessions.begin(Shipped.FIXED_SIGMOID), 5000))).isEmpty();
  }

  @Test
  void aStaleReadIsFoundInAnyProgram() {
    String early =
        HEALTHY
            .replace("  W2 = W2 - alpha * dW2\n", "")
            .replace("  dA1 =", "  W2 = W2 - alpha * dW2\n  dA1 =");
    assertThat(of(early)).containsExactly(STALE_READ);
    assertThat(evidence(begin(early), STALE_READ)).contains("dW1[").endsWith("move 8 after 14");
  }

  @Test
  void aWrongDerivativeIsFoundInItsLine() {
    String wrong = HEALTHY.replace("dA1 * act'(Z1)", "dA1 * act'(A1)");
    assertThat(of(wrong)).containsExactly(WRONG_DERIVATIVE);
    assertThat(evidence(begin(wrong), WRONG_DERIVATIVE)).contains("line 9, dZ1 = dA1 * act'(A1)");
    String doubled = HEALTHY.replace("dA1 * act'(Z1)", "2 * dA1 * act'(Z1)");
    assertThat(evidence(begin(doubled), WRONG_DERIVATIVE)).contains("it is 2.00 times that");
    String allDoubled = HEALTHY.replace("dZ2 = y - d", "dZ2 = 2 * (y - d)");
    assertThat(of(allDoubled)).as("every parameter moves at twice the rate").isEmpty();
  }

  @Test
  void aValueThatIsNoNumberIsFoundWithItsLine() {
    Program program = Shipped.QUESTION_RELU.program().withSetting("alpha", 5.0);
    Timeline timeline = run(Timeline.begin(Experiment.of("fast", program)), 100);
    assertThat(of(timeline)).contains(NOT_FINITE).doesNotContain(GROWTH, PLATEAU);
    assertThat(evidence(timeline, NOT_FINITE)).contains("infinite: first Z2, made by line 3");
  }

  @Test
  void aLayerThatIsAllOnIsFound() {
    String on = RELU.replace("b1 = zeros(4, 1)", "b1 = 20 * ones(4, 1)");
    assertThat(of(on)).contains(ALL_ON);
    assertThat(evidence(begin(on), ALL_ON)).doesNotContain("negative");
    assertThat(of(RELU)).doesNotContain(ALL_ON);
    assertThat(of(on.replace("= relu", "= tanh"))).doesNotContain(ALL_ON);
  }

  @Test
  void unitsThatAreOffForGoodAreToldFromThoseThatAreOffSoFar() {
    String off = RELU.replace("b1 = zeros(4, 1)", "b1 = [-20, 3, -20, 3]");
    assertThat(of(off)).contains(ALL_OFF);
    assertThat(evidence(begin(off), ALL_OFF)).contains("units 0, 2 of A1 are off", "off for good");
    String deep = deep("relu").replace("  b2 = zeros(4, 1)", "  b2 = [-20, 9, 9, 9]");
    assertThat(evidence(begin(deep), ALL_OFF)).contains("unit 0 of A2 is off", "so far");
  }

  /** The proof: their weights never change again. */
  @Test
  void unitsThatAreOffForGoodStayOff() {
    Timeline off = begin(RELU.replace("b1 = zeros(4, 1)", "b1 = [-20, 3, -20, 3]"));
    assertThat(evidence(run(off, 2000), ALL_OFF)).contains("units 0, 2 of A1 are off");
    assertThat(run(off, 2000).now().value("W1").matrix().get(0, 1))
        .isEqualTo(off.now().value("W1").matrix().get(0, 1));
  }

  @Test
  void aSampleForWhichAllUnitsAreOffIsFoundWhereNoBiasHelps() {
    String noBias = SymptomTest.NO_BIAS;
    assertThat(evidence(begin(noBias), NO_OUTPUT))
        .contains("for samples 0, 2 all units of A1 are off", "y is 0.500");
    assertThat(evidence(begin(noBias.replace("W2 @ A1\n", "W2 @ act(Z1)\n")), NO_OUTPUT))
        .contains("all units of act(Z1) are off, so Z2 = W2 @ act(Z1) gives 0");
    assertThat(of(noBias.replace("b1 = zeros(4, 1)", "b1 = 2 * ones(4, 1)")))
        .doesNotContain(NO_OUTPUT);
  }

  @Test
  void saturatedUnitsAreFound() {
    String saturated = HEALTHY.replace("b1 = zeros(4, 1)", "b1 = [0, 9, 0, -9]");
    assertThat(evidence(begin(saturated), SATURATED)).contains("units 1, 3 of A1 are saturated");
    assertThat(of(saturated.replace("= tanh", "= identity"))).doesNotContain(SATURATED);
  }

  @Test
  void equalUnitsAreFound() {
    String alike = HEALTHY.replace("W1 = randn(4, inputs)", "W1 = 0.3 * ones(4, inputs)");
    String equal = alike.replace("W2 = randn(outputs, 4)", "W2 = [[0.5, 1, 0.5, 2]]");
    assertThat(evidence(begin(equal), EQUAL)).contains("units 0, 2 of A1 are equal");
    assertThat(of(run(begin(equal), 3))).contains(EQUAL);
  }

  @Test
  void exponentialGrowthIsFoundWithItsRate() {
    assertThat(evidence(run(begin(SymptomTest.GROWING), 40), GROWTH))
        .contains("over the last 40 epochs", "it doubles every 4 epochs");
    assertThat(of(run(begin(SymptomTest.GROWING), 7))).doesNotContain(GROWTH);
  }

  @Test
  void growthIsSeenWithoutHiddenUnits() {
    assertThat(evidence(run(begin(LINEAR), 16), GROWTH))
        .contains("the largest |y| grew", "3.01 times an epoch");
    assertThat(of(run(begin(LINEAR.replace("3.5", "0.25")), 16))).doesNotContain(GROWTH);
    String grows = LINEAR.replace("1 -> 2", "1 -> 8000").replace("3.5", "0.002");
    assertThat(of(run(begin(grows), 40))).doesNotContain(GROWTH);
  }

  @Test
  void theQuestionsValuesAreFoundToGrowBeforeAndAfterTheyExplode() {
    Timeline question = Sessions.begin(Shipped.QUESTION_RELU);
    assertThat(of(run(question, 300))).doesNotContain(GROWTH);
    assertThat(of(run(question, 800))).contains(GROWTH);
    assertThat(of(run(question, 3000))).contains(GROWTH);
  }

  @Test
  void vanishingGradientsAreFound() {
    String deep = deep("sigmoid");
    assertThat(of(deep)).doesNotContain(VANISHING);
    String small = deep.replace("W2 = randn", "W2 = 0.001 * randn");
    assertThat(evidence(begin(small), VANISHING)).contains("dW1").contains("dW3");
  }

  @Test
  void aPlateauIsFound() {
    Timeline slow = run(begin(HEALTHY.replace("alpha = 0.05", "alpha = 1e-9")), 120);
    assertThat(evidence(slow, PLATEAU)).contains("over the last 120 epochs");
    assertThat(of(run(begin(HEALTHY), 120))).doesNotContain(PLATEAU);
    assertThat(of(run(begin(HEALTHY.replace("alpha = 0.05", "alpha = 1e-9")), 50)))
        .doesNotContain(PLATEAU);
    assertThat(of(run(begin(HEALTHY), 20000))).doesNotContain(PLATEAU);
  }

  @Test
  void updatesOutOfProportionAreFound() {
    assertThat(evidence(begin(HEALTHY.replace("alpha = 0.05", "alpha = 9")), UPDATE_SIZE))
        .contains("W1", "W2")
        .endsWith("a smaller alpha: set alpha 0.9");
    assertThat(evidence(begin(HEALTHY.replace("alpha = 0.05", "alpha = 1e-7")), UPDATE_SIZE))
        .endsWith("a larger alpha: set alpha 1e-06");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loss = cross_entropy(y, d) | far = 1 | PLATEAU | no line writes a loss that is 1 x 1",
        "tanh | relu | SATURATED | no hidden units can saturate, as tanh's do",
        "tanh | relu | ALL_ON | ''",
        "tanh | relu | ALL_OFF | ''",
        "tanh | sigmoid | ALL_ON | no hidden units have a kink, as relu's do",
        "tanh | tanh | ALL_OFF | no hidden units can be off, as relu's can",
        "A1 = act(Z1) | A1 = Z1 | SATURATED | no hidden units can saturate, as tanh's do",
        "4 | 1 | EQUAL | no hidden layer has two units",
        "y = sigmoid(Z2) | y = exp(Z2) / (1 + exp(Z2)) | OUT_OF_RANGE | ''",
        "loss = cross_entropy(y, d) | loss = sum(y) | OUT_OF_RANGE "
            + "| no value of the shape of d is compared with d",
        "tanh | tanh | PLATEAU " + "| fewer than 100 epochs have been run as the program is now",
        "tanh | tanh | GROWTH | nothing has been run yet",
      })
  void whatCannotBeLookedForIsSaidWithTheReason(
      String part, String by, Symptom symptom, String reason) {
    String text = HEALTHY.replace(part, by);
    Diagnosis diagnosis = Diagnosis.of(begin(text));
    assertThat(diagnosis.missing().getOrDefault(symptom, "")).isEqualTo(reason);
    assertThat(diagnosis.lookedFor().contains(symptom)).isEqualTo(reason.isEmpty());
  }

  @Test
  void aRunCanBeLookedAtOnceItIsLongEnough() {
    assertThat(Diagnosis.of(run(begin(HEALTHY), 120)).missing())
        .doesNotContainKeys(PLATEAU, GROWTH);
  }

  @Test
  void aRuleThatIsMissingIsNamed() {
    String text =
        HEALTHY.replace(
            "loss = cross_entropy(y, d)", "loss = cross_entropy(y, d) + sum(tanh'(W1))");
    assertThat(Diagnosis.of(begin(text)).missing().get(Symptom.WRONG_STEP))
        .contains("through tanh', and the notation has no slope of a slope");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "w * x            | (y - d) ** 2      | 2 * (y - d) * x     | 3   | a smaller alpha",
        "w * x            | (y - d) ** 2      | -2 * (y - d) * x    | 0.5 | WRONG",
        "w * x            | (y - d) ** 2      | 2 * (y - d) * x * x | 3   | WRONG",
        "w / (x - 1)      | (y - d) ** 2      | 2 * (y - d) / (x - 1) | 0.1 | gives a number",
        "exp(1000 * w * x) | (y - d) ** 2     | 2000 * (y - d) * y * x | 0.1 | gives a number",
        "w * x            | d * log(y - 1) ** 2 | 2 * d * log(y - 1) / (y - 1) * x | 0.1 "
            + "| gives a number",
      })
  void afterAValueThatIsNoNumberTheLastFiniteStepIsJudged(
      String y, String loss, String dw, String alpha, String expected) {
    String text =
        """
        settings:
          alpha = %s
        data:
          1 -> 1
          2 -> 3
        parameters:
          w = ones(1, 1)
        forward:
          y = %s
          loss = %s
        backward:
          dw = %s
        update:
          w = w - alpha * dw
        """
            .formatted(alpha, y, loss, dw);
    Timeline timeline = run(begin(text), 2000);
    assertThat(of(timeline)).contains(NOT_FINITE);
    boolean isWrong =
        Diagnosis.of(timeline).findings().stream()
            .anyMatch(finding -> finding.symptom().severity() == Severity.WRONG);
    assertThat(isWrong).isEqualTo(expected.equals("WRONG"));
    if (isWrong) {
      assertThat(evidence(timeline, NOT_FINITE)).doesNotContain("alpha");
    } else {
      assertThat(evidence(timeline, NOT_FINITE)).contains(expected);
    }
  }

  /** At the minimum nothing can be told of the step itself. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "after = mean((X @ w - D) ** 2) | false",
        "e = X @ w - D; after = mean(e ** 2); least = minimum(least, after) | false",
        "dv = sum(w) | false",
        "kept = sum(w) | true",
        "e = X @ w; a = sum(e); kept = a + least | true",
      })
  void whatNoUpdateReadsIsNotReadTooLate(String behind) {
    String text =
        """
        settings:
          batch = 2
        data:
          1 -> 2
          2 -> 4
        parameters:
          w = [[2]]
          kept = 0
          least = 1
        forward:
          y = X @ w
          loss = mean((y - D) ** 2)
        backward:
          dw = 2 * X.T @ (y - D) / m
        update:
          w = w - (0.1 + kept) * dw
          %s
        """
            .formatted(behind.replaceAll(" \\|.*", "").replace("; ", "\n  "));
    assertThat(of(text).contains(STALE_READ)).isEqualTo(behind.endsWith("true"));
  }

  @Test
  void whatIsTriedHelps() {
    Timeline question = Sessions.begin(Shipped.QUESTION_RELU);
    Program ordered = Sessions.move(question.ahead().experiment().program(), 9, 13);
    assertThat(of(Timeline.begin(Experiment.of("ordered", ordered)))).doesNotContain(STALE_READ);
    String centred =
        Shipped.FIXED_RELU
            .program()
            .toString()
            .replace(
                "Ws = 0.25 * rand(hidden, inputs)", "Ws = 0.25 * (rand(hidden, inputs) - 0.5)");
    assertThat(of(centred)).doesNotContain(ALL_ON);
  }

  @ParameterizedTest
  @EnumSource
  void eachSymptomSaysWhyItMatters(Symptom symptom) {
    assertThat(symptom.reason()).endsWith(".");
    assertThat(symptom.subject()).isNotBlank();
  }

  @Test
  @Tag("slow")
  void anyProgramCanBeDiagnosed() {
    RandomPrograms.some(150)
        .forEach(
            experiment -> {
              Timeline timeline = run(Timeline.begin(experiment), 20);
              assertThat(Diagnosis.of(timeline).samples()).isPositive();
            });
  }

  static String deep(String activation) {
    return """
        settings:
          data = xor
          alpha = 0.05
          seed = 4
        parameters:
          W1 = randn(5, inputs)
          W2 = randn(4, 5)
          b2 = zeros(4, 1)
          W3 = randn(outputs, 4)
        forward:
          A1 = F(W1 @ x)
          Z2 = W2 @ A1 + b2
          A2 = F(Z2)
          Z3 = W3 @ A2
          y = sigmoid(Z3)
          loss = cross_entropy(y, d)
        backward:
          dZ3 = y - d
          dW3 = dZ3 @ A2.T
          dZ2 = W3.T @ dZ3 * F'(Z2)
          dW2 = dZ2 @ A1.T
          dZ1 = W2.T @ dZ2 * F'(W1 @ x)
          dW1 = dZ1 @ x.T
        update:
          W3 = W3 - alpha * dW3
          W2 = W2 - alpha * dW2
          b2 = b2 - alpha * dZ2
          W1 = W1 - alpha * dW1
        """
        .replace("F", activation);
  }
}

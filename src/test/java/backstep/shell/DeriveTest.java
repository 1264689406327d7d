package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.network.Shipped;
import backstep.notation.Line;
import backstep.notation.Program;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeriveTest {
  private static final String ADDED_UP =
      """
      settings:
        data = xor
        alpha = 0.1
        seed = 3
      parameters:
        W1 = randn(5, inputs)
        G1 = zeros(5, inputs)
        W2 = randn(outputs, 5)
        V2 = zeros(outputs, 5)
        K = ones(outputs, 5)
      forward:
        A1 = tanh(W1 @ x)
        y = sigmoid((W2 * K) @ A1)
        loss = cross_entropy(y, d)
      backward:
        error = y - d
        upper = error @ A1.T * K
        back = (W2 * K).T @ error * (1 - A1 ** 2)
      update:
        G1 = G1 + back @ x.T
        V2 = 0.9 * V2 + upper
        W1 = W1 - alpha * (sample == 3) * G1
        G1 = (sample < 3) * G1
        W2 = W2 - alpha * V2
      """;

  private static final String FORWARD =
      """
      settings:
        data = xor
        activation = relu
      parameters:
        W1 = he(5, inputs)
        b1 = zeros(5, 1)
        Wo = xavier(1, 5)
      forward:
        A1 = act(layer_norm(W1 @ x + b1))
        y = sigmoid(Wo @ A1)
        loss = cross_entropy(y, d) + 0.5 * sum(Wo ** 2)
      """;

  private static final String MASKED_IN_PLACE =
      """
      settings:
        data = xor
        seed = 3
      parameters:
        W1 = randn(5, inputs)
        Wo = randn(1, 5)
      forward:
        A1 = relu(W1 @ x)
        y = sigmoid(Wo @ A1)
        loss = cross_entropy(y, d)
      backward:
        e = y - d
        dWo = e @ A1.T
        dA1 = Wo.T * e
        dA1 = where(A1 <= 0, 0, dA1)
        dW1 = dA1 @ x.T
      update:
        Wo = Wo - 0.1 * dWo
        W1 = W1 - 0.1 * dW1
      """;

  /** The mask stands in dA1 by then, which the derived dA1 is without. */
  @Test
  void aLineThatReadsAGradientWrittenTwiceIsNotSaidToDiffer() {
    Typed typed = typed(MASKED_IN_PLACE);
    typed.does("run 3; next 2");
    assertThat(typed.does("derive --diff"))
        .contains("dW1 = dA1 @ x.T")
        .contains("not made of the derived values")
        .doesNotContain("differs here");
  }

  @Test
  void applyingItToTheQuestionGivesTheFixedProgram() {
    Typed typed = Typed.fresh();
    typed.does("next 9; derive --apply");
    assertThat(program(typed).lines()).isEqualTo(Shipped.FIXED_RELU.program().lines());
    assertThat(typed.does("derive --apply"))
        .isEqualTo("the program has these very lines already\n");
    typed.does("undo");
    assertThat(program(typed).lines()).isEqualTo(Shipped.QUESTION_RELU.program().lines());
    assertThat(typed.does("where")).contains("line 10 of 13");
  }

  @Test
  void whatIsAddedUpStaysAndWhatNoLineWritesIsNotTrained() {
    Typed plain = typed(ADDED_UP);
    Typed derived = typed(ADDED_UP);
    assertThat(derived.does("derive --apply"))
        .contains("left as it is, since values are added up of it: error = y - d")
        .contains("not trained, since no line writes it: K")
        .doesNotContain("dropped", "added:");
    String look = "run 20; print norm(W1); print norm(W2); print K";
    assertThat(derived.does(look)).isEqualTo(plain.does(look));
  }

  @Test
  void aForwardSectionAloneBecomesAProgramThatLearnsAndStaysAsDerived() {
    Typed typed = typed(FORWARD);
    assertThat(typed.does("step; derive"))
        .endsWith(
            """
            backward:
              dZ_y = y - d
              dWo = Wo + dZ_y @ A1.T
              dA1 = Wo.T @ dZ_y
              dZ1 = layer_norm'(W1 @ x + b1, dA1 * act'(layer_norm(W1 @ x + b1)))
              dW1 = dZ1 @ x.T
              db1 = dZ1
            """);
    typed.does("derive --apply; step 3");
    assertThat(typed.does("derive --diff"))
        .doesNotContain("\n    + ")
        .endsWith("every derived line is there, and reads what the forward pass read\n");
    assertThat(typed.does("derive --apply"))
        .isEqualTo("the program has these very lines already\n");
  }

  @Test
  void updatesAreKeptAsFarAsWhatTheyReadIsStillThere() {
    Typed typed =
        typed(
            FORWARD
                + """
                backward:
                  gWo = (y - d) @ A1.T
                  dW1 = 0 * W1
                update:
                  rate = 0.1 / (1 + epoch)
                  Wo = Wo - rate * gWo
                  W1 = W1 - rate * dW1
                """);
    assertThat(typed.does("derive --apply"))
        .isEqualTo(
            """
            the backward section is derived: 6 lines
            dropped, since what it reads is gone: Wo = Wo - rate * gWo
            added: Wo = Wo - alpha * dWo
            not trained, since no line writes it: b1
            an update would be: b1 = b1 - alpha * db1
            added to the settings: alpha = 0.1
            """);
    List<String> lines = program(typed).lines().stream().map(Line::toString).toList();
    assertThat(lines)
        .endsWith("rate = 0.1 / (1 + epoch)", "W1 = W1 - rate * dW1", "Wo = Wo - alpha * dWo");
  }

  @Test
  void aLineThatIsWrittenInAnotherWayIsComputedBothWays() {
    Typed typed = Typed.fresh();
    typed.does("load fixed-relu; next 3; edit 11 dWs = dA1 * act'(Z1) @ x.T * 3 / 3");
    assertThat(typed.does("derive --diff"))
        .contains("* 3 / 3      the same value here and elsewhere");
    typed.does("edit 11 dWs = 2 * dZ1 @ x.T");
    assertThat(typed.does("derive --diff")).contains("differs here by up to 0.1340");
  }

  @Test
  void aLineThatGivesTheSameHereIsComparedElsewhereToo() {
    Typed typed = Typed.fresh();
    typed.does("load fixed-relu; edit 10 dZ1 = dA1 * (Z1 > 0.2); set Ws Ws * 0 + 1; step");
    assertThat(typed.does("derive --diff")).contains("differs elsewhere by up to 0.");
    typed.does("set Ws[0,0] nan; step");
    assertThat(typed.does("derive --diff")).contains("differs elsewhere by up to 0.");
    typed.does("load fixed-relu; edit 8 dWo = dZ2 @ A1.T * (1 + sample)");
    assertThat(typed.does("derive --diff")).contains("differs elsewhere by up to");
  }

  @Test
  void ofTwoEqualsTheFirstHasTheSlope() {
    for (String two : List.of("maximum(A, B)", "minimum(A, B)", "where(A == B, A, B)")) {
      Typed typed =
          typed(
              "data:\n  1 -> 0\nparameters:\n  A = [2, 3]\n  B = [2, 3]\nforward:\n"
                  + "  loss = sum("
                  + two
                  + ")\n");
      typed.does("derive --apply; step");
      assertThat(typed.does("print dA")).as(two).isEqualTo("dA = [1, 1]\n");
      assertThat(typed.does("print dB")).as(two).isEqualTo("dB = [0, 0]\n");
    }
  }

  @Test
  void valuesThatAreNoNumbersAnyMoreAreNotAccused() {
    Typed typed = Typed.fresh();
    typed.does("edit 11 dZ1 = act'(Z1) * dA1; set Ws[0,0] nan; step");
    assertThat(typed.does("derive --diff")).contains("not to be compared here: nan");
  }

  @Test
  void lookingChangesNothingAndThePastIsShownAsItRan() {
    Typed typed = Typed.fresh();
    typed.does("step 2; edit 8 dWo = 2 * dZ2 @ A1.T; step; goto 0:1:3");
    Session before = typed.session();
    assertThat(typed.does("derive --diff")).contains("8   dWo = dZ2 @ A1.T\n", "under another");
    assertThat(typed.does("derive")).contains("  dWs = dZ1 @ x.T\n");
    assertThat(typed.session().timeline().now()).isEqualTo(before.timeline().now());
  }

  @Test
  void whatCannotBeDerivedIsSaidWithItsPlace() {
    Typed typed = typed(FORWARD.replace("loss = ", "cost = "));
    assertThat(typed.fails("derive"))
        .isEqualTo(
            """
            a backward pass is derived from a loss, and no line of forward: writes loss:
            insert one, such as loss = cross_entropy(y, d)
            """);
    Typed question = Typed.fresh();
    question.does("edit 2 A1 = Z1 > 0");
    assertThat(question.fails("derive --apply")).contains("Z1 = Ws @ x", "only through");
    question.does("edit 2 A1 = act(Z1); insert after 2 A1 = 2 * A1");
    assertThat(question.fails("derive --diff")).contains("A1 = 2 * A1", "this overwrites A1");
  }

  @Test
  void aProgramEditedByHandIsNotWrittenAnew() {
    Typed typed = Typed.fresh();
    typed.does("move 9 after 12");
    assertThat(typed.fails("set layers 5,5")).contains("edited by\n  hand (line 9)");
    typed.does("undo; set layers 5,5");
    assertThat(typed.fails("set hidden 3")).contains("several hidden layers", "10,10");
  }

  private static Typed typed(String program) {
    Typed typed = Typed.in(MemoryWorld.with("own.bp", program));
    typed.does("load own.bp");
    return typed;
  }

  private static Program program(Typed typed) {
    return typed.session().timeline().ahead().experiment().program();
  }
}

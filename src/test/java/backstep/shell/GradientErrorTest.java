package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code gradcheck} and {@code gradient_error()} as they are typed. */
class GradientErrorTest {

  @Test
  void anUntilCanAskForIt() {
    Typed typed = Typed.fresh();
    assertThat(typed.does("until gradient_error() > 0.1")).contains("stopped");
  }

  @Test
  void aBreakpointCanAskForIt() {
    Typed typed = Typed.fresh();
    typed.does("load fixed-relu; break 1 if gradient_error() > 1e-3");
    assertThat(typed.does("run 20; where")).contains("epoch 19");
    typed.does("restart; goto 3:0:1; move 12 after 8");
    assertThat(typed.does("continue")).contains("epoch 3 · sample 1");
  }

  @Test
  void itIsOfTheProgramAtHandAfterEveryKindOfEdit() {
    Typed typed = Typed.fresh();
    for (String line :
        new String[] {"set seed 7", "restart", "load question-sigmoid", "set hidden 3"}) {
      typed.does(line);
      assertThat(error(typed)).as(line).isBetween(1e-3, 100.0);
    }
    typed.does("move 9 after 13");
    assertThat(error(typed)).isLessThan(1e-6);
    typed.does("undo");
    assertThat(error(typed)).isGreaterThan(1e-3);
    typed.does("load fixed-relu");
    assertThat(error(typed)).isLessThan(1e-6);
  }

  private static double error(Typed typed) {
    String answer = typed.does("set precision exact; print gradient_error()");
    return Double.parseDouble(answer.substring(answer.lastIndexOf('=') + 1).strip());
  }

  @Test
  void aGradientOfAnotherShapeIsNotRight() {
    Typed typed = Typed.fresh();
    typed.does("load fixed-relu; edit 8 dWo = sum(dZ2 @ A1.T); step");
    assertThat(typed.does("gradcheck")).contains("dWo is 1 x 1 and Wo is 1 x 10");
    assertThat(typed.does("print gradient_error()")).isEqualTo("gradient_error() = inf\n");
  }

  @Test
  void itIsTheSameAtEveryLineOfASample() {
    Typed typed = Typed.fresh();
    typed.does("goto 2:1:1");
    String first = typed.does("print gradient_error()");
    for (int line = 0; line < 13; line++) {
      typed.does("next");
      assertThat(typed.does("print gradient_error()")).isEqualTo(first);
    }
    assertThat(typed.does("next; print gradient_error()")).doesNotEndWith(first);
  }

  @Test
  void withoutALossItIsNotANumber() {
    Typed typed = Typed.fresh();
    typed.does("drop 5");
    assertThat(typed.does("print gradient_error()")).isEqualTo("gradient_error() = nan\n");
    assertThat(typed.fails("gradcheck")).contains("gradcheck NAME takes those of another value");
    typed.does("gradcheck reported");
    typed.does("insert after 4 loss = y - [1, 0]");
    assertThat(typed.does("print gradient_error()")).isEqualTo("gradient_error() = nan\n");
    assertThat(typed.fails("gradcheck")).containsIgnoringWhitespaces("1 x 1, and loss is 2 x 1");
  }

  @Test
  void gradcheckIsTheSameWhereverTheSampleStands() {
    Typed typed = Typed.fresh();
    typed.does("goto 5:2:1");
    String first = typed.does("gradcheck");
    for (String line : new String[] {"next", "next 5", "next", "finish"}) {
      typed.does(line);
      assertThat(typed.does("gradcheck")).isEqualTo(first);
    }
  }

  @Test
  void itsTextFitsEightyColumnsWithAnyNumbers() {
    Typed typed = Typed.fresh();
    for (String line :
        new String[] {"goto 640:3:1", "set precision 15", "set precision exact", "run 2000"}) {
      typed.does(line);
      for (String check : new String[] {"gradcheck", "gradcheck reported", "gradcheck Ws"}) {
        Reply reply = Typed.SHELL.run(typed.session(), check, new MemoryWorld());
        assertThat(reply.failed()).isFalse();
        assertThat(typed.does(check).lines())
            .allSatisfy(shown -> assertThat(shown.length()).as(shown).isLessThanOrEqualTo(80));
      }
    }
  }

  @Test
  void aGradientWithoutALineAndAValueWithoutAGradientAreRefused() {
    Typed typed = Typed.fresh();
    typed.does("edit 13 Ws = Ws - alpha * dZ1 @ x.T; drop 12");
    assertThat(typed.fails("gradcheck Ws")).contains("no line of this program computes dWs");
    assertThat(typed.does("gradcheck")).contains("No line writes dWs, the gradient of Ws.");
  }

  @Test
  void aParameterThatNoLineChangesNeedsNoGradient() {
    Typed typed = Typed.fresh();
    typed.does("drop 13; drop 12");
    assertThat(typed.does("gradcheck")).doesNotContain("No line writes");
  }

  @Test
  void mTimesTheSlopeIsNoErrorWhereGradcheckSaysRight() {
    Typed typed = Typed.fresh();
    for (String times : new String[] {"1", "m", "-m", "3"}) {
      typed.does(
          "load fixed-sigmoid; set batch all; edit 8 dWo = %s * (dZ2 @ A1.T)".formatted(times)
              + "; edit 12 Wo = Wo - alpha * dWo / (%s)".formatted(times));
      boolean isRight = !typed.does("gradcheck").contains("| other");
      assertThat(isRight).as(times).isEqualTo(!times.equals("3"));
      assertThat(error(typed) < 1e-6).as(times).isEqualTo(isRight);
    }
  }
}

package backstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.network.Shipped;
import backstep.shell.Typed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The shell on plain streams. */
class PlainTest {
  private static final String BOGUS =
      "  bogus\n  ^ there is no command or value 'bogus'; help lists the commands\n";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Plain plain =
      new Plain(Typed.SHELL, Screen.of(Palette.NONE, StandardCharsets.UTF_8, out, err));

  private int piped(String lines) {
    ByteArrayInputStream in = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    return plain.run(Typed.beginning(Shipped.QUESTION_RELU), in);
  }

  private int commands(String line) {
    return plain.runLine(Typed.beginning(Shipped.QUESTION_RELU), line);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void pipedLinesRunInOneSessionWithoutAPrompt() {
    assertThat(piped("step\nprint sample + 1\n")).isZero();
    assertThat(out()).startsWith("epoch 0 · sample 0").endsWith("sample + 1 = 1\n");
    assertThat(out() + err()).doesNotContain("backstep>");
  }

  @Test
  void aLastLineWithoutItsEndRunsToo() {
    assertThat(piped("print 1\nprint 2")).isZero();
    assertThat(out()).isEqualTo("1 = 1\n2 = 2\n");
  }

  @Test
  void linesMayEndAsOnWindows() {
    assertThat(piped("print 1\r\nprint 2\r\n")).isZero();
    assertThat(out()).isEqualTo("1 = 1\n2 = 2\n");
  }

  @Test
  void noLinesAreNoFailure() {
    assertThat(piped("")).isZero();
    assertThat(out()).isEmpty();
  }

  @Test
  void afterALineThatFailsItGoesOnAndEndsWithOne() {
    assertThat(piped("bogus\nprint 2\n")).isOne();
    assertThat(out()).isEqualTo("2 = 2\n");
    assertThat(err()).isEqualTo(BOGUS);
  }

  @Test
  void quitEndsItWithWhatHasHappenedSoFar() {
    assertThat(piped("quit\nbogus\n")).isZero();
    assertThat(piped("bogus\nquit\n")).isOne();
  }

  @Test
  void whatRanBeforeAFailureIsOutputAndTheFailureIsNot() {
    assertThat(commands("print 1; bogus; print 2")).isOne();
    assertThat(out()).isEqualTo("1 = 1\n");
    assertThat(err()).isEqualTo(BOGUS);
  }

  @Test
  void commandsThatWorkEndWithZero() {
    assertThat(commands("step 2; print sample")).isZero();
    assertThat(err()).isEmpty();
  }
}

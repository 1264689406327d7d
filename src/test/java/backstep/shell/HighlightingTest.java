package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.render.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a line looks as it is typed. */
class HighlightingTest {
  private static String highlighted(String line) {
    return Typed.SHELL.highlighted(Typed.fresh().session(), line);
  }

  @Test
  void commandsNamesAndNumbersHaveAStyle() {
    assertThat(highlighted("step; print Ws[0,12] # print"))
        .isEqualTo(
            Style.STRONG.on("step")
                + "; "
                + Style.STRONG.on("print")
                + " "
                + Style.NAME.on("Ws")
                + "["
                + Style.NUMBER.on("0")
                + ","
                + Style.NUMBER.on("12")
                + "] "
                + Style.FAINT.on("# print"));
    assertThat(highlighted("bogus zzz")).isEqualTo("bogus zzz");
    assertThat(highlighted("Ws @ x")).isEqualTo(Style.NAME.on("Ws") + " @ " + Style.NAME.on("x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "set a-b", "1e-4+.5e9", "x1 = 'é'\n\nnext", "§$%&/", "sum(", "p"})
  void theTextStaysTheSame(String line) {
    assertThat(Style.plain(highlighted(line))).isEqualTo(line);
  }
}

package backstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.render.Style;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a screen does with what it cannot show. */
class ScreenTest {
  private static Screen screen(boolean colours, Charset charset) {
    OutputStream none = OutputStream.nullOutputStream();
    return Screen.of(colours, charset, none, none);
  }

  @Test
  void aScreenOfAsciiShowsPlainerSigns() {
    Screen ascii = screen(false, StandardCharsets.US_ASCII);
    assertThat(ascii.shown("epoch 0 · end\n")).isEqualTo("epoch 0 - end\n");
    assertThat(ascii.shown("╔═╤─╗\n║ │ ║\n╚═╧═╝ ü")).isEqualTo("+-+-+\n| | |\n+-+-+ ?");
  }

  @Test
  void onlyWhatCannotBeShownIsReplaced() {
    assertThat(screen(false, StandardCharsets.ISO_8859_1).shown("a · ü ═")).isEqualTo("a · ü -");
    assertThat(screen(false, StandardCharsets.UTF_8).shown("a · ü ═")).isEqualTo("a · ü ═");
  }

  @Test
  void withoutColoursThereAreNoSequences() {
    String styled = Style.WRONG.on("nan") + Style.FAINT.on(" off");
    assertThat(screen(false, StandardCharsets.UTF_8).shown(styled)).isEqualTo("nan off");
    assertThat(screen(true, StandardCharsets.UTF_8).shown(styled)).isEqualTo(styled);
  }

  @Test
  void textGoesOutInTheCharactersOfTheScreenAndComplaintsAside() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Screen screen = Screen.of(false, StandardCharsets.ISO_8859_1, out, err);
    screen.print("·");
    screen.complain("ü");
    assertThat(out.toByteArray()).containsExactly(0xB7);
    assertThat(err.toByteArray()).containsExactly(0xFC);
  }
}

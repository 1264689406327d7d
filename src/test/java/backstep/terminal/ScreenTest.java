package backstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.network.Shipped;
import backstep.render.Chart;
import backstep.render.Coolwarm;
import backstep.render.Numbers;
import backstep.render.Style;
import backstep.render.Tables;
import backstep.render.View;
import backstep.render.Window;
import backstep.shell.MemoryWorld;
import backstep.shell.Session;
import backstep.shell.Typed;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a screen does with what it cannot show. */
class ScreenTest {
  private static Screen screen(Palette palette, Charset charset) {
    OutputStream none = OutputStream.nullOutputStream();
    return Screen.of(palette, charset, none, none);
  }

  @Test
  void aScreenOfAsciiShowsPlainerSigns() {
    Screen ascii = screen(Palette.NONE, StandardCharsets.US_ASCII);
    assertThat(ascii.shown("epoch 0 · end\n")).isEqualTo("epoch 0 - end\n");
    assertThat(ascii.shown("╔═╤─╗\n║ │ ║\n╚═╧═╝ ü")).isEqualTo("+-+-+\n| | |\n+-+-+ ?");
  }

  @Test
  void onlyWhatCannotBeShownIsReplaced() {
    assertThat(screen(Palette.NONE, StandardCharsets.ISO_8859_1).shown("a · ü ═"))
        .isEqualTo("a · ü -");
    assertThat(screen(Palette.NONE, StandardCharsets.UTF_8).shown("a · ü ═")).isEqualTo("a · ü ═");
  }

  @Test
  void dotsAndHalfBlocksHavePlainerSignsToo() {
    assertThat(screen(Palette.NONE, StandardCharsets.US_ASCII).shown("⠶▀")).isEqualTo("*#");
  }

  @Test
  void coloursAreRoundedToThoseThereAre() {
    String blue = new Style("38;2;59;76;192").on("cool");
    assertThat(screen(Palette.TRUE, StandardCharsets.UTF_8).shown(blue))
        .isEqualTo("\u001B[38;2;59;76;192mcool\u001B[0m");
    assertThat(screen(Palette.INDEXED, StandardCharsets.UTF_8).shown(blue))
        .matches("\u001B\\[38;5;\\d+mcool\u001B\\[0?m");
    assertThat(screen(Palette.SIXTEEN, StandardCharsets.UTF_8).shown(blue))
        .matches("\u001B\\[[39]\\dmcool\u001B\\[0?m");
    assertThat(screen(Palette.NONE, StandardCharsets.UTF_8).shown(blue)).isEqualTo("cool");
  }

  @Test
  void sixteenColoursTellTheCurvesAndTheHeightsOfASurfaceApart() {
    Screen sixteen = screen(Palette.SIXTEEN, StandardCharsets.UTF_8);
    Window window = new Window(80, 24, true, false, false);
    Chart.Curve curve = new Chart.Curve("c", new double[] {0, 1}, new double[] {0, 1});
    View view = new View(Numbers.USUAL, Tables.ASCII, window);
    String chart = sixteen.shown(Chart.text(Collections.nCopies(10, curve), view));
    assertThat(colours(chart, "(?m)^\u001B\\[(\\d\\d)m")).hasSize(10);
    StringBuilder heights = new StringBuilder();
    for (int i = 0; i <= 32; i++) {
      int rgb = Coolwarm.rgb(i / 32.0);
      heights.append(
          new Style("48;2;" + (rgb >> 16) + ";" + (rgb >> 8 & 255) + ";" + (rgb & 255)).on(" "));
    }
    assertThat(colours(sixteen.shown(heights.toString()), "\u001B\\[(\\d{2,3})m"))
        .containsExactly("44", "104", "47", "101", "41");
  }

  private static Set<String> colours(String shown, String pattern) {
    return Pattern.compile(pattern)
        .matcher(shown)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  @Test
  void theEnvironmentSaysHowManyColoursThereAre() {
    assertThat(Palette.of(Map.of("TERM", "xterm"))).isEqualTo(Palette.SIXTEEN);
    assertThat(Palette.of(Map.of("TERM", "tmux-256color"))).isEqualTo(Palette.INDEXED);
    assertThat(Palette.of(Map.of("TERM", "xterm", "COLORTERM", "truecolor")))
        .isEqualTo(Palette.TRUE);
    assertThat(Palette.of(Map.of("COLORTERM", "truecolor", "NO_COLOR", "1")))
        .isEqualTo(Palette.MARKS);
    assertThat(Palette.of(Map.of("TERM", "xterm", "NO_COLOR", ""))).isEqualTo(Palette.SIXTEEN);
  }

  @Test
  void withoutColoursThereAreNoSequences() {
    String styled = Style.WRONG.on("nan") + Style.FAINT.on(" off");
    assertThat(screen(Palette.NONE, StandardCharsets.UTF_8).shown(styled)).isEqualTo("nan off");
    assertThat(screen(Palette.SIXTEEN, StandardCharsets.UTF_8).shown(styled))
        .isEqualTo("\u001B[31mnan\u001B[0m\u001B[2m off\u001B[0m");
  }

  @Test
  void whatHasChangedHasAMarkWhereverSomebodyReads() {
    Session session = Typed.beginning(Shipped.QUESTION_RELU);
    String step = Typed.SHELL.run(session, "step", new MemoryWorld()).text();
    assertThat(screen(Palette.NONE, StandardCharsets.UTF_8).shown(step))
        .isEqualTo(Style.plain(step))
        .contains("-0.0066  0.0689 |");
    for (Palette palette : List.of(Palette.MARKS, Palette.SIXTEEN, Palette.TRUE)) {
      String shown = screen(palette, StandardCharsets.UTF_8).shown(step);
      assertThat(shown.replaceAll("\u001B\\[[0-9;]*m", "")).contains("-0.0066  0.0689*|");
    }
  }

  @Test
  void onlyOurOwnStylesCommandTheTerminal() {
    String theirs = "\u001B[31mred\u001B[0m \u009B31m \u001B]0;title\u0007 a\rb\tc\r\n\u202E";
    String shown = "\uFFFD[31mred\uFFFD[0m \uFFFD31m \uFFFD]0;title\uFFFD a\uFFFDb\tc\r\n\uFFFD";
    for (Palette palette : Palette.values()) {
      assertThat(screen(palette, StandardCharsets.UTF_8).shown(theirs)).isEqualTo(shown);
    }
    assertThat(screen(Palette.TRUE, StandardCharsets.UTF_8).shown(Style.STRONG.on(theirs)))
        .isEqualTo("\u001B[1m" + shown + "\u001B[0m");
  }

  @Test
  void whatLooksLikeAColourIsLeftAlone() {
    String theirs = "38;2;99999999999;1;1m 38;2;1;2;3m";
    assertThat(screen(Palette.SIXTEEN, StandardCharsets.UTF_8).shown(theirs)).isEqualTo(theirs);
  }

  @Test
  void aCharacterOfTwoHalvesIsOneSign() {
    assertThat(screen(Palette.NONE, StandardCharsets.ISO_8859_1).shown("a \uD83D\uDE00 ü"))
        .isEqualTo("a ? ü");
    assertThat(screen(Palette.NONE, StandardCharsets.UTF_8).shown("a \uD83D\uDE00"))
        .isEqualTo("a \uD83D\uDE00");
  }

  @Test
  void textGoesOutInTheCharactersOfTheScreenAndComplaintsAside() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Screen screen = Screen.of(Palette.NONE, StandardCharsets.ISO_8859_1, out, err);
    screen.print("·");
    screen.complain("ü");
    assertThat(out.toByteArray()).containsExactly(0xB7);
    assertThat(err.toByteArray()).containsExactly(0xFC);
  }
}

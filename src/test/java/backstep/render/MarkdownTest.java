package backstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {
  private static final String PAGE =
      """
      # The error, exactly {#error}

      Line 10 reads *Wo* after its update: `Wo - alpha * dWo`. Put
      that into the **lines** behind it, see [lesson 7](07-why.md) and
      [numpy](https://numpy.org).

          -alpha · (y - d)²

      - one point that is so long that it goes on in a second line, below its beginning
      - another

      3. third
      4. fourth

      > a quotation

      ```python
      y = 1 / (1 + np.exp(-z))
      ```

      | name | meaning |
      | --- | --- |
      | `Z1` | the pre-activations of the hidden layer, before the bend |
      """;

  @Test
  void aPageIsWrappedToTheWindow() {
    assertThat(Style.plain(Markdown.text(PAGE, 40)))
        .isEqualTo(
            """
            The error, exactly

            Line 10 reads Wo after its update:
            Wo - alpha * dWo. Put that into the
            lines behind it, see lesson 7 and
            numpy (https://numpy.org).

                -alpha · (y - d)²

            - one point that is so long that it
              goes on in a second line, below its
              beginning
            - another

            3. third
            4. fourth

            > a quotation

                y = 1 / (1 + np.exp(-z))

            name  meaning
            Z1    the pre-activations of the hidden
                  layer, before the bend
            """);
  }

  @Test
  void noLineIsWiderThanIsGoodToRead() {
    assertThat(Style.plain(Markdown.text("word ".repeat(100), 200)).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
  }

  @Test
  void aSentenceIsIndented() {
    assertThat(Style.plain(Markdown.inline("How many of the *ten* units are off?", 24, 2)))
        .isEqualTo("  How many of the ten\n  units are off?\n");
  }

  @Test
  void codeAndWhatIsStrongAreBoldAndEmphasisIsUnderlined() {
    assertThat(ansi("Type `set Wo 0.5 * Wo`, **not** `step`; see *below*."))
        .isEqualTo(
            "Type \33[1mset Wo 0.5 * Wo\33[0m, \33[1mnot\33[0m \33[1mstep\33[0m;"
                + " see \33[4mbelow\33[0m.\n");
  }

  @Test
  void codeIsNotBrokenAcrossLines() {
    assertThat(Style.plain(Markdown.inline("Now type `set Wo 0.5 * Wo` once more.", 24, 0)))
        .isEqualTo("Now type\nset Wo 0.5 * Wo once\nmore.\n");
  }

  @Test
  void commandsAreBrokenOnlyBetweenOneAndTheNext() {
    String two = "`insert after p2 bo = zeros(outputs, 1); edit 3 Z2 = Wo @ A1 + bo; run`";
    assertThat(Style.plain(Markdown.inline("One more way is " + two + ".", 60, 0)))
        .isEqualTo(
            """
            One more way is insert after p2 bo = zeros(outputs, 1);
            edit 3 Z2 = Wo @ A1 + bo; run.
            """);
    assertThat(Style.plain(Markdown.inline("One more way is " + two + ".", 50, 0)))
        .isEqualTo(
            """
            One more way is
            insert after p2 bo = zeros(outputs, 1);
            edit 3 Z2 = Wo @ A1 + bo; run.
            """);
  }

  private static String ansi(String markdown) {
    return Style.ansi(Markdown.inline(markdown, 80, 0), code -> code);
  }

  @Test
  void aSentenceWithAMarkOfMarkdownInItStaysAsItIs() {
    assertThat(Markdown.inline("-alpha * (y - d) ** 2 * A1[0], or a <b> c", 80, 0))
        .isEqualTo("-alpha * (y - d) ** 2 * A1[0], or a <b> c\n");
  }
}

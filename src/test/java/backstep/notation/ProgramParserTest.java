package backstep.notation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgramParserTest {

  @Test
  void commentsSurviveWhereverTheyStand() {
    String text =
        """
        # above the settings
        # on two lines
        settings:
          # above alpha
          alpha = 0.1  # beside alpha

        # above the data
        data:
          0, 1 -> 1  # beside a sample

        # above the parameters
        parameters:
          W = ones(1, 2)  # beside a parameter

        # above forward
        forward:
          # above y
          y = W @ x  # beside y

        # at the very end
        """;
    assertThat(parse(text)).hasToString(text);
  }

  @Test
  void commentsBesideAHeadingMoveToTheNextLine() {
    assertThat(parse("forward: # why\n  y = x\n")).hasToString("forward:\n  # why\n  y = x\n");
  }

  @Test
  void aHashWithoutWordsIsACommentToo() {
    String text = "#\nforward:\n  #\n  y = x\n";
    assertThat(parse(text)).hasToString(text);
  }

  @Test
  void layoutDoesNotMatter() {
    Program tidy = parse("settings:\n  alpha = 0.1\n\nforward:\n  y = W @ x\n");
    Program loose = parse("\uFEFFsettings:\r\nalpha=1e-1\r\n\r\n\r\n  forward :\n\ty =  (W@x)");
    assertThat(loose).isEqualTo(tidy);
  }

  @Test
  void anEmptySectionIsAsGoodAsNone() {
    Program without = parse("forward:\n  y = x\n");
    Program with = parse("settings:\nforward:\n  y = x\nbackward:\nupdate:\n");
    assertThat(with).isEqualTo(without);
  }

  @Test
  void linesKnowTheirSectionAndAreNumberedThroughAllSections() {
    Program program = parse("forward:\n  y = x\nbackward:\n  z = y\nupdate:\n  y = z\n");
    assertThat(program.line(2).section()).isEqualTo(Section.BACKWARD);
    assertThat(program.writers("y")).containsExactly(1, 3);
    assertThat(program.writtenNames()).containsExactly("y", "z");
  }

  @Test
  void reportedComesBeforeLoss() {
    assertThat(parse("forward:\n  loss = 1\n  reported = 2\n").reported()).contains("reported");
    assertThat(parse("forward:\n  loss = 1\n").reported()).contains("loss");
    assertThat(parse("forward:\n  y = 1\n").reported()).isEmpty();
  }

  @Test
  void aSettingIsANumberOrAWord() {
    Program program = parse("settings:\n  a = -1.5e3\n  data = xor\nforward:\n  y = x\n");
    assertThat(program.setting("a").orElseThrow().number()).isEqualTo(-1500);
    assertThat(program.setting("data").orElseThrow().value()).isEqualTo("xor");
  }

  @Test
  void aSampleHasInputsAndTargets() {
    Program program = parse("data:\n  0.05, 0.10 -> 0.01, .99\nforward:\n  y = x\n");
    assertThat(program.data().samples()).hasSize(1);
    assertThat(program.data().samples().get(0).x()).hasToString("2 x 1 [[0.05, 0.1]]");
    assertThat(program.data().samples().get(0).d()).hasToString("2 x 1 [[0.01, 0.99]]");
  }

  private static Program parse(String text) {
    return ProgramParser.parse("test.bp", text);
  }
}

package backstep.tutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstep.lesson.Limit;
import backstep.lesson.Report;
import backstep.notation.UserError;
import backstep.shell.MemoryWorld;
import backstep.shell.Typed;
import backstep.shell.World;
import org.junit.jupiter.api.Test;

/** What a stranger's file may do has an end, and its line is said. */
class LimitTest {
  private static final String ENDLESS =
      """
      ```session
      backstep> lesson hook
      ...
      backstep> run 100000000
      ...
      backstep> print 1
      1 = 1
      ```

      ```session
      backstep> print 1
      1 = 1
      ```
      """;

  private static final String MANY =
      "```session\n" + "backstep> print 1\n1 = 1\n".repeat(60) + "```\n";

  private static World limited(String text) {
    return new Limit(MemoryWorld.with("a.md", text), 50);
  }

  private static String replayed(String text) {
    Report report = Report.of("a.md", text, Typed.SHELL, limited(text));
    assertThat(report.isRight()).isFalse();
    return report.text();
  }

  @Test
  void aReplayEndsAtTheCommandThatIsTooMuch() {
    assertThat(replayed(ENDLESS))
        .isEqualTo(
            """
            a.md:4: run 100000000: this file works more than one may, and ends here: at most 50 \
            commands are run, and a long one counts as several
            a.md: 0 of 2 blocks match, 1 block not run
            """);
    assertThat(replayed(MANY)).startsWith("a.md:100: print 1: this file works more");
  }

  @Test
  void soDoesAGrade() {
    assertThatThrownBy(() -> Grade.of("hook", "a.md", Typed.SHELL, limited(ENDLESS)))
        .isInstanceOfSatisfying(
            UserError.class,
            error ->
                assertThat(error.text())
                    .startsWith("a.md:4:\n  run 100000000\n  ^\n")
                    .contains("works more than one may"));
  }

  @Test
  void whatIsLessIsReplayed() {
    String few = MANY.replaceFirst("(backstep.*\n.*\n){20}", "");
    assertThat(Report.of("a.md", few, Typed.SHELL, limited(few)).isRight()).isTrue();
  }
}

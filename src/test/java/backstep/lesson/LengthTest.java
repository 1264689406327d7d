package backstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import backstep.notation.ProgramParser;
import backstep.notation.UserError;
import backstep.render.Markdown;
import backstep.shell.MemoryWorld;
import backstep.shell.Typed;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What is 100 kB long, and as bad as it can be for whoever reads it: a pattern that goes back takes
 * minutes for each of these, one that does not takes a moment.
 */
class LengthTest {
  private static final int LENGTH = 100_000;

  /** Far more than any of these needs, however busy the machine is. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static String times(String piece) {
    return piece.repeat(LENGTH / piece.length());
  }

  private static void reads(String text) {
    try {
      Document.parse("a.md", text);
    } catch (UserError error) {
      assertThat(error.text()).isNotEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> noInputCostsMoreThanItsLength() {
    Output output = new Output(1e-6);
    String gaps = "[..]1.5 ".repeat(300);
    String decimals = "1.5 ".repeat(25_000);
    Map<String, Runnable> all =
        Map.ofEntries(
            Map.entry("a heading of blanks", () -> reads("# a" + times(" ") + "b\n")),
            Map.entry("a heading of anchors", () -> reads("# a" + times("{#") + "b\n")),
            Map.entry("a title of blanks", () -> Markdown.title("a" + times(" ") + "b")),
            Map.entry("a title of anchors", () -> Markdown.text("# a" + times("{#") + "b", 80)),
            Map.entry("options", () -> reads(option(times("x [a] ")))),
            Map.entry("arrows", () -> reads(option("a [" + times("] -> ") + "\n"))),
            Map.entry(
                "brackets of a hint", () -> reads("```goal id=a\nhint[" + times("]") + "\n```\n")),
            Map.entry(
                "a setting of blanks", () -> parses("settings:\n  a = 1" + times(" ") + "b\n")),
            Map.entry(
                "a setting of a list", () -> parses("settings:\n  a = " + times("1,") + "b\n")),
            Map.entry("a heading of a section", () -> parses(times("a") + times(" ") + "b\n")),
            Map.entry("gaps in what is shown", () -> output.lineMatches(gaps + "!", decimals)),
            Map.entry(
                "digits in what is shown", () -> output.lineMatches(times("1"), times("1") + "x")),
            Map.entry("words", () -> output.lineMatches(times("*a ") + "b", times("*a ") + "c")),
            Map.entry("numbers of two lines", () -> Output.numbers(times("1"), times("1."))),
            Map.entry(
                "a field of many lines",
                () -> reads("```predict id=a\nask: q\n" + times(" a\n") + "```\n")));
    return all.entrySet().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.getKey(), () -> assertTimeoutPreemptively(PATIENCE, one.getValue()::run)));
  }

  private static String option(String text) {
    return "```choice id=a\nask: q\n( ) " + text + "\n( ) b [1] -> c\n```\n";
  }

  private static void parses(String text) {
    try {
      ProgramParser.parse("a.bp", text);
    } catch (UserError error) {
      assertThat(error.text()).isNotEmpty();
    }
  }

  /** Each level costs stack in whatever walks the tree. */
  @Test
  void whatIsNestedDeeplyIsRefused() {
    for (String text :
        List.of(
            times(">") + " a",
            "- ".repeat(100) + "a\n" + times("\n") + "a",
            "# " + "*a ".repeat(20_000) + "b" + " a*".repeat(20_000))) {
      assertThatThrownBy(() -> Document.parse("a.md", text))
          .isInstanceOf(UserError.class)
          .hasMessage("a.md is nested too deeply; at most 100 levels");
      assertThatThrownBy(() -> Markdown.text(text, 80)).isInstanceOf(UserError.class);
    }
    assertThatThrownBy(
            () -> Markdown.text(times("a|") + "\n" + times("-|") + "\n" + times("a\n"), 80))
        .isInstanceOf(UserError.class)
        .hasMessage("this text has a table with more cells than anybody reads");
  }

  @Test
  void manyLinesBesideManyOthersAreNotPaired() {
    List<String> shown = Collections.nCopies(LENGTH / 3, "x");
    List<String> came = Collections.nCopies(LENGTH / 3, "y");
    Alignment alignment =
        assertTimeoutPreemptively(PATIENCE, () -> new Output(1e-6).align(shown, came));
    assertThat(alignment.isRight()).isFalse();
    assertThat(alignment.rows()).hasSize(shown.size() + came.size());
  }

  @Test
  void lessonsThatOneNeedsAreLookedUpAtOnce() {
    String ids = IntStream.range(0, 15_000).mapToObj(i -> "a" + i).collect(Collectors.joining(","));
    MemoryWorld world =
        MemoryWorld.with("a.md", "---\nlesson: a\nneeds: " + ids + "\n---\n\nText.\n");
    String kept =
        IntStream.range(0, 4_000)
            .mapToObj(i -> "lesson b" + i + " 0\n")
            .collect(Collectors.joining());
    world.keep("lessons.txt", kept);
    assertTimeoutPreemptively(PATIENCE, () -> Typed.in(world).does("lesson a.md"));
  }

  @Test
  void aGapIsFilledByWhateverLetsTheRestMatch() {
    Output output = new Output(1e-6);
    assertThat(output.lineMatches("a [..] b [..] c", "a x b y b z c d c")).isTrue();
    assertThat(output.lineMatches("a [..] 1.5 c", "a 2.0 c 1.5 c")).isTrue();
    assertThat(output.lineMatches("it is 0.5.", "it is 0.50000001.")).isTrue();
    assertThat(output.lineMatches("a [..] b [..] c", "a x c y b")).isFalse();
    assertThat(List.of("a", "a {#b}", "a {#b} c", "a } {#b {#c}  ", "{#", "}", ""))
        .map(Markdown::title)
        .containsExactly("a", "a", "a {#b} c", "a }", "{#", "}", "");
  }
}

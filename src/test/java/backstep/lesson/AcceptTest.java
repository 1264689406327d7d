package backstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstep.lesson.Alignment.Changed;
import backstep.notation.UserError;
import backstep.shell.MemoryWorld;
import backstep.shell.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accepting what came changes lines of output that do not match, and nothing else. */
class AcceptTest {
  private static final String FILE = "a.md";

  /** Some lines that are shown, some that came: alike now and then. */
  private static final List<String> LINES =
      List.of("Z1 = 0.0756", "Z1 = 0.0757", "a", "  b", "", "...", "[..] c", "```", "````", "nan");

  private static Report replay(String text) {
    return Report.of(FILE, text, Typed.SHELL, new MemoryWorld());
  }

  private static String accepted(String text) {
    return Accept.of(replay(text), text);
  }

  @Test
  void whatCameStandsInThePlaceOfWhatDoesNotMatch() {
    String text =
        """
        # A page

        Two decimals: 0.07.

        ```session
        backstep> next
        1  Z1 = Ws @ x
        [..]
        ...
        | 0 | 0.9999 |
        ...
        backstep> print Z1[0]
        Z1[0] = 0.0757
        ```
        """;
    assertThat(accepted(text))
        .isEqualTo(
            """
            # A page

            Two decimals: 0.07.

            ```session
            backstep> next
             1  Z1 = Ws @ x
            [..]
            ...
            |    0 | 0.0756 |
            ...
            backstep> print Z1[0]
            Z1[0] = 0.0756
            ```
            """);
  }

  @Test
  void aPageThatIsRightStaysAsItIs() {
    String text = "```session\r\nbackstep> print   Z1[0]  # why\r\n```\r\n";
    String right =
        accepted("```session\nbackstep> next; print Z1[0]\n...\nZ1[0] = 0.07560001\n```");
    assertThat(right).isEqualTo(accepted(right));
    assertThat(text).isNotEqualTo(accepted("```session\r\nbackstep> print alpha\r\n```\r\n"));
    assertThat(accepted("```session\r\nbackstep> print alpha\r\n```\r\n"))
        .isEqualTo("```session\r\nbackstep> print alpha\r\nalpha = 0.0500\r\n```\r\n");
  }

  @Test
  void aBlockIsNeverLeftWithNothingButAGap() {
    String text = "```session\nbackstep> print alpha\n...\nbackstep> undisplay\nbeta\n```\n";
    String accepted = accepted(text.replace("undisplay", "# nothing"));
    assertThat(accepted)
        .isEqualTo(
            "```session\nbackstep> print alpha\nalpha = 0.0500\n...\nbackstep> # nothing\n```\n");
    assertThat(replay(accepted).isRight()).isTrue();
  }

  @Test
  void whatFailedAndShouldNotIsNotAccepted() {
    String text =
        "```session\nbackstep> print alpha\n1\nbackstep> bogus\n2\nbackstep> print 3\n4\n```\n";
    assertThat(accepted(text)).isEqualTo(text.replace("\n1\n", "\nalpha = 0.0500\n"));
    assertThat(replay(text).text())
        .contains("a.md:4: bogus failed", "0 of 1 block match")
        .doesNotContain("print 3");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void onlyLinesThatDoNotMatchChangeAndThenAllMatch(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      Page page = Page.random(random);
      Document document = Document.parse(FILE, page.text());
      Report report = page.report(document);
      String accepted = Accept.of(report, page.text());
      Document after = Document.parse(FILE, accepted);
      assertThat(prose(accepted)).isEqualTo(prose(page.text()));
      for (int j = 0; j < page.outputs.size(); j++) {
        List<String> shown = after.sessions().get(0).exchanges().get(j).expected();
        List<String> old = document.sessions().get(0).exchanges().get(j).expected();
        Output output = new Output(1e-6);
        assertThat(output.matches(shown, page.outputs.get(j))).as(accepted).isTrue();
        boolean showsSomething =
            after.sessions().get(0).exchanges().stream().anyMatch(one -> !one.expected().isEmpty());
        if (output.matches(old, page.outputs.get(j)) && showsSomething) {
          assertThat(shown.stream().filter(old::contains).toList()).containsAll(old);
        }
      }
    }
  }

  /** All that is neither output nor a wildcard. */
  private static List<String> prose(String text) {
    return text.lines()
        .filter(line -> line.startsWith("backstep>") || line.startsWith("Prose"))
        .toList();
  }

  /** A page with a session, and what came of its commands. */
  private record Page(String text, List<List<String>> outputs) {

    static Page random(Random random) {
      StringBuilder text = new StringBuilder("Prose 0.07\n\n`````session\n");
      List<List<String>> outputs = new ArrayList<>();
      boolean shows = false;
      for (int i = 0; i < 1 + random.nextInt(3); i++) {
        text.append("backstep> # ").append(random.nextInt(10)).append('\n');
        List<String> came = lines(random);
        outputs.add(came);
        for (String line : random.nextBoolean() ? mutated(came, random) : lines(random)) {
          text.append(line).append('\n');
          shows = shows || !line.equals("...");
        }
      }
      text.append(shows ? "" : "shown\n").append("`````\n\nProse 0.0756\n");
      return new Page(text.toString(), outputs);
    }

    private static List<String> lines(Random random) {
      List<String> lines = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        lines.add(LINES.get(random.nextInt(LINES.size())));
      }
      return lines;
    }

    private static List<String> mutated(List<String> lines, Random random) {
      List<String> mutated = new ArrayList<>(lines);
      if (!mutated.isEmpty()) {
        mutated.set(random.nextInt(mutated.size()), LINES.get(random.nextInt(LINES.size())));
      }
      return mutated;
    }

    Report report(Document document) {
      Reference nowhere =
          Reference.begin(document, OptionalInt.empty(), Typed.SHELL, new Scratch());
      List<Replay.Result> results = new ArrayList<>();
      for (Part part : document.parts()) {
        if (part instanceof SessionBlock) {
          results.add(new Replay.Result(part, nowhere, true, List.of(), outputs));
        }
      }
      return new Report(document, results);
    }
  }

  @Test
  void aChangedNumberStaysBesideItselfAndSaysHowFarApartItIs() {
    Alignment alignment =
        new Output(0).align(List.of("a", "y = 0.5000", "b"), List.of("y = 0.5050", "b", "c"));
    assertThat(alignment.rows()).contains(new Changed("y = 0.5000", "y = 0.5050"));
    assertThat(Difference.text(alignment))
        .contains("0.5000 -> 0.5050: 0.0050 apart, 0.010 relative");
  }

  @Test
  void manyGapsAndManyLinesTakeNoTime() {
    List<String> shown = new ArrayList<>();
    List<String> came = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      shown.add(i % 2 == 0 ? "..." : "x");
      came.add("x");
    }
    shown.add("y");
    assertThat(new Output(0).matches(shown, came)).isFalse();
  }

  @Test
  void whatIsNoDocumentIsRefused() {
    assertThatThrownBy(() -> replay("only prose"))
        .isInstanceOfSatisfying(
            UserError.class,
            error ->
                assertThat(error).hasMessage("a.md has no block that is run, such as ```session"));
  }
}

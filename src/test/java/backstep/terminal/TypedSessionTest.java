package backstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A session as a learner types it, and what the terminal shows after the keys that matter. */
class TypedSessionTest {
  private static final String FILE = "typed-session.txt";
  private static final Path TARGET = Path.of("target", FILE);

  /** For windows that nobody waits for any more, since the test has failed already. */
  private static final long IMPATIENCE_MILLIS = 1_000;

  private final List<String> script = Reference.text("/" + FILE).lines().toList();
  private final List<String> played = new ArrayList<>();
  private long patience = Typist.PATIENCE_MILLIS;

  @Test
  void theTerminalShowsWhatIsWrittenDown() throws Exception {
    try (Typist typist = Typist.sitsDown()) {
      int at = 0;
      while (at < script.size()) {
        int begin = at;
        char mark = mark(script.get(begin));
        at += (int) script.stream().skip(begin).takeWhile(line -> mark(line) == mark).count();
        played.addAll(play(typist, mark, script.subList(begin, at)));
      }
      typist.leavesWith(0);
    } finally {
      Files.write(TARGET, played);
    }
    String source = "src/test/resources/" + FILE;
    assertThat(played.equals(script))
        .as(
            "the terminal shows something else, see diff %s %s; cp %s %s",
            source, TARGET, TARGET, source)
        .isTrue();
  }

  @Test
  void itIsALongSession() {
    assertThat(script)
        .filteredOn(line -> "->".indexOf(mark(line)) >= 0)
        .hasSizeGreaterThanOrEqualTo(60);
  }

  private static char mark(String line) {
    return line.isEmpty() ? ' ' : line.charAt(0);
  }

  /** Does what lines that begin alike say; what should be written there. */
  private List<String> play(Typist typist, char mark, List<String> lines) throws Exception {
    List<String> texts =
        lines.stream().map(line -> line.substring(Math.min(2, line.length()))).toList();
    switch (mark) {
      case '>' -> typist.types(keys(String.join("<Enter>", texts) + "<Enter>"));
      case '-' -> typist.types(keys(String.join("", texts)));
      case '+' -> typist.pastes(String.join("\r", texts));
      case '~' -> typist.sees(texts.get(0));
      case '@' -> resize(typist, texts.get(0).split("x"));
      case '|' -> {
        return shown(typist, lines, "|", row -> row);
      }
      case ':' -> {
        return shown(typist, lines, ":", TypedSessionTest::withoutNumbers);
      }
      default -> {} // prose
    }
    return lines;
  }

  private static String keys(String text) {
    return text.replace("<Enter>", Typist.ENTER)
        .replace("<Tab>", Typist.TAB)
        .replace("<Up>", Typist.UP)
        .replace("<Space>", " ")
        .replace("<Ctrl-C>", Typist.CTRL_C)
        .replace("<Ctrl-L>", Typist.CTRL_L)
        .replace("<Ctrl-R>", Typist.CTRL_R);
  }

  private static void resize(Typist typist, String[] size) {
    typist.resizes(Integer.parseInt(size[0]), Integer.parseInt(size[1]));
  }

  private static String withoutNumbers(String row) {
    return row.replaceAll("\\d+", "#").replaceAll(" +", " ");
  }

  private List<String> shown(
      Typist typist, List<String> expected, String mark, UnaryOperator<String> seen)
      throws InterruptedException {
    UnaryOperator<List<String>> written =
        rows -> rows.stream().map(seen).map(row -> (mark + " " + row).stripTrailing()).toList();
    boolean is = typist.awaits(rows -> written.apply(rows).equals(expected), patience);
    patience = is ? patience : IMPATIENCE_MILLIS;
    return written.apply(typist.window());
  }
}

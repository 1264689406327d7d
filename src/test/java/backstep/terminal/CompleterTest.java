package backstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.network.Shipped;
import backstep.shell.Typed;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Parser.ParseContext;
import org.jline.reader.impl.DefaultParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Tab offers where. */
class CompleterTest {

  /** What the word at the cursor, {@code |}, could become. */
  private static List<String> offered(String line) {
    Completer completer = new Completer(Typed.SHELL, () -> Typed.beginning(Shipped.QUESTION_RELU));
    int cursor = line.indexOf('|');
    DefaultParser parser = new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]);
    List<Candidate> candidates = new ArrayList<>();
    completer.complete(
        null, parser.parse(line.replace("|", ""), cursor, ParseContext.COMPLETE), candidates);
    return candidates.stream().map(Candidate::value).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "sho|, show",
    "inspect sum(A|, sum(A1",
    "print Ws@dZ1|, Ws@dZ1",
    "print sum(dWo|), sum(dWo",
    "insp soft, softmax( softplus(",
    "insp softp|, softplus(",
    "step; insp|, inspect",
    "step;insp|, step;inspect",
    "step;inspect dA|, dA1",
    "set tab|, tables",
    "set activation leak|, leaky_relu",
    "set tables |, ascii box plain",
    "set Ws[0 dZ1|, dZ1",
    "break sta|, stale",
    "break 3 if dZ1|, dZ1",
    "help stop|, stop",
    "help notat|, notation",
    "info mar|, marks",
    "move 9 af|, after",
    "set data x|, xor xnor",
    "show SEE|, seed",
  })
  void tabCompletes(String line, String expected) {
    String typed = line.contains("|") ? line : line + "|";
    assertThat(offered(typed)).containsExactlyInAnyOrder(expected.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"# ste|", "set alpha |", "quit |", "step |", "zzzz|", "goto |"})
  void tabOffersNothingWhereNothingCanStand(String line) {
    assertThat(offered(line)).isEmpty();
  }

  @Test
  void anEmptyLineOffersTheCommandsAndTheNames() {
    assertThat(offered("|")).contains("step", "inspect", "Ws", "sum(");
  }
}

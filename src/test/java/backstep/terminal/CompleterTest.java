package backstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.network.Shipped;
import backstep.shell.Typed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser.ParseContext;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Tab offers where. */
class CompleterTest {

  /** What the word at the cursor, {@code |}, could become. */
  private static List<String> offered(String line) throws IOException {
    String typed = line.substring(line.lastIndexOf(' ') + 1, line.indexOf('|'));
    return candidates(line).stream()
        .map(Candidate::value)
        .filter(value -> value.regionMatches(true, 0, typed, 0, typed.length()))
        .toList();
  }

  private static List<Candidate> candidates(String line) throws IOException {
    Terminal terminal =
        new DumbTerminal(InputStream.nullInputStream(), OutputStream.nullOutputStream());
    Completer completer = new Completer(Typed.SHELL, () -> Typed.beginning(Shipped.QUESTION_RELU));
    int cursor = line.indexOf('|');
    DefaultParser parser = new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]);
    List<Candidate> candidates = new ArrayList<>();
    LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
    completer.complete(
        reader, parser.parse(line.replace("|", ""), cursor, ParseContext.COMPLETE), candidates);
    return candidates;
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
    "set alpha |, 0.05",
    "set shuffle |, on off",
    "set lay|, layers",
    "set layers |, 10",
    "plot los|, loss",
    "plot loss --w|, --with",
    "plot surface --|, --with",
    "plot loss --with fixed-s|, fixed-sigmoid",
    "'plot norm(Ws),max(dZ1|', 'norm(Ws),max(dZ1'",
    "save pl|, plot",
    "save plot surface --m|, --map",
    "save weights W|, Ws Wo",
    "sweep a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j --se|, --seeds",
    "sweep --se|, --seeds",
    "sweep fixed-relu --seeds 5 --v|, --vary",
    "sweep --vary al|, alpha=",
    "step a|, all",
    "info |, names stops marks settings",
    "break 3 i|, if",
    "'why dWs[3,0] de|', depth",
    "lesson ho|, hook",
    "lesson hook |, again --seed",
    "load seed 7 o|, of",
    "edit p|, p1 p2",
    "derive --|, --diff --apply",
    "record st|, stop",
    "help softm|, softmax",
  })
  void tabCompletes(String line, String expected) throws IOException {
    String typed = line.contains("|") ? line : line + "|";
    assertThat(offered(typed)).containsExactlyInAnyOrder(expected.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "# ste|",
    "quit |",
    "run |",
    "zzzz|",
    "goto |",
    "show seed |",
    "set seed 7 |",
    "set new beta |"
  })
  void tabOffersNothingWhereNothingCanStand(String line) throws IOException {
    assertThat(offered(line)).isEmpty();
  }

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "load, mine.bp mine.py",
    "save, mine.bp",
    "data, mine.csv",
    "lesson, mine.md",
    "replay, mine.md",
    "record, mine.md",
    "export numpy, mine.py",
    "save plot loss, mine.svg",
    "save weights, mine.npy",
    "load weights, mine.npy",
    "save trace, mine.csv",
    "plot loss --with, mine.bp mine.py",
    "sweep --csv, mine.csv",
    "compare, mine.bp mine.py",
  })
  void onlyFilesOfTheKindThatFitsAreOffered(String command, String expected) throws IOException {
    for (String ending : List.of("", ".bp", ".csv", ".md", ".py", ".svg", ".npy", ".txt")) {
      Files.writeString(folder.resolve("mine" + ending), "");
    }
    assertThat(files(command))
        .isEqualTo(Stream.of(expected.split(" ")).map(file -> folder + "/" + file).toList());
    assertThat(files("source")).hasSize(8);
  }

  private List<String> files(String command) throws IOException {
    return offered(command + " " + folder + "/|");
  }

  @Test
  void whatIsOfferedIsOfferedOnceAndSaysWhatItIs() throws IOException {
    for (String line : List.of("|", "plot |", "set |", "help |", "data |", "load |", "edit |")) {
      assertThat(offered(line)).as(line).doesNotHaveDuplicates();
      assertThat(candidates(line))
          .filteredOn(candidate -> !candidate.value().matches(".*[./].*"))
          .as(line)
          .allSatisfy(one -> assertThat(one.descr()).as(one.value()).isNotBlank());
    }
  }

  @Test
  void anEmptyLineOffersTheCommandsAndTheNames() throws IOException {
    assertThat(offered("|")).contains("step", "inspect", "Ws", "sum(");
  }
}

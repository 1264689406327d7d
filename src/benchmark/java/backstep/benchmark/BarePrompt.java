package backstep.benchmark;

import java.io.IOException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A prompt of JLine and nothing else: what the start of the shell is measured against. */
public final class BarePrompt {
  private BarePrompt() {}

  /** Reads lines until they end. */
  public static void main(String[] none) throws IOException {
    try (Terminal terminal = TerminalBuilder.terminal()) {
      LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
      while (true) {
        reader.readLine("> ");
      }
    } catch (EndOfFileException left) {
      return;
    }
  }
}

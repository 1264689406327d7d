package backstep.terminal;

import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.TerminalBuilder;

/** The shell on a terminal: line editing, history, completion, Ctrl-C. */
final class Interactive {
  static final String PROMPT = "backstep> ";

  /** Kept, so that its level is: loggers are only weakly referenced. */
  private static final Logger JLINE = Logger.getLogger("org.jline");

  private final Shell shell;
  private final Screen screen;
  private Session session;

  Interactive(Shell shell, Screen screen) {
    this.shell = shell;
    this.screen = screen;
  }

  int run(Session begin) {
    JLINE.setLevel(Level.OFF);
    try (Terminal terminal =
        TerminalBuilder.builder().provider("jni").encoding(screen.charset()).build()) {
      return run(begin, terminal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads and runs lines until the user leaves. */
  int run(Session begin, Terminal terminal) {
    session = begin;
    if (terminal.getWidth() <= 0) {
      terminal.setSize(new Size(80, 24));
    }
    LineReader reader = reader(terminal);
    Keyboard world = new Keyboard(screen, terminal);
    print(terminal, greeting());
    while (true) {
      try {
        Reply reply = runLine(reader.readLine(PROMPT), world, terminal);
        print(terminal, reply.text());
        session = reply.session();
        if (reply.quits()) {
          return 0;
        }
      } catch (UserInterruptException e) {
        // Ctrl-C at the prompt drops the line, as in any shell
      } catch (EndOfFileException e) {
        return 0;
      }
    }
  }

  private LineReader reader(Terminal terminal) {
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("backstep")
            .parser(new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]))
            .completer(new Completer(shell, () -> session))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.CASE_INSENSITIVE, true)
            .build();
    StateFolder.file("history").ifPresent(f -> reader.setVariable(LineReader.HISTORY_FILE, f));
    return reader;
  }

  private Reply runLine(String line, Keyboard world, Terminal terminal) {
    world.begin();
    SignalHandler usual = terminal.handle(Signal.INT, signal -> world.cancel());
    try {
      return shell.run(session, line, world);
    } finally {
      terminal.handle(Signal.INT, usual);
      world.end();
    }
  }

  private void print(Terminal terminal, String text) {
    terminal.writer().print(screen.shown(text).replace("\n", System.lineSeparator()));
    terminal.flush();
  }

  private String greeting() {
    String title = session.timeline().current().title();
    return "Backstep, a step debugger for backpropagation. Loaded: "
        + title
        + ".\n"
        + "step runs one training step, next one line, back undoes; help shows the rest.\n";
  }
}

package backstep.terminal;

import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Shell;
import backstep.tutor.Teaching;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;

/** The shell on a terminal: line editing, history, completion, Ctrl-C. */
final class Interactive {
  static final String PROMPT = "backstep> ";

  /** Kept, so that its level is: loggers are only weakly referenced. */
  private static final Logger JLINE = Logger.getLogger("org.jline");

  private final Shell shell;
  private final Screen screen;
  private final String first;
  private Session session;

  /**
   * A shell that has not begun.
   *
   * @param first a line that runs before the first prompt; empty for none
   */
  Interactive(Shell shell, Screen screen, String first) {
    this.first = first;
    this.shell = shell;
    this.screen = screen;
  }

  int run(Session begin) {
    JLINE.setLevel(Level.OFF);
    try (Terminal terminal = terminal(System.getenv("TERM"))) {
      QuitKey.removeUnpackedLibrary();
      return run(begin, terminal, StateFolder.ofProcess().file("history"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JLine is given what it has with it about the usual types: it would ask another process. */
  private Terminal terminal(String type) throws IOException {
    try (InputStream known = InfoCmp.class.getResourceAsStream(type + ".caps")) {
      if (known != null) {
        InfoCmp.setLoadedInfoCmp(type, new String(known.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return TerminalBuilder.builder().provider("jni").encoding(screen.charset()).build();
  }

  /**
   * Reads and runs lines until the user leaves.
   *
   * @param history where lines are kept from run to run, if anywhere
   */
  int run(Session begin, Terminal terminal, Optional<Path> history) {
    session = begin;
    if (terminal.getWidth() <= 0) {
      terminal.setSize(new Size(80, 24));
    }
    terminal.setAttributes(QuitKey.off(terminal.getAttributes()));
    LineReader reader = reader(terminal);
    Keyboard world = new Keyboard(screen, terminal);
    history.ifPresent(file -> remember(reader, file, world));
    world.claim(begin.file());
    terminal.handle(Signal.INT, signal -> world.cancel());
    world.print(greeting() + Teaching.leftOpen(world));
    if (!first.isEmpty()) {
      runLine(first, world);
    }
    return serve(reader, world);
  }

  private int serve(LineReader reader, Keyboard world) {
    while (true) {
      try {
        String line =
            reader.readLine(PROMPT, screen.shown(session.whereabouts()), (Character) null, null);
        if (runLines(line, world)) {
          return 0;
        }
      } catch (UserInterruptException e) {
        // Ctrl-C at the prompt drops the line, as in any shell
      } catch (EndOfFileException e) {
        return 0;
      }
    }
  }

  /** Runs what was typed, or pasted: then one line after another, each with its prompt. */
  private boolean runLines(String typed, Keyboard world) {
    List<String> lines = typed.lines().toList();
    if (typed.isBlank()) {
      session.proposes().ifPresent(command -> world.fillIn(PROMPT + command));
    }
    for (int i = 0; i < lines.size(); i++) {
      world.print(i == 0 ? "" : PROMPT + lines.get(i) + "\n");
      if (runLine(lines.get(i), world).quits()) {
        return true;
      }
      if (world.isCancelled()) {
        return false;
      }
    }
    return lines.isEmpty() && runLine("", world).quits();
  }

  private Reply runLine(String line, Keyboard world) {
    world.begin();
    try {
      Reply reply = shell.type(session, line, world, one -> show(line, one.text(), world));
      session = reply.session();
      return reply;
    } catch (RuntimeException mistake) {
      world.show(Mistake.text(mistake));
      return Reply.of(session, "");
    }
  }

  private void show(String line, String text, Keyboard world) {
    if (session.look().pager()) {
      world.showPaged(line, text);
    } else {
      world.show(text);
    }
  }

  private LineReader reader(Terminal terminal) {
    return LineReaderBuilder.builder()
        .terminal(terminal)
        .appName("backstep")
        .parser(new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]))
        .completer(new Completer(shell, () -> session))
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
        .option(LineReader.Option.CASE_INSENSITIVE, true)
        .build();
  }

  /**
   * Reads the history now: a file that is not text would end the first line with an exception. A
   * pipe or a device would never end.
   */
  private static void remember(LineReader reader, Path file, Keyboard world) {
    Optional<String> flaw = StateFolder.flawOfHistory(file);
    if (flaw.isPresent()) {
      world.say(flaw.get());
      return;
    }
    reader.setVariable(LineReader.HISTORY_FILE, file);
    try {
      reader.getHistory().attach(reader);
    } catch (UncheckedIOException | IllegalArgumentException e) {
      reader.setVariable(LineReader.HISTORY_FILE, null);
    }
  }

  private String greeting() {
    String title = session.timeline().ahead().experiment().title();
    return "Backstep, a step debugger for backpropagation. Loaded: "
        + title
        + ".\n"
        + "lesson hook begins the first lesson; step runs one training step, next one\n"
        + "line, back and previous go back by as much; help shows the rest.\n";
  }
}

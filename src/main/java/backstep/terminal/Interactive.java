package backstep.terminal;

import backstep.network.Experiment;
import backstep.render.ScriptStory;
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
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
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
    Attributes attributes = QuitKey.off(terminal.getAttributes());
    attributes.setLocalFlag(LocalFlag.ECHO, false); // what is typed ahead would garble the progress
    terminal.setAttributes(attributes);
    Editor reader = reader(terminal);
    Keyboard world = new Keyboard(screen, terminal);
    history.ifPresent(file -> remember(reader, file, world));
    world.claim(begin.file());
    terminal.handle(Signal.INT, signal -> world.cancel());
    Experiment opened = session.timeline().ahead().experiment();
    world.print(ScriptStory.text(opened, world.width(), Math.max(4, world.window().height() / 2)));
    world.print(greeting() + Teaching.leftOpen(world));
    if (!first.isEmpty()) {
      runLine(first, world);
    }
    return serve(reader, world);
  }

  private int serve(Editor reader, Keyboard world) {
    String begun = "";
    while (true) {
      try {
        String whereabouts = screen.shown(session.whereabouts());
        String typed = reader.read(PROMPT, whereabouts, begun);
        Pasted pasted = new Pasted(typed);
        begun = begun(pasted, world);
        if (typed.isBlank()) {
          session.proposes().ifPresent(command -> world.fillIn(PROMPT + command));
        }
        if (begun.isEmpty() && run(pasted.lines(), world).quits()) {
          return 0;
        }
      } catch (UserInterruptException e) {
        begun = ""; // Ctrl-C at the prompt drops the line, as in any shell
      } catch (EndOfFileException e) {
        return 0;
      }
    }
  }

  /** What is to stand behind the next prompt, where what was typed is not to run by itself. */
  private String begun(Pasted pasted, Keyboard world) {
    if (pasted.isProgram()) {
      world.print("this is a program: Enter loads it, Ctrl-C does not\n");
      return "load " + world.keepPasted(pasted.text());
    }
    List<String> lines = pasted.lines();
    return lines.size() == 1 ? shell.typedOn(session, lines.get(0)).orElse("") : "";
  }

  /** Runs lines one by one, up to one that fails; of several each is shown again. */
  private Reply run(List<String> lines, Keyboard world) {
    Reply reply = Reply.of(session, "");
    for (String line : lines) {
      world.print(lines.size() > 1 ? PROMPT + line + "\n" : "");
      reply = runLine(line, world);
      if (reply.failed() || reply.quits() || world.isCancelled()) {
        break;
      }
    }
    return reply;
  }

  private Reply runLine(String line, Keyboard world) {
    world.begin();
    try {
      Reply reply = shell.type(session, line, world, one -> show(line, one, world));
      session = reply.session();
      return reply;
    } catch (RuntimeException mistake) {
      world.show(Mistake.text(mistake));
      return Reply.of(session, "");
    }
  }

  private void show(String line, Reply reply, Keyboard world) {
    if (!reply.session().look().pager()) {
      world.show(reply.text());
    } else if (Teaching.isUnderWay(session) || Teaching.isUnderWay(reply.session())) {
      world.showWholly(reply.text());
    } else {
      world.showPaged(line, reply.text());
    }
  }

  private Editor reader(Terminal terminal) {
    Editor reader = new Editor(terminal);
    reader.setParser(new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]));
    reader.setCompleter(new Completer(shell, () -> session));
    reader.setHighlighter((of, line) -> highlighted(line));
    reader.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
    reader.setOpt(LineReader.Option.CASE_INSENSITIVE);
    return reader;
  }

  /** Nothing to look up for the empty line that a start shows. */
  private AttributedString highlighted(String line) {
    if (line.isEmpty()) {
      return AttributedString.EMPTY;
    }
    return AttributedString.fromAnsi(screen.shown(shell.highlighted(session, line)));
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

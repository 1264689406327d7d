package backstep.terminal;

import java.io.ByteArrayInputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jline.builtins.Less;
import org.jline.builtins.Source;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;

/** Shows what is higher than the screen a page at a time, as git does: JLine's less. */
final class Pager {
  private static final String KEYS = "   space goes on, q %s, / searches";

  private final Terminal terminal;

  Pager(Terminal terminal) {
    this.terminal = terminal;
  }

  /** True of a text that would scroll away, with the prompt below it. */
  boolean isNeeded(String shown) {
    AttributedString text = AttributedString.fromAnsi(shown.stripTrailing());
    return text.columnSplitLength(terminal.getWidth()).size() >= terminal.getHeight();
  }

  /**
   * Shows it until the user has seen enough; the page that was seen last stays.
   *
   * @param wholly true if what is left then is to follow, since nobody can ask for it again
   */
  void show(String title, String shown, boolean wholly) {
    terminal.writer().print("\n".repeat(terminal.getHeight()));
    Left less = new Left(terminal);
    Thread reading = Thread.currentThread();
    SignalHandler before = terminal.handle(Signal.INT, signal -> reading.interrupt());
    try {
      less.run(new Page(title + KEYS.formatted(wholly ? "shows the rest" : "leaves"), shown));
    } catch (InterruptedException e) {
      // Ctrl-C leaves, too
    } catch (IOError e) {
      if (!(e.getCause() instanceof InterruptedIOException)) {
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      terminal.handle(Signal.INT, before);
    }
    terminal.puts(Capability.carriage_return);
    terminal.puts(Capability.clr_eol);
    if (wholly) {
      shown.lines().skip(less.behind()).forEach(terminal.writer()::println);
    }
    terminal.flush();
  }

  /** JLine's less, which is left by going on at the end, too, and knows where it was left. */
  private static final class Left extends Less {
    Left(Terminal terminal) {
      super(terminal, Path.of(""));
      noInit = true;
      quiet = true;
      quitAtSecondEof = true;
    }

    /** The index of the first line behind the page that was seen last. */
    int behind() {
      return firstLineToDisplay + window;
    }
  }

  /** A text with a name. */
  private record Page(String title, String text) implements Source {
    @Override
    public String getName() {
      return title;
    }

    @Override
    public InputStream read() {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Long lines() {
      return null;
    }
  }
}

package backstep.terminal;

import java.io.ByteArrayInputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.builtins.Less;
import org.jline.builtins.Source;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;

/** Shows what is higher than the screen a page at a time, as git does: JLine's less. */
final class Pager {
  private static final String KEYS = "   space goes on, q leaves, / searches";

  private final Terminal terminal;

  Pager(Terminal terminal) {
    this.terminal = terminal;
  }

  /** True of a text that would scroll away, with the prompt below it. */
  boolean isNeeded(String shown) {
    AttributedString text = AttributedString.fromAnsi(shown.stripTrailing());
    return text.columnSplitLength(terminal.getWidth()).size() >= terminal.getHeight();
  }

  /** Shows it until the user has seen enough; the page that was seen last stays. */
  void show(String title, String shown) {
    terminal.writer().print("\n".repeat(terminal.getHeight()));
    interruptible(
        terminal,
        () -> {
          new Left(terminal).run(new Page(title + KEYS, shown));
          return true;
        });
    terminal.puts(Capability.carriage_return);
    terminal.puts(Capability.clr_eol);
    terminal.flush();
  }

  /** What waits for keys. */
  interface Waiting<T> {
    T come() throws IOException, InterruptedException;
  }

  /** What comes of waiting for keys; nothing where Ctrl-C ends that. */
  static <T> Optional<T> interruptible(Terminal terminal, Waiting<T> waiting) {
    Thread reading = Thread.currentThread();
    SignalHandler before = terminal.handle(Signal.INT, signal -> reading.interrupt());
    try {
      return Optional.ofNullable(waiting.come());
    } catch (InterruptedException e) {
      return Optional.empty();
    } catch (IOError e) {
      if (e.getCause() instanceof InterruptedIOException) {
        return Optional.empty();
      }
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      terminal.handle(Signal.INT, before);
    }
  }

  /** JLine's less, which is left by going on at the end, too. */
  private static final class Left extends Less {
    Left(Terminal terminal) {
      super(terminal, Path.of(""));
      noInit = true;
      quiet = true;
      quitAtSecondEof = true;
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

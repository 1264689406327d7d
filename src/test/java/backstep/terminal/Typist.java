package backstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.network.Shipped;
import backstep.shell.Typed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jline.builtins.ScreenTerminal;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;

/** Somebody at a terminal: types keys, and waits until the screen shows what they should do. */
final class Typist implements AutoCloseable {
  static final String TAB = "\t";
  static final String ENTER = "\r";
  static final String UP = "\u001BOA";
  static final String CTRL_C = "\u0003";
  static final String CTRL_L = "\f";
  static final String CTRL_R = "\u0012";
  static final String CTRL_D = "\u0004";

  static final long PATIENCE_MILLIS = 20_000;

  private final PipedOutputStream keys = new PipedOutputStream();
  private final Shown shown;
  private final ExternalTerminal terminal;
  private final CompletableFuture<Integer> status;

  private Typist(Optional<Path> history, Size window) throws IOException, InterruptedException {
    shown = new Shown(window);
    terminal =
        new ExternalTerminal(
            "test", "xterm-256color", new PipedInputStream(keys), shown, StandardCharsets.UTF_8);
    terminal.setSize(window);
    Screen screen = Screen.of(Palette.NONE, StandardCharsets.UTF_8, shown, shown);
    Interactive shell = new Interactive(Typed.SHELL, screen, "");
    status =
        CompletableFuture.supplyAsync(
            () -> shell.run(Typed.beginning(Shipped.QUESTION_RELU), terminal, history));
    sees(Interactive.PROMPT);
  }

  static Typist sitsDown() throws IOException, InterruptedException {
    return new Typist(Optional.empty(), new Size(80, 24));
  }

  static Typist remembering(Path history) throws IOException, InterruptedException {
    return new Typist(Optional.of(history), new Size(80, 24));
  }

  /** At a terminal that does not know its size. */
  static Typist withoutWindow() throws IOException, InterruptedException {
    return new Typist(Optional.empty(), new Size(0, 0));
  }

  Typist types(String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
    return this;
  }

  /** Pastes a text, as a terminal marks it. */
  Typist pastes(String text) throws IOException {
    return types("\u001B[200~" + text + "\u001B[201~");
  }

  /** Makes the window another size; what the terminal is sent at that. */
  String resizes(int width, int height) {
    int before = shown.resized(new Size(width, height));
    terminal.setSize(new Size(width, height));
    terminal.raise(Terminal.Signal.WINCH);
    return shown.sent().substring(before);
  }

  /** Waits until a text is shown, after what was waited for before. */
  Typist sees(String text) throws InterruptedException {
    shown.await(text);
    return this;
  }

  /** Types a line, and waits until it has run. */
  Typist runs(String line) throws IOException, InterruptedException {
    return types(line + ENTER).sees("\n").sees(Interactive.PROMPT);
  }

  /** All that was shown, without the sequences that move the cursor. */
  String screen() {
    return shown.text();
  }

  /** What the terminal shows now: its rows, without the blanks at their ends. */
  List<String> window() {
    return shown.window();
  }

  /** Waits until the terminal shows a window; true if it does before the patience is at its end. */
  boolean awaits(Predicate<List<String>> wanted, long millis) throws InterruptedException {
    return shown.awaits(() -> wanted.test(window()), millis);
  }

  void leavesWith(int expected) throws InterruptedException, ExecutionException, TimeoutException {
    assertThat(status.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo(expected);
  }

  /** Hangs up, and waits until the shell has noticed. */
  @Override
  public void close() throws IOException {
    keys.close();
    status.orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).join();
    terminal.close();
  }

  /** What the terminal has been sent. */
  private static final class Shown extends OutputStream {
    /** Moves the cursor over a blank that is there already. */
    private static final String FORWARD = "\u001B[C";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final NavigableMap<Integer, Size> sizes = new TreeMap<>();
    private int seen;

    Shown(Size first) {
      sizes.put(0, first);
    }

    /** What is sent from now on comes to a window of another size; how much came before. */
    synchronized int resized(Size size) {
      int before = sent().length();
      sizes.put(before, size);
      return before;
    }

    synchronized List<String> window() {
      String sent = sent();
      ScreenTerminal window = new ScreenTerminal();
      sizes.forEach(
          (from, size) -> {
            window.setSize(size.getColumns(), size.getRows());
            Integer to = sizes.higherKey(from);
            window.write(sent.substring(from, to == null ? sent.length() : to));
          });
      return window.toString().lines().map(String::stripTrailing).toList();
    }

    @Override
    public synchronized void write(int b) {
      bytes.write(b);
      notifyAll();
    }

    synchronized String sent() {
      return bytes.toString(StandardCharsets.UTF_8);
    }

    String text() {
      return sent()
          .replace(FORWARD, " ")
          .replaceAll("\u001B(\\[[0-9;?]*[A-Za-z]|[=>])", "")
          .replace("\r", "");
    }

    synchronized void await(String expected) throws InterruptedException {
      assertThat(awaits(() -> text().indexOf(expected, seen) >= 0, PATIENCE_MILLIS))
          .as("'" + expected + "' is not shown:\n" + text())
          .isTrue();
      seen = text().indexOf(expected, seen) + expected.length();
    }

    /** Waits for what only what is sent can bring about. */
    synchronized boolean awaits(BooleanSupplier condition, long millis)
        throws InterruptedException {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      while (!condition.getAsBoolean()) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
      return true;
    }
  }
}

package backstep.terminal;

import org.jline.terminal.Terminal;

/** The world of somebody at a terminal: a window with a width, Ctrl-C, and a line of progress. */
final class Keyboard extends Disk {
  /** A command is given this long before it says how far it is, in nanoseconds. */
  private static final long PATIENCE = 500_000_000;

  private static final long REDRAW = 100_000_000;
  private static final String CLEAR_TO_END = "\u001B[K";

  private final Terminal terminal;
  private volatile boolean cancelled;
  private long nextDraw;
  private boolean drawn;

  Keyboard(Screen screen, Terminal terminal) {
    super(screen);
    this.terminal = terminal;
  }

  void begin() {
    cancelled = false;
    nextDraw = System.nanoTime() + PATIENCE;
  }

  void cancel() {
    cancelled = true;
  }

  void end() {
    if (drawn) {
      draw("");
      drawn = false;
    }
  }

  @Override
  public int width() {
    return terminal.getWidth() > 0 ? terminal.getWidth() : super.width();
  }

  @Override
  public void progress(String text) {
    if (System.nanoTime() - nextDraw > 0) {
      draw(text);
      drawn = true;
      nextDraw = System.nanoTime() + REDRAW;
    }
  }

  private void draw(String text) {
    terminal.writer().print("\r" + screen().shown(text) + CLEAR_TO_END);
    terminal.flush();
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }
}

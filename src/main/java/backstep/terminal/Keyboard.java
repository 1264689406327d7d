package backstep.terminal;

import backstep.render.ProgressBar;
import backstep.render.Window;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** The world of somebody at a terminal: a window with a width, and a line of progress. */
final class Keyboard extends Disk {
  /** A command is given this long before it says how far it is, in nanoseconds. */
  private static final long PATIENCE = 500_000_000;

  private static final long REDRAW = 100_000_000;
  private static final String CLEAR_TO_END = "\u001B[K";

  private final Map<String, byte[]> pasted = new TreeMap<>();
  private final Terminal terminal;
  private final Pager pager;
  private final More more;
  private long nextDraw;
  private long begun;
  private boolean drawn;

  Keyboard(Screen screen, Terminal terminal) {
    super(screen);
    this.terminal = terminal;
    this.pager = new Pager(terminal);
    this.more = new More(terminal);
  }

  @Override
  void begin() {
    super.begin();
    more.begin();
    nextDraw = System.nanoTime() + PATIENCE;
  }

  /**
   * Shows what came of a command in the place of its progress, or of the {@code ^C} that ended it.
   */
  void show(String text) {
    if (drawn || isCancelled()) {
      draw("");
    }
    drawn = false;
    nextDraw = System.nanoTime() + PATIENCE;
    print(text);
  }

  /** The same, a page at a time where it is higher than the screen. */
  void showPaged(String title, String text) {
    String shown = screen().shown(text);
    if (pager.isNeeded(shown)) {
      show("");
      pager.show(title, shown);
    } else {
      show(text);
    }
  }

  /** The same, in a lesson, where nobody can ask for it again: all of it is shown. */
  void showWholly(String text) {
    show("");
    more.show(screen().shown(text));
  }

  /** Writes into the line that was just left blank. */
  void fillIn(String text) {
    if (terminal.puts(Capability.cursor_up)) {
      draw(text);
      print("\n");
    }
  }

  /** Keeps a text that was pasted as if it were in a file, and gives that a name that is free. */
  String keepPasted(String text) {
    int number = 1;
    while (has(pasted(number))) {
      number++;
    }
    pasted.put(pasted(number), text.getBytes(StandardCharsets.UTF_8));
    return pasted(number);
  }

  private static String pasted(int number) {
    return number == 1 ? "pasted.bp" : "pasted-" + number + ".bp";
  }

  @Override
  public byte[] readBytes(String file) {
    return pasted.containsKey(file) ? pasted.get(file).clone() : super.readBytes(file);
  }

  @Override
  public boolean has(String file) {
    return pasted.containsKey(file) || super.has(file);
  }

  void print(String text) {
    terminal.writer().print(screen().shown(text).replace("\n", System.lineSeparator()));
    terminal.flush();
  }

  @Override
  void say(String text) {
    show(text);
  }

  @Override
  public Window window() {
    return screen().window(terminal.getWidth(), terminal.getHeight());
  }

  @Override
  public void progress(String text) {
    if (System.nanoTime() - nextDraw > 0) {
      draw(text);
      drawn = true;
      nextDraw = System.nanoTime() + REDRAW;
    }
  }

  @Override
  public void progress(long done, long total, String unit) {
    if (done == 0) {
      begun = System.nanoTime();
    }
    progress(ProgressBar.text(done, total, unit, (System.nanoTime() - begun) / 1e9, width()));
  }

  private void draw(String text) {
    terminal.writer().print("\r" + screen().shown(text) + CLEAR_TO_END);
    terminal.flush();
  }
}

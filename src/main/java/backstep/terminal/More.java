package backstep.terminal;

import static org.jline.keymap.KeyMap.key;

import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;

/**
 * Shows what a lesson says as {@code more} does: it waits before anything that was not seen yet
 * scrolls away, but for the last two rows. All of it stays, and once the last line is shown the
 * prompt is there.
 */
final class More {
  private static final AttributedString KEYS =
      new AttributedString("Enter goes on, q shows the rest", AttributedStyle.INVERSE);

  /** What a text ends in is shown at once: the command that Enter runs, and the row above it. */
  private static final int WORTH_NO_PAGE = 2;

  /** What a key asks for. */
  private enum Wish {
    PAGE,
    ROW,
    REST
  }

  private final Terminal terminal;
  private final KeyMap<Wish> keys = new KeyMap<>();
  private int left;

  More(Terminal terminal) {
    this.terminal = terminal;
    keys.bind(Wish.PAGE, "\r", "\n", " ", "f", key(terminal, Capability.key_npage), "\u001B[6~");
    keys.bind(Wish.ROW, "j", key(terminal, Capability.key_down), "\u001B[B", "\u001BOB");
    keys.bind(Wish.REST, "q", "Q", "G", KeyMap.del(), KeyMap.esc());
  }

  /** What was shown before has been seen. */
  void begin() {
    left = terminal.getHeight() - 1;
  }

  /** Shows it, below what was shown since it was begun. */
  void show(String shown) {
    int unseen = shown.lines().mapToInt(this::rows).sum();
    for (String line : (Iterable<String>) shown.lines()::iterator) {
      int rows = rows(line);
      if (left < rows && unseen > WORTH_NO_PAGE) {
        left = allowed(rows);
      }
      left -= rows;
      unseen -= rows;
      terminal.writer().println(line);
    }
    terminal.flush();
  }

  private int rows(String line) {
    int rows = AttributedString.fromAnsi(line).columnSplitLength(terminal.getWidth()).size();
    return Math.max(1, rows);
  }

  /** How many rows may be shown now, as soon as a key allows it. */
  private int allowed(int rows) {
    terminal.writer().print(KEYS.toAnsi(terminal));
    terminal.flush();
    Wish wish = wish();
    terminal.puts(Capability.carriage_return);
    terminal.puts(Capability.clr_eol);
    return switch (wish) {
      case ROW -> rows;
      case PAGE -> Math.max(rows, terminal.getHeight() - 2);
      case REST -> Integer.MAX_VALUE;
    };
  }

  /** The rest, too, where nobody is there any more. */
  private Wish wish() {
    Attributes before = terminal.enterRawMode();
    try {
      return Pager.interruptible(
              terminal, () -> new BindingReader(terminal.reader()).readBinding(keys))
          .orElse(Wish.REST);
    } finally {
      terminal.setAttributes(before);
    }
  }
}

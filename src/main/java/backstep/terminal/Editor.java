package backstep.terminal;

import java.util.HashMap;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;

/**
 * JLine's editor of a line. Here Ctrl-C is a key like others: a signal overtakes the keys behind
 * it, or they it, and what is typed after it would go with the line that it drops.
 */
final class Editor extends LineReaderImpl {
  private static final String CTRL_C = "\u0003";
  private static final String INTERRUPT = "interrupt";

  Editor(Terminal terminal) {
    super(terminal, "backstep", new HashMap<>());
    getWidgets().put(INTERRUPT, this::interrupt);
    for (KeyMap<Binding> keys : getKeyMaps().values()) {
      keys.bind(new Reference(INTERRUPT), CTRL_C);
    }
  }

  /**
   * Reads a line.
   *
   * @param right what stands at the right end of it
   * @param begun what is typed already
   */
  String read(String left, String right, String begun) {
    Attributes before = terminal.getAttributes();
    Attributes withoutSignal = new Attributes(before);
    withoutSignal.setControlChar(ControlChar.VINTR, 0);
    terminal.setAttributes(withoutSignal);
    try {
      return readLine(left, right, (Character) null, begun);
    } finally {
      terminal.setAttributes(before);
    }
  }

  private boolean interrupt() {
    throw new UserInterruptException(buf.toString());
  }

  /** A terminal that is resized folds the line anew; what was drawn of it goes away first. */
  @Override
  protected synchronized void handleSignal(Signal signal) {
    if (signal == Signal.WINCH) {
      AttributedString typed = new AttributedString(prompt + buf.upToCursor());
      int above = typed.columnSplitLength(Math.max(1, terminal.getWidth())).size() - 1;
      for (int row = 0; row < above; row++) {
        terminal.puts(Capability.cursor_up);
      }
      terminal.puts(Capability.carriage_return);
      terminal.puts(Capability.clr_eos);
    }
    super.handleSignal(signal);
  }
}

package backstep.terminal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.nativ.JLineNativeLoader;
import org.jline.terminal.Attributes;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;

/** Ctrl-\: to Java it means that it should print what all its threads do. */
final class QuitKey {
  private QuitKey() {}

  /** A terminal's attributes without it. */
  static Attributes off(Attributes attributes) {
    Attributes off = new Attributes(attributes);
    off.setControlChar(Attributes.ControlChar.VQUIT, 0);
    return off;
  }

  /** Off until the process ends, where there is a terminal that can be told so. */
  static void turnOff() {
    try {
      Pty terminal = new JniTerminalProvider().current(SystemStream.Output);
      removeUnpackedLibrary();
      Attributes before = terminal.getAttr();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> set(terminal, before)));
      terminal.setAttr(off(before));
    } catch (IOException | RuntimeException | LinkageError e) {
      // then the key is what it is
    }
  }

  private static void set(Pty terminal, Attributes attributes) {
    try {
      terminal.setAttr(attributes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The system has loaded the library by now; a signal would leave the file where it lies. */
  static void removeUnpackedLibrary() {
    String library = JLineNativeLoader.getNativeLibraryPath();
    File file = new File(library == null ? "" : library);
    boolean isUnpacked =
        file.getName().startsWith("jlinenative-")
            && file.getParentFile().equals(new File(System.getProperty("java.io.tmpdir")));
    if (isUnpacked && file.delete()) {
      new File(library + ".lck").delete();
    }
  }
}

package backstep.terminal;

import backstep.render.Window;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Pattern;

/** Where text goes, and what it can show: which colours, which characters. */
final class Screen {
  /** What commands a terminal, or turns the text around; a stranger's file may have any of it. */
  private static final Pattern COMMANDS =
      Pattern.compile("[\\p{Cc}&&[^\n\r\t]]|\r(?!\n)|[\\u202A-\\u202E\\u2066-\\u2069]");

  private final boolean attended;
  private final boolean terminal;
  private final Palette palette;
  private final Charset charset;
  private final PrintStream out;
  private final PrintStream err;

  private Screen(
      boolean attended,
      boolean terminal,
      Palette palette,
      Charset charset,
      OutputStream out,
      OutputStream err) {
    this.attended = attended;
    this.terminal = terminal;
    this.palette = palette;
    this.charset = charset;
    this.out = new PrintStream(out, true, charset);
    this.err = new PrintStream(err, true, charset);
  }

  /** The one of this process. */
  static Screen ofProcess() {
    return OfProcess.SCREEN;
  }

  /** True if something could not be printed: the disk is full, or nobody reads any more. */
  boolean isBroken() {
    return out.checkError() || err.checkError();
  }

  /** Made when it is asked for. */
  private static final class OfProcess {
    private static final Screen SCREEN = ofEnvironment();
  }

  /** What the environment of this process says. */
  private static Screen ofEnvironment() {
    String term = System.getenv("TERM");
    boolean dumb = term == null || term.isEmpty() || term.equals("dumb");
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    boolean attended = hasConsole();
    boolean terminal = attended && (windows || !dumb);
    return new Screen(
        attended,
        terminal,
        terminal ? Palette.of(System.getenv()) : attended ? Palette.MARKS : Palette.NONE,
        nativeCharset(),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err));
  }

  /** A screen that nobody looks at, with other ends than those of the process. */
  static Screen of(Palette palette, Charset charset, OutputStream out, OutputStream err) {
    return new Screen(false, false, palette, charset, out, err);
  }

  private static Charset nativeCharset() {
    try {
      return Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
      return Charset.defaultCharset();
    }
  }

  /** True if lines can be edited here. */
  boolean isTerminal() {
    return terminal;
  }

  /** True if somebody types and reads, on however poor a terminal. */
  boolean isAttended() {
    return attended;
  }

  @SuppressWarnings("SystemConsoleNull") // from Java 22 on there is always one, which can be asked
  private static boolean hasConsole() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** What is shown here, of a terminal's size where it has one. */
  Window window(int width, int height) {
    Window plain = Window.PLAIN;
    return new Window(
        width > 0 ? width : plain.width(),
        height > 0 ? height : plain.height(),
        palette.hasColours(),
        charset.newEncoder().canEncode("▀⣿"),
        true);
  }

  Charset charset() {
    return charset;
  }

  void print(String text) {
    out.print(shown(text));
    out.flush();
  }

  void complain(String text) {
    err.print(shown(text));
    err.flush();
  }

  /** True of text that any terminal only shows. */
  static boolean isHarmless(String text) {
    return !COMMANDS.matcher(text).find();
  }

  /**
   * The text as this screen can show it. All text goes through here, and nothing in it commands the
   * terminal but our own {@link backstep.render.Style}.
   */
  String shown(String text) {
    String styled = palette.shown(COMMANDS.matcher(text).replaceAll("\uFFFD"));
    CharsetEncoder encoder = charset.newEncoder();
    if (encoder.canEncode(styled)) {
      return styled;
    }
    StringBuilder encodable = new StringBuilder(styled.length());
    styled
        .codePoints()
        .mapToObj(Character::toString)
        .forEach(
            sign -> encodable.append(encoder.canEncode(sign) ? sign : plainer(sign.charAt(0))));
    return encodable.toString();
  }

  /** What to draw where a character cannot be shown. */
  private static char plainer(char c) {
    return switch (c) {
      case '·', '─', '═' -> '-';
      case '│', '║' -> '|';
      case '▀' -> '#';
      default -> c >= '\u2500' && c <= '\u257F' ? '+' : c >= '\u2800' && c <= '\u28FF' ? '*' : '?';
    };
  }
}

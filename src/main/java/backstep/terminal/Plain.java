package backstep.terminal;

import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;

/** The shell on plain streams: piped input, {@code -c}, and terminals that cannot edit a line. */
final class Plain {
  private final Shell shell;
  private final Screen screen;
  private final Disk disk;

  Plain(Shell shell, Screen screen) {
    this.shell = shell;
    this.screen = screen;
    this.disk = new Disk(screen);
  }

  /** Runs one line; 0, or 1 if it failed. */
  int runLine(Session session, String line) {
    return show(shell.run(session, line, disk)).failed() ? 1 : 0;
  }

  /** Runs lines until they end or one quits; 1 if one failed. */
  int run(Session begin, InputStream in) {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, screen.charset()));
    Session session = begin;
    int status = 0;
    prompt();
    for (String line = read(lines); line != null; line = read(lines)) {
      Reply reply = show(shell.run(session, line, disk));
      session = reply.session();
      status = reply.failed() ? 1 : status;
      if (reply.quits()) {
        return status;
      }
      prompt();
    }
    return status;
  }

  private void prompt() {
    if (Screen.isAttended()) {
      screen.print(Interactive.PROMPT);
    }
  }

  private Reply show(Reply reply) {
    if (reply.failed()) {
      screen.complain(reply.text());
    } else {
      screen.print(reply.text());
    }
    return reply;
  }

  private static String read(BufferedReader lines) {
    try {
      return lines.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

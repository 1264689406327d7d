package backstep.terminal;

import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import org.jline.utils.Signals;

/** The shell on plain streams: piped input, {@code -c}, and terminals that cannot edit a line. */
final class Plain {
  private final Shell shell;
  private final Screen screen;
  private final Disk disk;
  private volatile boolean running;

  Plain(Shell shell, Screen screen) {
    this.shell = shell;
    this.screen = screen;
    this.disk = new Disk(screen);
  }

  /** Runs one line; 0, or 1 if it failed. */
  int runLine(Session session, String line) {
    disk.claim(session.file());
    return reply(session, line).failed() ? 1 : 0;
  }

  /** Runs a first line, unless it is empty, and then lines until they end or one quits. */
  int run(Session begin, String first, InputStream in) {
    return run(first.isEmpty() ? begin : reply(begin, first).session(), in);
  }

  /** Runs lines until they end or one quits; 1 if one failed. */
  int run(Session begin, InputStream in) {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, screen.charset()));
    Session session = begin;
    int status = 0;
    disk.claim(begin.file());
    attend();
    for (String line = read(lines); line != null; line = read(lines)) {
      Reply reply = reply(session, line);
      session = reply.session();
      status = reply.failed() ? 1 : status;
      if (reply.quits()) {
        return status;
      }
      prompt("");
    }
    if (screen.isAttended()) {
      screen.print("\n");
    }
    return status;
  }

  /** Somebody who types may interrupt a command; a piped shell ends as any process does. */
  private void attend() {
    if (screen.isAttended()) {
      Signals.register("INT", this::interrupt);
      QuitKey.turnOff();
      prompt("");
    }
  }

  private void interrupt() {
    disk.cancel();
    if (!running) {
      prompt("\n");
    }
  }

  private void prompt(String before) {
    if (screen.isAttended()) {
      screen.print(before + Interactive.PROMPT);
    }
  }

  private Reply reply(Session session, String line) {
    disk.begin();
    running = true;
    try {
      return shell.type(session, line, disk, this::show);
    } catch (RuntimeException mistake) {
      screen.complain(Mistake.text(mistake));
      return new Reply(session, "", true, false);
    } finally {
      running = false;
    }
  }

  private void show(Reply reply) {
    if (reply.failed()) {
      screen.complain(reply.text());
    } else {
      screen.print(reply.text());
    }
  }

  private static String read(BufferedReader lines) {
    try {
      return lines.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

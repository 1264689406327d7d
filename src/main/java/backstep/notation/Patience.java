package backstep.notation;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.function.Supplier;

/**
 * How long what a thread does may go on. Whoever waits is asked now and then: by those who read
 * long texts, whatever they read them for, and by an expression that takes long.
 */
public final class Patience {
  /** Characters that are read in a moment. */
  private static final long MOMENT = 100_000;

  private static final ThreadLocal<Patience> HERE = new ThreadLocal<>();

  private final Waiting waiting;
  private long read;

  /** Somebody who waits. */
  public interface Waiting {
    /**
     * Hears how far it is.
     *
     * @param done how much is done; 0 when it begins
     * @param unit what is counted, such as epochs
     */
    void progress(long done, long total, String unit);

    /** True once what runs is to stop. */
    boolean isCancelled();
  }

  private Patience(Waiting waiting) {
    this.waiting = waiting;
  }

  /** Does something while somebody waits for it. */
  public static <T> T of(Waiting waiting, Supplier<T> work) {
    Patience before = HERE.get();
    HERE.set(new Patience(waiting));
    try {
      return work.get();
    } finally {
      HERE.set(before);
    }
  }

  /**
   * Goes on, unless nobody waits any more; tells how far it is.
   *
   * @throws UserError that says that it was interrupted
   */
  public static void goOn(long done, long total, String unit) {
    Patience here = HERE.get();
    if (here != null) {
      here.waiting.progress(done, total, unit);
      here.goOn();
    }
  }

  /**
   * Goes on, unless nobody waits any more; asks once for many characters.
   *
   * @throws UserError that says that it was interrupted
   */
  public static void read(long characters) {
    Patience here = HERE.get();
    if (here != null) {
      here.read += characters;
      if (here.read >= MOMENT) {
        here.read = 0;
        here.goOn();
      }
    }
  }

  /** A text for those who read it themselves, which asks on the way. */
  public static Reader reader(String text) {
    return new FilterReader(new StringReader(text)) {
      @Override
      public int read(char[] buffer, int from, int length) throws IOException {
        Patience.read(length);
        return super.read(buffer, from, length);
      }
    };
  }

  private void goOn() {
    if (waiting.isCancelled()) {
      throw new UserError("interrupted; nothing has changed");
    }
  }
}

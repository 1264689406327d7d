package backstep.lesson;

import backstep.shell.InnerWorld;
import backstep.shell.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A world in which a file does not work for ever. A long command asks after every few hundred steps
 * whether it may go on, so how often it asks is how much it works, on any machine.
 */
public final class Limit implements InnerWorld {
  /** About twenty times what the longest of our own lessons takes. */
  private static final int MOST_COMMANDS = 10_000;

  /** What a command counts, however short it is, since some never ask. */
  private static final int COMMAND = 1000;

  private final World outer;
  private final int most;
  private final AtomicLong work = new AtomicLong();

  /** A limit for a file. */
  Limit(World outer) {
    this(outer, MOST_COMMANDS);
  }

  /**
   * Another limit.
   *
   * @param most as many short commands
   */
  public Limit(World outer, int most) {
    this.outer = outer;
    this.most = most;
  }

  @Override
  public World outer() {
    return outer;
  }

  @Override
  public boolean isCancelled() {
    work.incrementAndGet();
    return isReached() || outer.isCancelled();
  }

  private boolean isReached() {
    return work.get() > (long) most * COMMAND;
  }

  /** Counts a command that has run in a world; why none may run after it, if that is so. */
  public static Optional<String> stop(World world) {
    List<Limit> limits = around(world);
    limits.forEach(limit -> limit.work.addAndGet(COMMAND));
    Optional<String> reached =
        limits.stream().filter(Limit::isReached).findFirst().map(Limit::text);
    return reached.or(() -> world.isCancelled() ? Optional.of("interrupted") : Optional.empty());
  }

  /** The limits that hold in a world: a file may replay another one. */
  private static List<Limit> around(World world) {
    List<Limit> limits = new ArrayList<>();
    for (World at = world; at instanceof InnerWorld inner; at = inner.outer()) {
      if (at instanceof Limit limit) {
        limits.add(limit);
      }
    }
    return limits;
  }

  private String text() {
    return "this file works more than one may, and ends here: at most "
        + most
        + " commands are run, and a long one counts as several";
  }
}

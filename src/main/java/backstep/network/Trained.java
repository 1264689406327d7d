package backstep.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many seeds of a program learn: measured once, since it takes some seconds, and kept beside
 * the programs.
 */
public final class Trained {
  /** How many seeds of each program were trained. */
  public static final int SEEDS = 1000;

  private static final String FILE = "trained.csv";
  private static final Map<String, Integer> LEARNED = read();

  private Trained() {}

  /** The command that measures a program, or one with a setting changed: {@code NAME alpha=1}. */
  public static String command(String program) {
    return "sweep " + program.replace(" ", " --vary ") + " --seeds " + SEEDS;
  }

  /**
   * The share of the seeds from which a program learned, 0 to 1.
   *
   * @throws IllegalStateException if it has no row; the message says how to get one
   */
  public static double shareLearned(String program) {
    Integer learned = LEARNED.get(program);
    if (learned == null) {
      throw new IllegalStateException(
          FILE
              + " has no row for "
              + program
              + ": add one with the count of those learned by backstep -c '"
              + command(program)
              + "'");
    }
    return (double) learned / SEEDS;
  }

  private static Map<String, Integer> read() {
    try (InputStream in = Trained.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .collect(
              Collectors.toUnmodifiableMap(cells -> cells[0], cells -> Integer.parseInt(cells[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

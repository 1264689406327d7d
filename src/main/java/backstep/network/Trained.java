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

  private static final Map<String, Integer> LEARNED = read();

  private Trained() {}

  /** The command that measures a program. */
  public static String command(String program) {
    return "sweep " + program + " --seeds " + SEEDS;
  }

  /** The share of the seeds from which a program learned, 0 to 1. */
  public static double shareLearned(String program) {
    return (double) LEARNED.get(program) / SEEDS;
  }

  private static Map<String, Integer> read() {
    try (InputStream in = Trained.class.getResourceAsStream("trained.csv")) {
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

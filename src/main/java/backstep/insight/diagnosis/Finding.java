package backstep.insight.diagnosis;

import backstep.notation.Program;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that is wrong with a training, with what shows it.
 *
 * @param evidence numbers, units and samples
 * @param other what to try, but for another learning rate
 * @param rate what is said of that
 * @param more commands that show more
 * @param line the line to look at first, or 0
 * @param mended the program after what to try, where that is commands
 */
public record Finding(
    Symptom symptom,
    List<Sentence> evidence,
    String other,
    Rate.Advice rate,
    String more,
    int line,
    Optional<Program> mended) {

  public Finding {
    evidence = List.copyOf(evidence);
  }

  /** What to try. */
  public String remedy() {
    return remedy(other, rate.commands());
  }

  /**
   * What to try, said for another place than this shell.
   *
   * @param words what to try, but for another learning rate
   * @param how another learning rate is set
   */
  public String remedy(String words, String how) {
    String both =
        Stream.of(words, rate.with(how))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", or "));
    return both.isEmpty() ? "first what else is found" : both;
  }

  /** The program with another learning rate, where it is one of its settings and that helps. */
  public Optional<Program> mendedByRate() {
    return rate.mended();
  }

  Finding withoutRate() {
    return with(Rate.Advice.NONE);
  }

  /** Without what to try but for another rate. */
  Finding bare() {
    return new Finding(symptom, evidence, "", rate, more, line, Optional.empty());
  }

  Finding with(Rate.Advice advised) {
    return new Finding(symptom, evidence, other, advised, more, line, mended);
  }
}

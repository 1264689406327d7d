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
 * @param rateName what the program calls it
 * @param more commands that show more
 * @param line the line to look at first, or 0
 * @param mended the program after what to try, where that is commands
 */
public record Finding(
    Symptom symptom,
    List<Sentence> evidence,
    String other,
    Rate rate,
    String rateName,
    String more,
    int line,
    Optional<Program> mended) {

  public Finding {
    evidence = List.copyOf(evidence);
  }

  /** What to try. */
  public String remedy() {
    return remedy(other);
  }

  /** What to try, that but for the rate in other words. */
  public String remedy(String words) {
    String both =
        Stream.of(words, rate.advice(rateName))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", or "));
    return both.isEmpty() ? "first what else is found" : both;
  }

  Finding withoutRate() {
    return new Finding(symptom, evidence, other, Rate.ANY, rateName, more, line, mended);
  }
}

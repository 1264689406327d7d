package backstep.insight.diagnosis;

import java.util.List;

/**
 * Something that is wrong with a training, with what shows it.
 *
 * @param evidence numbers, units and samples
 * @param remedy what to try
 * @param more commands that show more
 * @param line the line to look at first, or 0
 */
public record Finding(
    Symptom symptom, List<Sentence> evidence, String remedy, String more, int line) {

  public Finding {
    evidence = List.copyOf(evidence);
  }
}

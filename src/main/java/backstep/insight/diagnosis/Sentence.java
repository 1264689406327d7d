package backstep.insight.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A sentence with numbers in it, which are written as the user wants them.
 *
 * @param text with {@code {}} where a number goes
 */
public record Sentence(String text, List<Double> numbers) {

  public Sentence {
    numbers = List.copyOf(numbers);
  }

  static Sentence of(String text, double... numbers) {
    return new Sentence(text, Arrays.stream(numbers).boxed().toList());
  }

  /** The sentence, each number written in this way. */
  public String with(DoubleFunction<String> format) {
    StringBuilder written = new StringBuilder();
    String[] parts = text.split("\\{\\}", -1);
    for (int i = 0; i < parts.length; i++) {
      written.append(parts[i]);
      if (i < parts.length - 1) {
        written.append(format.apply(numbers.get(i)));
      }
    }
    return written.toString();
  }
}

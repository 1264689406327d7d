package backstep.network;

import backstep.notation.Program;
import backstep.notation.ProgramParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The programs that {@code load NAME} finds without a file. */
public enum Shipped {
  QUESTION_RELU("the question's script with ReLU hidden units"),
  QUESTION_SIGMOID("the question's script with sigmoid hidden units"),
  FIXED_RELU("the ReLU script, repaired"),
  FIXED_SIGMOID("the sigmoid script, repaired"),
  XOR_ROWS("XOR as two classes, all samples in one step, a sample a row");

  private final String story;

  Shipped(String story) {
    this.story = story;
  }

  /** Its name in {@code load NAME}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it is, in one line. */
  public String story() {
    return story;
  }

  public Program program() {
    return ProgramParser.parse(word(), text());
  }

  /** The text of its {@code .bp} file. */
  public String text() {
    try (InputStream in = Shipped.class.getResourceAsStream(word() + ".bp")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Optional<Shipped> named(String word) {
    return Arrays.stream(values()).filter(shipped -> shipped.word().equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Shipped::word).toList();
  }
}

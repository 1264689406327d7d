package backstep.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Texts made a little wrong: by characters, by words and by lines. */
public final class Mutations {
  private static final String RUBBISH = "()[]{}:;,.'\"#=+-*/@<>!?\\$%&|~^_0123aZ \t\u00e9\u2212";
  private static final List<String> STRANGE =
      List.of(
          "\0",
          "\u0003",
          "\u001b[2J",
          "\u001b]0,x\u0007",
          "\u009b31m",
          "\u0085",
          "\u007f",
          "\r",
          "\u00a0",
          "\u202e",
          "\ufeff",
          "\ud800",
          "\ud83e\udde0",
          "\u0661");
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "-0.0",
          "1e308",
          "1e-320",
          "1e999",
          "2147483647",
          "2147483648",
          "-2147483648",
          "9223372036854775808",
          "99999999999999999999999",
          "0x10",
          "00",
          "1e",
          ".",
          "nan",
          "inf");
  private static final int LENGTH = 20_000;

  /** What readers of Markdown, of the notation and of tables take for an opening. */
  private static final List<String> OPENINGS =
      List.of(">", "- ", "*a ", "[", "(", "a|", "``` ", "<a ", "\"", "1,", "#", " ", "9", "x");

  private static final List<String> NESTS = List.of("(", "[", "[[", "-", "not ", "sum(", "relu'(");

  private final Random random;
  private final List<String> others;
  private final List<UnaryOperator<String>> ways =
      List.of(
          this::character,
          this::character,
          this::word,
          this::word,
          this::strange,
          this::number,
          this::splice,
          this::nested,
          this::longer);

  /**
   * Mutations by chance.
   *
   * @param others what a text may be spliced with
   */
  public Mutations(Random random, List<String> others) {
    this.random = random;
    this.others = others;
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  /** A text with up to three mutations. */
  String of(String text) {
    String mutated = text;
    for (int i = random.nextInt(3); i >= 0; i--) {
      mutated = oneOf(ways).apply(mutated);
    }
    return mutated;
  }

  /** A file in which up to three lines are left out, doubled, swapped or mutated. */
  public String ofFile(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    for (int i = random.nextInt(3); i >= 0 && !lines.isEmpty(); i--) {
      int at = random.nextInt(lines.size());
      switch (random.nextInt(6)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(random.nextInt(lines.size()), lines.get(at));
        case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
        case 3 -> lines.set(at, oneOf(oneOf(others).lines().toList()));
        default -> lines.set(at, of(lines.get(at)));
      }
    }
    return String.join(oneOf(List.of("\n", "\n", "\r\n")), lines) + (oneIn(5) ? "" : "\n");
  }

  /** A file of somebody who means it: very long, very deep, or full of what commands a terminal. */
  public String hostile(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    String opening = oneOf(OPENINGS);
    switch (random.nextInt(5)) {
      case 0 -> lines.add(0, "\ufeff");
      case 1 -> lines.replaceAll(this::strange);
      case 2 -> lines.addAll(Collections.nCopies(LENGTH / 10, opening));
      default ->
          lines.add(random.nextInt(lines.size() + 1), opening.repeat(LENGTH) + oneOf(others));
    }
    return String.join("\n", lines).replaceFirst("^\ufeff\n", "\ufeff") + "\n";
  }

  /** Bytes with up to three changed, or the end cut off. */
  public byte[] ofBytes(byte[] bytes) {
    int end = oneIn(4) ? random.nextInt(bytes.length + 1) : bytes.length;
    byte[] mutated = Arrays.copyOf(bytes, end);
    for (int i = random.nextInt(3); i >= 0 && end > 0; i--) {
      mutated[random.nextInt(end)] = (byte) random.nextInt(256);
    }
    return mutated;
  }

  private String character(String text) {
    int at = random.nextInt(text.length() + 1);
    return oneIn(2) && at < text.length()
        ? text.substring(0, at) + text.substring(at + 1)
        : put(text, String.valueOf(RUBBISH.charAt(random.nextInt(RUBBISH.length()))));
  }

  /** A text with something put in somewhere. */
  private String put(String text, String more) {
    int at = random.nextInt(text.length() + 1);
    return text.substring(0, at) + more + text.substring(at);
  }

  private String word(String text) {
    List<String> words = new ArrayList<>(List.of(text.split("\\b")));
    int at = random.nextInt(words.size());
    switch (random.nextInt(4)) {
      case 0 -> words.remove(at);
      case 1 -> words.add(at, words.get(at));
      case 2 -> Collections.swap(words, at, random.nextInt(words.size()));
      default -> words.set(at, oneOf(List.of(oneOf(others).split("\\b"))));
    }
    return String.join("", words);
  }

  private String strange(String text) {
    return put(text, oneOf(STRANGE));
  }

  private String number(String text) {
    String number = oneOf(NUMBERS);
    return oneIn(2) ? text.replaceFirst("\\d+", number) : put(text, number);
  }

  private String splice(String text) {
    String other = oneOf(others);
    return text.substring(0, random.nextInt(text.length() + 1))
        + other.substring(random.nextInt(other.length() + 1));
  }

  private String nested(String text) {
    return put(text, oneOf(NESTS).repeat(oneOf(List.of(2, 50, 500))));
  }

  private String longer(String text) {
    return text.length() > 2000 ? text : text.repeat(oneOf(List.of(2, 9, oneIn(20) ? 500 : 3)));
  }
}

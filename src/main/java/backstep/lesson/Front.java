package backstep.lesson;

import backstep.notation.Nearest;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The {@code key: value} lines between {@code ---} at the head of a document.
 *
 * @param values what they say
 * @param lines how many lines of the file they take, with the fences; 0 for no head
 */
public record Front(Map<String, String> values, int lines) {
  static final List<String> KEYS =
      List.of("lesson", "title", "format", "needs", "load", "tol", "seed", "copy");

  /** In the head of a student's copy. */
  static final String COPY = "copy: student";

  static final String FENCE = "---";
  private static final String ID = "[a-z0-9-]*";
  private static final String FORMAT = "1";
  private static final String USUAL_PROGRAM = "question-relu";
  private static final String USUAL_TOLERANCE = "1e-6";
  private static final String PINNED = "pinned";

  /**
   * Reads the head of a document.
   *
   * @throws UserError if it has one that cannot be read
   */
  public static Front parse(String file, List<String> lines) {
    if (lines.isEmpty() || !lines.get(0).equals(FENCE)) {
      return new Front(Map.of(), 0);
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).equals(FENCE)) {
        return checked(new Front(values, i + 1), file, lines);
      }
      int colon = lines.get(i).indexOf(':');
      if (colon < 0) {
        throw error(file, i, lines, "the head of a lesson has lines such as title: One sample");
      }
      String key = lines.get(i).substring(0, colon).strip();
      if (!KEYS.contains(key)) {
        String hint = Nearest.hint(key, KEYS, "it has " + String.join(", ", KEYS));
        throw error(file, i, lines, "the head of a lesson has no '" + key + "'" + hint);
      }
      String value = lines.get(i).substring(colon + 1).strip();
      if (values.put(key, value) != null) {
        throw error(file, i, lines, "the head has a line " + key + ": already");
      }
      if (key.equals("copy") && !lines.get(i).strip().equals(COPY)) {
        throw error(file, i, lines, "the only copy there is to say is " + COPY);
      }
      if (key.equals("seed") && !isPinned(value)) {
        throw error(
            file,
            i,
            lines,
            "the only seed there is to say is seed: pinned, and the reason behind it");
      }
    }
    throw error(file, 0, lines, "the head of this file is never closed by another ---");
  }

  private static Front checked(Front front, String file, List<String> lines) {
    if (!front.values.getOrDefault("format", FORMAT).equals(FORMAT)) {
      throw error(file, 0, lines, "this file has another format than " + FORMAT);
    }
    if (!front.id().matches(ID)) {
      throw error(
          file,
          IntStream.range(0, lines.size())
              .filter(i -> lines.get(i).strip().startsWith("lesson"))
              .findFirst()
              .orElse(0),
          lines,
          "the id of a lesson has small letters, digits and - only, such as lesson: one-sample");
    }
    Fields.tolerance(file, 1, front.values.getOrDefault("tol", USUAL_TOLERANCE));
    return front;
  }

  private static UserError error(String file, int index, List<String> lines, String message) {
    return new UserError(
        message, new Span(new Source(file + ":" + (index + 1), lines.get(index)), 0));
  }

  /** The id of the lesson; empty for a page that is none. */
  public String id() {
    return values.getOrDefault("lesson", "");
  }

  public String title() {
    return values.getOrDefault("title", id());
  }

  /** The ids of the lessons that should come before. */
  public List<String> needs() {
    return Arrays.stream(values.getOrDefault("needs", "").split("[,\\s]+"))
        .filter(id -> !id.isEmpty())
        .distinct()
        .toList();
  }

  /** The program it begins with. */
  public String program() {
    return values.getOrDefault("load", USUAL_PROGRAM);
  }

  /** How far decimal numbers may be apart, absolutely and relatively. */
  public double tolerance() {
    return Double.parseDouble(values.getOrDefault("tol", USUAL_TOLERANCE));
  }

  /** True of a student's copy, which has no answers. */
  public boolean isCopy() {
    return values.containsKey("copy");
  }

  /** True if it is about the program's own seed, and says why. */
  public boolean isSeedPinned() {
    return isPinned(values.getOrDefault("seed", ""));
  }

  private static boolean isPinned(String seed) {
    return seed.matches(PINNED + "\\b.*\\w+.*");
  }
}

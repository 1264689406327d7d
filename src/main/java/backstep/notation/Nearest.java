package backstep.notation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known word that somebody probably meant. */
public final class Nearest {
  private Nearest() {}

  /** The closest of the known words, if it is close enough to be meant. */
  public static Optional<String> to(String word, Collection<String> known) {
    int allowed = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= allowed)
        .filter(candidate -> distance(word, candidate) < candidate.length())
        .min(Comparator.comparingInt((String candidate) -> distance(word, candidate)));
  }

  /** {@code : did you mean 'hidden'?}, or, where nothing is near, a semicolon and this. */
  public static String hint(String word, Collection<String> known, String otherwise) {
    return to(word, known).map(near -> ": did you mean '" + near + "'?").orElse("; " + otherwise);
  }

  /** How many letters must be changed, put in or left out; two neighbours swapped count as one. */
  private static int distance(String a, String b) {
    String left = a.toLowerCase(Locale.ROOT);
    String right = b.toLowerCase(Locale.ROOT);
    return isSwap(left, right) ? 1 : LevenshteinDistance.getDefaultInstance().apply(left, right);
  }

  private static boolean isSwap(String a, String b) {
    return a.length() == b.length()
        && IntStream.range(0, a.length() - 1).anyMatch(i -> swapped(a, i).equals(b));
  }

  private static String swapped(String word, int i) {
    return word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2);
  }
}

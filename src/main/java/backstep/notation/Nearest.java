package backstep.notation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** The known word that somebody probably meant. */
public final class Nearest {
  private static final DamerauLevenshteinDistance DISTANCE = new DamerauLevenshteinDistance();

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
    return DISTANCE.apply(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
  }
}

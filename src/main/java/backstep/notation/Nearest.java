package backstep.notation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** The known word that somebody probably meant. */
public final class Nearest {
  private static final DamerauLevenshteinDistance DISTANCE = new DamerauLevenshteinDistance();

  /** Fewer letters begin anything. */
  private static final int SHORTEST = 3;

  private Nearest() {}

  /** The closest of the known words, if it is close enough to be meant, or the one begun. */
  public static Optional<String> to(String word, Collection<String> known) {
    int allowed = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= allowed)
        .filter(candidate -> distance(word, candidate) < candidate.length())
        .min(Comparator.comparingInt((String candidate) -> distance(word, candidate)))
        .or(() -> begun(word, known));
  }

  /** The only word that begins so. */
  private static Optional<String> begun(String word, Collection<String> known) {
    List<String> all =
        known.stream().filter(candidate -> candidate.startsWith(word)).distinct().toList();
    return Optional.of(all)
        .filter(words -> words.size() == 1 && word.length() >= SHORTEST)
        .map(words -> words.get(0));
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

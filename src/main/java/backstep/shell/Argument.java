package backstep.shell;

import java.util.List;
import java.util.stream.Stream;

/** One word behind the name of a command, and what Tab offers in its place. */
public interface Argument extends Syntax {

  /**
   * The words that Tab offers.
   *
   * @param typed the words before it, the command's name first
   */
  Stream<Word> words(Session session, Shell shell, List<String> typed);

  /** True if it can be a part of a longer expression, as {@code A1} is of {@code sum(A1}. */
  default boolean isExpression() {
    return false;
  }

  @Override
  default Stream<Place> places(Syntax behind) {
    return Stream.of(new Place(this, behind));
  }
}

package backstep.shell;

import java.util.List;
import java.util.stream.Stream;

/**
 * A word as Tab offers it.
 *
 * @param meaning what it is, in a few words
 */
public record Word(String text, String meaning) implements Argument {
  @Override
  public Stream<Word> words(Session session, Shell shell, List<String> typed) {
    return Stream.of(this);
  }
}

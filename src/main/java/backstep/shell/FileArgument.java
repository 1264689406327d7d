package backstep.shell;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The name of a file, which the terminal knows.
 *
 * @param endings how the names of those that fit end; empty for any
 */
public record FileArgument(List<String> endings) implements Argument {
  @Override
  public Stream<Word> words(Session session, Shell shell, List<String> typed) {
    return Stream.empty();
  }

  /** True of the name of a file of this kind. */
  public boolean fits(String name) {
    return endings.isEmpty() || endings.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
  }
}

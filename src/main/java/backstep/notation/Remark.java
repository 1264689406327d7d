package backstep.notation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments of an entry of a program, so that saving keeps them.
 *
 * @param above whole comment lines before it, without the {@code #}
 * @param beside the comment at the end of its line, or empty
 */
public record Remark(List<String> above, String beside) {
  public static final Remark NONE = new Remark(List.of(), "");
  private static final Pattern PLACE = Pattern.compile("\\s*(\\S.*\\.py:\\d+)");

  /** Says where a line stands in a script, such as {@code mine.py:31}. */
  public static Remark at(String place) {
    return new Remark(List.of(), " " + place);
  }

  /** Where the line stands in a script, if that is what stands beside it. */
  public Optional<String> place() {
    return Optional.of(PLACE.matcher(beside)).filter(Matcher::matches).map(found -> found.group(1));
  }
}

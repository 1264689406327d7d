package backstep.lesson;

import backstep.notation.Source;
import backstep.notation.UserError;
import java.util.Optional;

/**
 * Something wrong with a document.
 *
 * @param line in the file
 * @param text what is wrong; further lines are indented
 */
public record Flaw(int line, String text) {

  /**
   * An error about an expression of the document.
   *
   * @param part the line of the part, for an error without a place of its own
   */
  static Flaw of(UserError error, int part) {
    Optional<Source> source = error.span().map(span -> span.source());
    int line = source.map(Flaw::line).orElse(part);
    String where = source.map(one -> one.where() + ":\n").orElse("");
    return new Flaw(line == 0 ? part : line, error.text().substring(where.length()).strip());
  }

  /** The line of a source called {@code FILE:LINE}; 0 for any other. */
  private static int line(Source source) {
    String digits = source.where().replaceFirst(".*:(?=\\d+$)", "");
    return digits.matches("\\d+") ? Integer.parseInt(digits) : 0;
  }
}

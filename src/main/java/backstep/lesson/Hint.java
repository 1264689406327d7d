package backstep.lesson;

import backstep.shell.Session;
import java.util.Optional;

/**
 * Help with a question, or a notice that speaks unasked.
 *
 * @param line in the file
 * @param condition while it holds in the learner's session; empty for always
 */
public record Hint(int line, Optional<Expression> condition, String text) {

  /** True if it may be said in this session. */
  public boolean speaksIn(Session session) {
    return condition.map(holds -> holds.holdsIfAny(session)).orElse(true);
  }
}

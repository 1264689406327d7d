package backstep.script;

import backstep.notation.Source;
import backstep.notation.UserError;
import backstep.script.Syntax.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/**
 * What an epoch does besides its steps. It must not reach them: only two epochs are run, and what
 * it does in the hundredth would be missed. What only prints, draws or adds up is left out.
 */
final class EpochBody {
  private static final int LONGEST = 50;

  private final TrainingLoop training;
  private final Map<String, Syntax.Definition> functions;
  private final List<String> leftOut = new ArrayList<>();

  private EpochBody(List<Statement> script, TrainingLoop training) {
    this.training = training;
    this.functions = Mentions.functions(script);
  }

  /**
   * Looks at all that an epoch does.
   *
   * @return what is left out, a line each
   * @throws UserError where the steps read something of it
   */
  static List<String> require(List<Statement> script, TrainingLoop training) {
    EpochBody body = new EpochBody(script, training);
    if (training.samples() != null) {
      body.require();
    }
    return body.leftOut;
  }

  private void require() {
    Set<String> read = Mentions.of(training.samples()).through(functions).read();
    Set<String> moving = new HashSet<>(Mentions.of(training.loop()).through(functions).written());
    for (Statement statement : Rounds.body(training.loop())) {
      if (statement == training.samples()) {
        continue;
      }
      Set<String> written = new HashSet<>(Mentions.of(statement).through(functions).written());
      written.retainAll(read);
      if (!written.isEmpty() && !isTheSameEachTime(statement, moving)) {
        throw new UserError(
            "this changes '"
                + written.iterator().next()
                + "' between the samples, and the steps read it: a program has its steps and nothing"
                + " between them",
            statement.span());
      }
      leaveOut(statement);
    }
    Set<String> over = new HashSet<>(items());
    over.retainAll(moving);
    if (!over.isEmpty()) {
      throw new UserError(
          "which samples are taken changes from epoch to epoch", training.samples().span());
    }
  }

  private Set<String> items() {
    Syntax.For loop = (Syntax.For) training.samples();
    Statement alone = new Syntax.Doing(loop.items(), loop.span());
    return Mentions.of(alone).through(functions).read();
  }

  /** True of {@code total = 0} and the like. */
  private static boolean isTheSameEachTime(Statement statement, Set<String> moving) {
    return statement instanceof Syntax.Assignment
        && Mentions.of(statement).read().stream().noneMatch(moving::contains);
  }

  private void leaveOut(Statement statement) {
    if (statement instanceof Syntax.Assignment || statement instanceof Syntax.Change) {
      return; // what only a sum begins with
    }
    Source source = statement.span().source();
    leftOut.add(source.where() + ": " + StringUtils.abbreviate(source.text().strip(), LONGEST));
  }
}

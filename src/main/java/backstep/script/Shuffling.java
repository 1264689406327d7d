package backstep.script;

import backstep.notation.UserError;
import backstep.script.Syntax.Statement;
import java.util.Set;

/** Orders of the samples that an epoch draws: a program shuffles by a setting. */
final class Shuffling {
  private Shuffling() {}

  /** Refuses a training whose samples come in an order that it draws. */
  static void refuse(TrainingLoop training) {
    if (training.samples() != null) {
      refuse(training.loop(), Mentions.of(training.samples()).read());
    }
  }

  /** Refuses what an epoch does to its samples, if one of these names is an order that it draws. */
  static void refuse(Statement loop, Set<String> names) {
    for (Statement statement : Rounds.body(loop)) {
      if (statement instanceof Syntax.Assignment assignment
          && assignment.value() instanceof Syntax.Call call
          && call.function() instanceof Syntax.Attribute function
          && function.name().equals("permutation")
          && Mentions.of(statement).written().stream().anyMatch(names::contains)) {
        throw new UserError(
            "an order that is drawn anew in each epoch is not read: take the samples in their order"
                + " here, and say set shuffle on, which draws as np.random.permutation does",
            call.span());
      }
    }
  }
}

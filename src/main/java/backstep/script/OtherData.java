package backstep.script;

import backstep.notation.UserError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Data that are neither inputs nor targets, as labels beside targets of ones and zeros: what a step
 * only tells of them is left out.
 */
final class OtherData {
  private OtherData() {}

  /**
   * Leaves it out, with all that is told of it.
   *
   * @throws UserError where the steps are made of it
   */
  static void leaveOut(Draft draft) {
    Set<Variable> needed = new HashSet<>();
    draft.parameters().keySet().forEach(path -> needed.addAll(draft.above(draft.end(path))));
    for (Trace.Line line : List.copyOf(draft.lines())) {
      if (isOfOthers(line.value(), draft)) {
        if (needed.contains(line.target())) {
          throw new UserError(
              "what this takes of the data in each step is neither an input nor a target",
              line.target().span());
        }
        draft.remove(line);
      }
    }
    draft.forget(value -> isOfOthers(value, draft));
  }

  private static boolean isOfOthers(Formula value, Draft draft) {
    return value.variables().stream()
        .anyMatch(
            one ->
                one.role() == Variable.Role.DATA
                    ? one.name().equals(Trace.DATA)
                    : one.role() == Variable.Role.LINE && draft.writer(one) == null);
  }
}

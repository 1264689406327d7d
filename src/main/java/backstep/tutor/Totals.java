package backstep.tutor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a student has done about each question from first to last: beginning a lesson anew takes no
 * try, no hint and no reveal back.
 */
final class Totals {
  private final Map<String, Standing> done = new HashMap<>();
  private final Map<String, List<String>> wrong = new HashMap<>();
  private Optional<Progress> last = Optional.empty();

  /** Hears that the lesson is begun, or taken up again. */
  void begins(Progress progress) {
    last = Optional.of(progress);
  }

  /** Hears of each change. */
  void sees(Progress before, Progress after) {
    last = Optional.of(after);
    after
        .standings()
        .forEach((id, now) -> done.merge(id, now.since(before.standing(id)), (a, b) -> a.plus(b)));
  }

  /** Hears of an answer that is not right. */
  void hears(String question, String given) {
    wrong.computeIfAbsent(question, id -> new ArrayList<>()).add(given);
  }

  /** The answers to a question that were not right, in order. */
  List<String> wrong(String question) {
    return List.copyOf(wrong.getOrDefault(question, List.of()));
  }

  /** The progress with all that was done on the way; empty if the lesson was never begun. */
  Optional<Progress> whole() {
    return last.map(this::whole);
  }

  private Progress whole(Progress progress) {
    Progress whole = progress;
    for (Map.Entry<String, Standing> one : done.entrySet()) {
      Standing now = progress.standing(one.getKey());
      whole = whole.with(one.getKey(), one.getValue().comingTo(now));
    }
    return whole;
  }
}

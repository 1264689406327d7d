package backstep.tutor;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a student has done about each question from first to last: beginning a lesson anew takes no
 * try, no hint and no reveal back.
 */
final class Totals {
  private final Map<String, Standing> done = new HashMap<>();
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

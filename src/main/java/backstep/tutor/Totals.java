package backstep.tutor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a student has done about each question from first to last: beginning a lesson anew takes no
 * try, no hint and no reveal back.
 */
final class Totals {
  private final Map<String, Count> before = new HashMap<>();
  private final Map<String, Count> now = new HashMap<>();
  private final Set<String> revealed = new HashSet<>();

  /** How often something was done about a question. */
  private record Count(int tries, int hints) {
    static final Count NONE = new Count(0, 0);

    Count plus(Count more) {
      return new Count(tries + more.tries, hints + more.hints);
    }

    boolean isBelow(Count other) {
      return tries < other.tries || hints < other.hints;
    }
  }

  /** Hears of the progress after a command. */
  void sees(Optional<Progress> progress) {
    progress.ifPresent(
        at -> {
          Set<String> ids = new HashSet<>(at.results().keySet());
          ids.addAll(now.keySet());
          ids.forEach(id -> sees(id, at));
        });
  }

  private void sees(String id, Progress progress) {
    Count count = new Count(progress.tries(id), progress.hints(id));
    Count last = now.getOrDefault(id, Count.NONE);
    if (count.isBelow(last)) {
      before.merge(id, last, Count::plus);
    }
    now.put(id, count);
    if (progress.isRevealed(id)) {
      revealed.add(id);
    }
  }

  /** The progress with all that was done on the way. */
  Progress of(Progress progress) {
    Progress whole = progress;
    for (Map.Entry<String, Count> one : now.entrySet()) {
      Count all = one.getValue().plus(before.getOrDefault(one.getKey(), Count.NONE));
      whole =
          revealed.contains(one.getKey())
              ? whole.withRevealed(one.getKey())
              : whole.withCount(one.getKey(), all.tries(), all.hints());
    }
    return whole;
  }
}

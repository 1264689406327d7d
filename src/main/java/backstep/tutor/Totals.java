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
  private final Map<String, Standing> before = new HashMap<>();
  private final Map<String, Standing> now = new HashMap<>();

  /** Hears of the progress after a command. */
  void sees(Optional<Progress> progress) {
    progress.ifPresent(
        at -> {
          Set<String> ids = new HashSet<>(at.standings().keySet());
          ids.addAll(now.keySet());
          ids.forEach(id -> sees(id, at.standing(id)));
        });
  }

  private void sees(String id, Standing standing) {
    Standing last = now.getOrDefault(id, Standing.OPEN);
    if (last.isLostIn(standing)) {
      before.merge(id, last, Standing::plus);
    }
    now.put(id, standing);
  }

  /** The progress with all that was done on the way. */
  Progress of(Progress progress) {
    Progress whole = progress;
    for (String id : now.keySet()) {
      Standing earlier = before.getOrDefault(id, Standing.OPEN);
      whole = whole.with(id, earlier.plus(now.get(id)));
    }
    return whole;
  }
}

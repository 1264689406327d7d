package backstep.tutor;

import java.util.HashSet;
import java.util.Set;

/**
 * What a learner has done about the question at hand.
 *
 * @param hints how many hints it has been given
 * @param noticed which notices have been said, by their line in the file
 * @param reached true once a goal is reached, which the learner may go on looking at
 */
record Attempt(int hints, Set<Integer> noticed, boolean reached) {
  static final Attempt NONE = new Attempt(0, Set.of(), false);

  Attempt {
    noticed = Set.copyOf(noticed);
  }

  Attempt hinted() {
    return new Attempt(hints + 1, noticed, reached);
  }

  Attempt noticing(int line) {
    Set<Integer> more = new HashSet<>(noticed);
    more.add(line);
    return new Attempt(hints, more, reached);
  }

  Attempt reaching() {
    return new Attempt(hints, noticed, true);
  }
}

package backstep.tutor;

import java.util.HashSet;
import java.util.Set;

/**
 * What a learner has done about the question at hand.
 *
 * @param tries how many answers were given
 * @param hints how many hints were asked for
 * @param noticed which notices have been said, by their line in the file
 * @param reached true once a goal is reached, which the learner may go on looking at
 */
record Attempt(int tries, int hints, Set<Integer> noticed, boolean reached) {
  static final Attempt NONE = new Attempt(0, 0, Set.of(), false);

  Attempt {
    noticed = Set.copyOf(noticed);
  }

  Attempt tried() {
    return new Attempt(tries + 1, hints, noticed, reached);
  }

  Attempt hinted() {
    return new Attempt(tries, hints + 1, noticed, reached);
  }

  Attempt noticing(int line) {
    Set<Integer> more = new HashSet<>(noticed);
    more.add(line);
    return new Attempt(tries, hints, more, reached);
  }

  Attempt reaching() {
    return new Attempt(tries, hints, noticed, true);
  }
}

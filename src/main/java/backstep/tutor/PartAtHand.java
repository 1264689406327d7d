package backstep.tutor;

import java.util.HashSet;
import java.util.Set;

/**
 * The part of a lesson at which the learner is waited for, and what he has done about it.
 *
 * @param index of the part in the document
 * @param command the index of the command at hand, where the part is a session
 * @param hints how many hints have been given
 * @param noticed which notices have been said, by their line in the file
 * @param reached true once a goal is reached, which the learner may go on looking at
 */
record PartAtHand(int index, int command, int hints, Set<Integer> noticed, boolean reached) {

  PartAtHand {
    noticed = Set.copyOf(noticed);
  }

  /** A part about which nothing has been done yet. */
  static PartAtHand at(int index) {
    return new PartAtHand(index, 0, 0, Set.of(), false);
  }

  PartAtHand behindCommand() {
    return new PartAtHand(index, command + 1, hints, noticed, reached);
  }

  PartAtHand hinted() {
    return new PartAtHand(index, command, hints + 1, noticed, reached);
  }

  PartAtHand noticing(int line) {
    Set<Integer> more = new HashSet<>(noticed);
    more.add(line);
    return new PartAtHand(index, command, hints, more, reached);
  }

  PartAtHand reaching() {
    return new PartAtHand(index, command, hints, noticed, true);
  }
}

package backstep.tutor;

import backstep.shell.Session;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a lesson at which the learner is waited for, and what he has done about it.
 *
 * @param index of the part in the document
 * @param command the index of the command at hand, where the part is a session
 * @param hints how many hints have been given
 * @param noticed which notices have been said, by their line in the file
 * @param way the learner's session as he reached a goal; he may go on looking around
 */
record PartAtHand(int index, int command, int hints, Set<Integer> noticed, Optional<Session> way) {

  PartAtHand {
    noticed = Set.copyOf(noticed);
  }

  /** A part about which nothing has been done yet. */
  static PartAtHand at(int index) {
    return new PartAtHand(index, 0, 0, Set.of(), Optional.empty());
  }

  PartAtHand behindCommand() {
    return new PartAtHand(index, command + 1, hints, noticed, way);
  }

  PartAtHand hinted() {
    return new PartAtHand(index, command, hints + 1, noticed, way);
  }

  PartAtHand noticing(int line) {
    Set<Integer> more = new HashSet<>(noticed);
    more.add(line);
    return new PartAtHand(index, command, hints, more, way);
  }

  PartAtHand reaching(Session session) {
    return new PartAtHand(index, command, hints, noticed, Optional.of(session));
  }

  /** True once a goal is reached. */
  boolean isReached() {
    return way.isPresent();
  }
}

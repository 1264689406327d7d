package backstep.tutor;

/**
 * Where a lesson under way is.
 *
 * @param part the index of the part at hand
 * @param command the index of the command at hand, where the part is a session
 * @param attempt what the learner has done about it
 */
record Place(int part, int command, Attempt attempt) {
  /** Where a part begins. */
  static Place at(int part) {
    return new Place(part, 0, Attempt.NONE);
  }

  Place behindCommand() {
    return new Place(part, command + 1, attempt);
  }

  Place behindPart() {
    return at(part + 1);
  }

  Place with(Attempt changed) {
    return new Place(part, command, changed);
  }
}

package backstep.tutor;

/**
 * What is asked of a recording under way.
 *
 * @param text the note, which lesson has begun, the id of the mark (empty for one that is counted),
 *     why it is refused
 */
record RecordingRequest(Kind kind, String text) {
  /** What can be asked. */
  enum Kind {
    NOTE,
    EDITION,
    MARK,
    STOP,
    STATUS,
    REFUSED
  }

  static RecordingRequest note(String text) {
    return new RecordingRequest(Kind.NOTE, text.strip());
  }

  static RecordingRequest edition(String note) {
    return new RecordingRequest(Kind.EDITION, note);
  }

  /**
   * What stands behind {@code record}; it is refused only after the line has been recorded.
   *
   * @param file that is being recorded to
   */
  static RecordingRequest parse(String typed, String file) {
    String[] words = typed.split("\\s+", 2);
    if (typed.isEmpty() || typed.equals(file)) {
      return new RecordingRequest(Kind.STATUS, "");
    }
    if (typed.equals("stop")) {
      return new RecordingRequest(Kind.STOP, "");
    }
    if (!words[0].equals("mark")) {
      return refused("this is being recorded to " + file + " already; record stop ends that");
    }
    String id = words.length == 1 ? "" : words[1];
    if (!id.matches("([a-z0-9][a-z0-9-]*)?")) {
      return refused("the name of a mark is small letters and digits, as in before-the-jump");
    }
    return new RecordingRequest(Kind.MARK, id);
  }

  static RecordingRequest refused(String why) {
    return new RecordingRequest(Kind.REFUSED, why);
  }
}

package backstep.shell;

/**
 * What comes of a line.
 *
 * @param session the session afterwards
 * @param text what to show, each line ended; may be empty
 * @param failed true if the user did something wrong
 * @param quits true if the shell is to be left
 */
public record Reply(Session session, String text, boolean failed, boolean quits) {

  public static Reply of(Session session, String text) {
    return new Reply(session, text, false, false);
  }

  /** Leaves the shell. */
  public static Reply quit(Session session) {
    return new Reply(session, "", false, true);
  }

  static Reply failure(Session session, String text) {
    return new Reply(session, text, true, false);
  }

  /** This reply with other text before its own. */
  public Reply after(String earlier) {
    return new Reply(session, earlier + text, failed, quits);
  }

  /** This reply with other text after its own. */
  public Reply before(String later) {
    return new Reply(session, text + later, failed, quits);
  }

  /** This reply, which fails or quits if the other does. */
  Reply asWell(Reply other) {
    return new Reply(session, text, failed || other.failed, quits || other.quits);
  }

  /** This reply with another session. */
  public Reply with(Session changed) {
    return new Reply(changed, text, failed, quits);
  }
}

package backstep.shell;

import java.util.Optional;

/**
 * What goes along with a session and hears every line that is typed: a lesson, a recording. A
 * value; a command takes it up, and no undo takes it back.
 */
public interface Companion {

  /** A line that was typed, as it is to be read. */
  default String reads(String line, World world) {
    return line;
  }

  /** The world in which the lines that are typed run. */
  default World around(World world) {
    return world;
  }

  /**
   * Takes a line that is meant for it and not for the debugger, such as the answer to a question.
   *
   * @return what came of it; empty for a line that is none of its business
   */
  default Optional<Reply> takes(Session session, String line, World world) {
    return Optional.empty();
  }

  /** The command that a blank line would run, if there is one. */
  default Optional<String> proposes() {
    return Optional.empty();
  }

  /** What a prompt says of it; empty for nothing. */
  default String sign() {
    return "";
  }

  /** True as long as mistakes are to be found by hand: then a check says only that there is one. */
  default boolean isByHand() {
    return false;
  }

  /** True if it hears what the others say, and so stands behind them. */
  default boolean hearsOthers() {
    return false;
  }

  /**
   * Hears what came of a line.
   *
   * @param before the session in which it was typed
   * @param reply what came of it, with what other companions said to it
   * @return the session from now on, and what there is to say to it
   */
  Reply hears(Session before, String line, Reply reply, World world);
}

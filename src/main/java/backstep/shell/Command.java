package backstep.shell;

import java.util.Optional;

/** One command of the shell: its help, what it takes, and what it does. Stateless. */
public interface Command {

  Help help();

  /**
   * Does it.
   *
   * @return the session afterwards and what to show; the same session where it only looked
   * @throws backstep.notation.UserError for what the user did wrong; the session stays as it was
   */
  Reply run(Session session, Arguments arguments, World world);

  /** What can stand behind its name; Tab offers it. */
  default Syntax syntax() {
    return Syntax.NONE;
  }

  /**
   * The line that the user is to type on, where what stands there only says which: {@code edit 9}.
   *
   * @throws backstep.notation.UserError for what the user did wrong
   */
  default Optional<String> typedOn(Session session, Arguments arguments) {
    return Optional.empty();
  }

  /** True if it shows something about the run, which a hunt counts. */
  default boolean isLook() {
    return help().group() == Group.LOOK || help().group() == Group.EXPLAIN;
  }

  /** True if a blank line does it again. */
  default boolean repeats() {
    return false;
  }
}

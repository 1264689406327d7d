package backstep.shell;

import java.util.List;

/** One command of the shell: its help, its completion, and what it does. Stateless. */
public interface Command {

  Help help();

  /**
   * Does it.
   *
   * @return the session afterwards and what to show; the same session where it only looked
   * @throws backstep.notation.UserError for what the user did wrong; the session stays as it was
   */
  Reply run(Session session, Arguments arguments, World world);

  /** What its arguments can be completed from; the last entry serves all further ones. */
  default List<Completion> completions() {
    return List.of();
  }

  /** Words of its own that may stand among its arguments. */
  default List<String> words() {
    return List.of();
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

package backstep.shell;

import java.util.Arrays;
import java.util.List;

/**
 * What a command says about itself.
 *
 * @param names its name, then its aliases
 * @param usage how it is written, such as {@code back [n]}
 * @param summary one line, without a full stop
 * @param details further sentences; may be empty
 * @param example a line that works in a fresh session: tests run it
 */
public record Help(
    Group group, List<String> names, String usage, String summary, String details, String example) {

  /**
   * The usual way to make one.
   *
   * @param names separated by blanks, the name first
   */
  public static Help of(Group group, String names, String usage, String summary, String example) {
    return new Help(group, Arrays.asList(names.split(" ")), usage, summary, "", example);
  }

  /** The same with further sentences. */
  public Help details(String text) {
    return new Help(group, names, usage, summary, text.strip(), example);
  }

  public String name() {
    return names.get(0);
  }

  public List<String> aliases() {
    return names.subList(1, names.size());
  }
}

package backstep.shell;

import backstep.render.Prose;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a command says about itself.
 *
 * @param names its name, then its aliases
 * @param usage how it is written, such as {@code back [n]}
 * @param summary one line, without a full stop
 * @param details further sentences; may be empty
 * @param words what it takes, and what each of it is; may be empty
 * @param example a line that works in a fresh session: tests run it
 */
public record Help(
    Group group,
    List<String> names,
    String usage,
    String summary,
    String details,
    List<Word> words,
    String example) {

  /**
   * The usual way to make one.
   *
   * @param names separated by blanks, the name first
   */
  public static Help of(Group group, String names, String usage, String summary, String example) {
    return new Help(group, Arrays.asList(names.split(" ")), usage, summary, "", List.of(), example);
  }

  /** The same with further sentences. */
  public Help details(String text) {
    return new Help(group, names, usage, summary, text.strip(), words, example);
  }

  /** The same with words that it takes. */
  public Help words(List<Word> taken) {
    return new Help(group, names, usage, summary, details, List.copyOf(taken), example);
  }

  /** The words that it takes, a row each. */
  public String rows(int width) {
    int column = words.stream().mapToInt(word -> word.text().length()).max().orElse(0) + 4;
    StringBuilder text = new StringBuilder();
    for (Word word : words) {
      String row = String.format(Locale.ROOT, "%-" + (column - 2) + "s", word.text());
      String meaning = Prose.wrap(word.meaning(), column, width);
      text.append("  ").append(row).append(meaning.substring(column));
    }
    return text.toString();
  }

  public String name() {
    return names.get(0);
  }

  public List<String> aliases() {
    return names.subList(1, names.size());
  }
}

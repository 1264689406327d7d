package backstep.lesson;

import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.List;

/**
 * A block that shows commands and what came of them.
 *
 * @param line of the fence in the file, from 1
 * @param section the heading above
 * @param fails true if each command must fail
 */
public record SessionBlock(int line, String section, boolean fails, List<Exchange> exchanges) {
  static final String PROMPT = "backstep>";
  private static final List<String> WORDS = List.of("session", "fails", "hidden", "type");

  /**
   * One command and the output that the document shows.
   *
   * @param line of the command in the file
   */
  public record Exchange(int line, String command, List<String> expected) {}

  static SessionBlock parse(
      String file, int line, String section, List<String> info, String content) {
    for (String word : info) {
      if (!WORDS.contains(word)) {
        throw error(file, line, "```" + String.join(" ", info), "a session has no '" + word + "'");
      }
    }
    List<Exchange> exchanges = new ArrayList<>();
    int at = line;
    for (String row : content.lines().toList()) {
      at++;
      if (row.startsWith(PROMPT)) {
        exchanges.add(new Exchange(at, row.substring(PROMPT.length()).strip(), new ArrayList<>()));
      } else if (exchanges.isEmpty()) {
        throw error(file, at, row, "a session begins with the prompt " + PROMPT);
      } else {
        exchanges.get(exchanges.size() - 1).expected().add(row);
      }
    }
    if (exchanges.isEmpty()) {
      throw error(file, line, "```session", "this session has no command");
    }
    refuseOnlyGaps(file, line, exchanges);
    return new SessionBlock(line, section, info.contains("fails"), exchanges);
  }

  private static void refuseOnlyGaps(String file, int line, List<Exchange> exchanges) {
    List<String> shown =
        exchanges.stream().flatMap(exchange -> exchange.expected().stream()).toList();
    if (!shown.isEmpty() && shown.stream().allMatch(Output.GAP::equals)) {
      throw error(file, line, "```session", "this session shows nothing but " + Output.GAP);
    }
  }

  private static UserError error(String file, int line, String text, String message) {
    return new UserError(message, new Span(new Source(file + ":" + line, text), 0));
  }
}

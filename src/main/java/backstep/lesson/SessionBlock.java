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
 * @param hidden true if a learner is not shown it
 * @param typed true if a learner types it himself, in words of his own
 */
public record SessionBlock(
    int line,
    String section,
    boolean fails,
    boolean hidden,
    boolean typed,
    List<Exchange> exchanges)
    implements Part {
  static final String PROMPT = "backstep>";
  static final List<String> WORDS = List.of("session", "fails", "hidden", "type");

  /**
   * One command and the output that the document shows.
   *
   * @param line of the command in the file
   */
  public record Exchange(int line, String command, List<String> expected) {}

  static SessionBlock parse(Document.Fence fence) {
    String file = fence.file();
    int line = fence.line();
    List<String> info = fence.info();
    for (String word : info) {
      if (!WORDS.contains(word)) {
        throw error(file, line, "```" + String.join(" ", info), "a session has no '" + word + "'");
      }
    }
    List<Exchange> exchanges = new ArrayList<>();
    int at = line;
    for (String row : fence.content().lines().toList()) {
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
    return new SessionBlock(
        line,
        fence.section(),
        info.contains("fails"),
        info.contains("hidden"),
        info.contains("type"),
        List.copyOf(exchanges));
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

  @Override
  public <R> R fold(Kinds<R> kinds) {
    return kinds.session(this);
  }
}

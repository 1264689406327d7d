package backstep.lesson;

import backstep.lesson.Alignment.Changed;
import backstep.lesson.Alignment.Extra;
import backstep.lesson.Alignment.Missing;
import backstep.lesson.Alignment.Row;
import backstep.lesson.Replay.Result;
import backstep.lesson.SessionBlock.Exchange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts what came in the place of what a document shows. Only lines of output change, and of these
 * only those that do not match: prose, commands, questions and wildcards that match stay as they
 * are, byte for byte.
 */
public final class Accept {
  /** Lines with their ends. */
  private static final Pattern LINE_START = Pattern.compile("(?<=\n)|(?<=\r)(?!\n)");

  private static final Pattern FENCE = Pattern.compile("(?<indent> *)(?<fence>`+|~+)");

  private final Output output;
  private final List<String> lines;

  private Accept(Document document, String text) {
    this.output = new Output(document.front().tolerance());
    this.lines = new ArrayList<>(Arrays.asList(LINE_START.split(text, -1)));
  }

  /**
   * The text of a document with what came.
   *
   * @param report of replaying this text
   */
  public static String of(Report report, String text) {
    Accept accept = new Accept(report.document(), text);
    for (int i = report.results().size() - 1; i >= 0; i--) {
      Result result = report.results().get(i);
      if (result.part() instanceof SessionBlock block) {
        accept.accept(block, result.outputs());
      }
    }
    return String.join("", accept.lines);
  }

  /** From the last command to the first, so that the lines before keep their places. */
  private void accept(SessionBlock block, List<List<String>> outputs) {
    List<List<String>> shown = new ArrayList<>();
    for (int i = 0; i < block.exchanges().size(); i++) {
      Exchange exchange = block.exchanges().get(i);
      shown.add(i < outputs.size() ? shown(block, exchange, outputs.get(i)) : old(exchange));
    }
    if (shown.stream().flatMap(List::stream).allMatch(line -> line.strip().equals(Output.GAP))) {
      showSomething(block, shown, outputs);
    }
    for (int i = shown.size() - 1; i >= 0; i--) {
      List<String> old = old(block.exchanges().get(i));
      if (!old.equals(shown.get(i))) {
        old.clear();
        old.addAll(shown.get(i));
      }
    }
  }

  /** The lines of output of a command, as they stand in the file. */
  private List<String> old(Exchange exchange) {
    return lines.subList(exchange.line(), exchange.line() + exchange.expected().size());
  }

  private List<String> shown(SessionBlock block, Exchange exchange, List<String> came) {
    List<String> old = old(exchange);
    List<String> shown = new ArrayList<>();
    int at = 0;
    for (Row row : output.align(exchange.expected(), came).rows()) {
      if (row instanceof Changed line) {
        shown.add(written(block, line.came()));
      } else if (row instanceof Extra line) {
        shown.add(written(block, line.came()));
      } else if (!(row instanceof Missing)) {
        shown.add(old.get(at));
      }
      at += row instanceof Extra ? 0 : 1;
    }
    return shown;
  }

  /**
   * A block that shows nothing but {@code ...} is none: where that would be left, the first line
   * that came stands before it; where none came at all, the block shows nothing.
   */
  private void showSomething(
      SessionBlock block, List<List<String>> shown, List<List<String>> outputs) {
    boolean came = false;
    for (int i = 0; i < outputs.size(); i++) {
      if (!shown.get(i).isEmpty() && !outputs.get(i).isEmpty()) {
        List<String> more = new ArrayList<>(shown.get(i));
        more.add(0, written(block, outputs.get(i).get(0)));
        shown.set(i, more);
        came = true;
      }
    }
    for (int i = 0; i < outputs.size() && !came; i++) {
      shown.set(i, List.of());
    }
  }

  /** A line of output as it stands in the file. */
  private String written(SessionBlock block, String line) {
    String opening = lines.get(block.line() - 1);
    Matcher fence = FENCE.matcher(opening);
    String shown = Transcript.shown(line);
    if (!fence.lookingAt()) {
      return shown + ending(opening);
    }
    boolean closes =
        shown.strip().startsWith(fence.group("fence"))
            && shown.strip().chars().allMatch(c -> c == fence.group("fence").charAt(0));
    return fence.group("indent") + (closes ? Output.ANY : shown) + ending(opening);
  }

  private static String ending(String line) {
    return line.substring(line.stripTrailing().length()).replaceAll("[^\r\n]", "");
  }
}

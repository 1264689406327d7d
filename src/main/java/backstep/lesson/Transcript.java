package backstep.lesson;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A document in the making: what was typed, what came, what was noted. A value; at any moment its
 * text is a whole document.
 *
 * @param closed the text up to the block that is still open
 * @param open the lines of that block; empty for none
 * @param fails true if its commands failed
 */
public record Transcript(String closed, String open, boolean fails) {
  private static final Pattern BACKTICKS = Pattern.compile("`+");

  /** What would open a block, at the beginning of a line, of a list's item, of a quotation. */
  private static final Pattern OPENING = Pattern.compile("`{3,}|~{3,}|^<");

  /**
   * One that has only begun.
   *
   * @param file whose name gives the id and the title
   * @param program with which it begins
   */
  public static Transcript begin(String file, String program) {
    String id = id(file);
    String title = id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1).replace('-', ' ');
    String head =
        "---\nlesson: %s\ntitle: %s\nformat: 1\nload: %s\n---\n\n# %s\n"
            .formatted(id, title, program, title);
    return new Transcript(head, "", false);
  }

  /** The id of a lesson in a file: its name without the folder, a number in front and the end. */
  private static String id(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.md$", "");
    String id =
        name.toLowerCase(Locale.ROOT)
            .replaceFirst("^\\d+-", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return id.isEmpty() ? "recording" : id;
  }

  /**
   * With a command and what came of it.
   *
   * @param output without styles
   */
  public Transcript ran(String command, String output, boolean failed) {
    String shown = output.lines().map(line -> shown(line) + "\n").collect(Collectors.joining());
    String exchange = (SessionBlock.PROMPT + " " + command).stripTrailing() + "\n" + shown;
    boolean goesOn = !open.isEmpty() && fails == failed;
    return goesOn
        ? new Transcript(closed, open + exchange, fails)
        : new Transcript(text(), exchange, failed);
  }

  /** A line of output as a document can show it, so that it matches itself and nothing ends. */
  static String shown(String line) {
    String stripped = line.stripTrailing();
    if (stripped.equals(Output.GAP)) {
      return Output.ANY;
    }
    return stripped.startsWith(SessionBlock.PROMPT)
        ? Output.ANY + stripped.substring(SessionBlock.PROMPT.length())
        : stripped;
  }

  /** With a paragraph, or a heading, of prose. */
  public Transcript noted(String text) {
    String safe = OPENING.matcher(text.strip()).replaceAll("\\\\$0");
    return new Transcript(text() + "\n" + safe + "\n", "", false);
  }

  /** With a checkpoint. */
  public Transcript marked(String id, List<String> asserts) {
    String lines =
        asserts.stream().map(one -> "assert: " + one + "\n").collect(Collectors.joining());
    return new Transcript(text() + "\n```checkpoint id=" + id + "\n" + lines + "```\n", "", false);
  }

  /** The document. */
  public String text() {
    if (open.isEmpty()) {
      return closed;
    }
    String fence = fence(open);
    return closed + "\n" + fence + "session" + (fails ? " fails" : "") + "\n" + open + fence + "\n";
  }

  /** Longer than any that stands within, which would otherwise end the block. */
  private static String fence(String content) {
    int longest =
        BACKTICKS
            .matcher(content)
            .results()
            .mapToInt(found -> found.group().length())
            .max()
            .orElse(0);
    return "`".repeat(Math.max(3, longest + 1));
  }
}

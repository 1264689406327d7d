package backstep.lesson;

import backstep.notation.Nearest;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A Markdown file with fenced blocks of a session.
 *
 * @param front the {@code key: value} lines between {@code ---} at its head
 * @param sessions the blocks, in order
 */
public record Document(String file, Map<String, String> front, List<SessionBlock> sessions) {
  private static final List<String> PROSE = List.of("", "text", "math", "sh", "python", "bp");
  private static final String FENCE = "---";

  /**
   * Reads a document.
   *
   * @throws UserError for a block of an unknown kind, with its line
   */
  public static Document parse(String file, String text) {
    List<String> lines = text.lines().toList();
    Map<String, String> front = front(file, lines);
    int skipped = front.isEmpty() ? 0 : lines.subList(1, lines.size()).indexOf(FENCE) + 2;
    String body = "\n".repeat(skipped) + String.join("\n", lines.subList(skipped, lines.size()));
    Node root = Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build().parse(body);
    Blocks blocks = new Blocks(file);
    root.accept(blocks);
    return new Document(file, front, List.copyOf(blocks.sessions));
  }

  private static Map<String, String> front(String file, List<String> lines) {
    Map<String, String> front = new LinkedHashMap<>();
    boolean begins = !lines.isEmpty() && lines.get(0).equals(FENCE);
    for (int i = 1; begins && i < lines.size() && !lines.get(i).equals(FENCE); i++) {
      int colon = lines.get(i).indexOf(':');
      if (colon < 0) {
        throw new UserError(
            "the head of a lesson has lines such as title: One sample",
            new Span(new Source(file + ":" + (i + 1), lines.get(i)), 0));
      }
      front.put(
          lines.get(i).substring(0, colon).strip(), lines.get(i).substring(colon + 1).strip());
    }
    return front;
  }

  /** How far decimal numbers may be apart, absolutely and relatively. */
  double tolerance() {
    return Double.parseDouble(front.getOrDefault("tol", "1e-6"));
  }

  /** Collects the session blocks, each with the heading above it. */
  private static final class Blocks extends AbstractVisitor {
    private final String file;
    private final List<SessionBlock> sessions = new ArrayList<>();
    private String section = "";

    private Blocks(String file) {
      this.file = file;
    }

    @Override
    public void visit(Heading heading) {
      StringBuilder title = new StringBuilder();
      heading.accept(
          new AbstractVisitor() {
            @Override
            public void visit(Text text) {
              title.append(text.getLiteral());
            }
          });
      section = title.toString();
    }

    @Override
    public void visit(FencedCodeBlock block) {
      List<String> info = List.of(block.getInfo().strip().split("\\s+"));
      int line = block.getSourceSpans().get(0).getLineIndex() + 1;
      if (info.get(0).equals("session")) {
        sessions.add(SessionBlock.parse(file, line, section, info, block.getLiteral()));
      } else if (!PROSE.contains(info.get(0))) {
        throw new UserError(
            "there is no block '"
                + info.get(0)
                + "'"
                + Nearest.hint(info.get(0), List.of("session"), "there is session"),
            new Span(new Source(file + ":" + line, "```" + block.getInfo()), 3));
      }
    }
  }
}

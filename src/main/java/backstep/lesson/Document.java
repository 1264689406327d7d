package backstep.lesson;

import backstep.notation.Nearest;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.Markdown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A Markdown file with fenced blocks that are run: a lesson, a recording, or any page that shows
 * sessions.
 *
 * @param front what stands at its head
 * @param parts what it consists of, in order
 * @param files programs and scripts it brings along: the blocks {@code bp} and {@code python} that
 *     have the name of a file
 */
public record Document(String file, Front front, List<Part> parts, Map<String, String> files) {
  private static final int LONGEST = 4_000_000;

  private static final Parser PARSER =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

  private static final List<String> PROSE = List.of("", "text", "math", "sh", "python", "bp");
  private static final List<String> BROUGHT = List.of("bp", "python");
  static final List<String> RUN = List.of("session", "predict", "choice", "goal", "checkpoint");

  /**
   * A fenced block.
   *
   * @param line of the fence in the file, from 1
   * @param section the heading above
   * @param info the words behind the fence
   */
  record Fence(String file, int line, String section, List<String> info, String content) {}

  /**
   * Reads a document.
   *
   * @throws UserError for what cannot be one, with its line: a block of an unknown kind, a fence
   *     that is not closed, an id that stands twice
   */
  public static Document parse(String file, String text) {
    if (text.length() > LONGEST) {
      throw new UserError(
          file + " has " + text.length() + " characters; at most " + LONGEST + " are read");
    }
    List<String> lines = text.lines().toList();
    Front front = Front.parse(file, lines);
    int skipped = front.lines();
    String body = "\n".repeat(skipped) + String.join("\n", lines.subList(skipped, lines.size()));
    Node root = Markdown.parse(PARSER, file, body);
    Reading reading = new Reading(file, front, lines);
    return new Document(file, front, reading.parts(root), reading.files);
  }

  /** The blocks that show sessions. */
  public List<SessionBlock> sessions() {
    return all(SessionBlock.class).toList();
  }

  /** The questions, in order. */
  public List<Question> questions() {
    return all(Question.class).toList();
  }

  /** The parts of one kind. */
  public <P extends Part> Stream<P> all(Class<P> kind) {
    return parts.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** Collects the parts. */
  private static final class Reading {
    private final String file;
    private final Front front;
    private final List<String> lines;
    private final List<Part> parts = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, String> files = new TreeMap<>();
    private String section = "";
    private int proseFrom;

    private Reading(String file, Front front, List<String> lines) {
      this.file = file;
      this.front = front;
      this.lines = lines;
      this.proseFrom = front.lines();
    }

    private List<Part> parts(Node root) {
      for (Node node = root.getFirstChild(); node != null; node = node.getNext()) {
        if (node instanceof Heading heading) {
          section = title(heading);
        } else if (node instanceof FencedCodeBlock block) {
          block(block);
        } else {
          refuseWithin(node);
        }
      }
      prose(lines.size());
      return List.copyOf(parts);
    }

    private static String title(Heading heading) {
      StringBuilder title = new StringBuilder();
      heading.accept(
          new AbstractVisitor() {
            @Override
            public void visit(Text text) {
              title.append(text.getLiteral());
            }
          });
      return Markdown.title(title.toString());
    }

    private void block(FencedCodeBlock block) {
      List<String> info = words(block);
      List<SourceSpan> spans = block.getSourceSpans();
      int line = spans.get(0).getLineIndex() + 1;
      if (block.getClosingFenceLength() == null) {
        throw error(line, "this fence is never closed");
      }
      if (PROSE.contains(info.get(0))) {
        if (BROUGHT.contains(info.get(0)) && info.size() > 1) {
          files.put(info.get(1), block.getLiteral());
        }
        return;
      }
      Part part = parse(new Fence(file, line, section, info, block.getLiteral()));
      prose(line - 1);
      proseFrom = spans.get(spans.size() - 1).getLineIndex() + 1;
      add(part);
    }

    private static List<String> words(FencedCodeBlock block) {
      return Arrays.asList(block.getInfo().strip().split("\\s+", -1));
    }

    private Part parse(Fence fence) {
      String word = fence.info().get(0);
      return switch (word) {
        case "session" -> SessionBlock.parse(fence);
        case "predict" -> Predict.parse(new Fields(fence, front));
        case "choice" -> Choice.parse(new Fields(fence, front));
        case "goal" -> Goal.parse(new Fields(fence, front));
        case "checkpoint" -> Checkpoint.parse(new Fields(fence, front));
        default ->
            throw error(
                fence.line(),
                "there is no block '"
                    + word
                    + "'"
                    + Nearest.hint(word, RUN, "there are " + String.join(", ", RUN)));
      };
    }

    private void add(Part part) {
      if (!part.id().isEmpty() && !ids.add(part.id())) {
        throw error(part.line(), "another block has this id already");
      }
      if (part instanceof Goal goal && !goal.from().isEmpty() && !isCheckpoint(goal.from())) {
        throw error(part.line(), "there is no checkpoint '" + goal.from() + "' before this goal");
      }
      parts.add(part);
    }

    private boolean isCheckpoint(String id) {
      return parts.stream().anyMatch(part -> part instanceof Checkpoint c && c.id().equals(id));
    }

    /** What stands since the last block, up to this line. */
    private void prose(int end) {
      int from = proseFrom;
      while (from < end && lines.get(from).isBlank()) {
        from++;
      }
      String text = String.join("\n", lines.subList(from, end)).strip();
      if (!text.isEmpty()) {
        parts.add(new Prose(from + 1, section, text));
      }
      proseFrom = end;
    }

    /** A block within a list or a quotation would be shown and never run. */
    private void refuseWithin(Node node) {
      node.accept(
          new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
              if (!PROSE.contains(words(block).get(0))) {
                throw error(
                    block.getSourceSpans().get(0).getLineIndex() + 1,
                    "a block that is run stands at the left margin, not in a list or a quotation");
              }
            }
          });
    }

    private UserError error(int line, String message) {
      return new UserError(
          message, new Span(new Source(file + ":" + line, lines.get(line - 1)), 0));
    }
  }
}

package backstep.render;

import backstep.notation.Patience;
import backstep.notation.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * Markdown for a terminal: running text in lines of the width of the window.
 *
 * <p>As on a manual page, code and headings are strong, and emphasis is underlined; without colours
 * they are as the rest. Neither is broken across lines.
 */
public final class Markdown {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  /** Longer lines are hard to read, however wide the window. */
  private static final int WIDEST = 80;

  private static final int CODE_INDENT = 4;
  private static final int DEEPEST = 100;

  /** Longer code is broken between its commands. */
  private static final int LONGEST_CODE = 48;

  /** A longer command is broken across lines. */
  private static final int LONGEST_COMMAND = 64;

  /** Between commands, where code may be broken across lines. */
  private static final Pattern BETWEEN = Pattern.compile("(?<=;) ");

  private static final char BLANK_IN_CODE = '\u00A0';

  /** What stands for the marks of Markdown while lines are made, one character for one or two. */
  private static final String STRONG = "\uE000";

  private static final String EMPHASIS = "\uE001";
  private static final Map<String, Style> STYLES =
      Map.of(STRONG, Style.STRONG, EMPHASIS, Style.EMPHASIS);

  private Markdown() {}

  /**
   * The nodes of a text.
   *
   * @param name of the text, that errors begin with
   * @throws UserError if they are deeper in each other than anybody reads, or make a table that is
   *     larger
   */
  public static Node parse(Parser parser, String name, String text) {
    try {
      Node root = parser.parseReader(Patience.reader(text));
      refuseDepth(name, root);
      return root;
    } catch (IllegalArgumentException e) {
      throw new UserError(name + " has a table with more cells than anybody reads");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each level costs stack in everything that walks the tree; this one climbs. */
  private static void refuseDepth(String name, Node root) {
    int depth = 0;
    Node at = root;
    while (at != null) {
      if (at.getFirstChild() != null) {
        at = at.getFirstChild();
        depth++;
      } else {
        while (at != null && at.getNext() == null) {
          at = at.getParent();
          depth--;
        }
        at = at == null ? null : at.getNext();
      }
      if (depth > DEEPEST) {
        throw new UserError(name + " is nested too deeply; at most " + DEEPEST + " levels");
      }
    }
  }

  /** A text of several blocks, a blank line between them. */
  public static String text(String markdown, int width) {
    Blocks blocks = new Blocks(Math.min(width, WIDEST));
    parse(PARSER, "this text", markdown).accept(blocks);
    return styled(String.join("\n", blocks.done));
  }

  /** A sentence or two, each line indented and ended. */
  public static String inline(String markdown, int width, int indent) {
    String words = words(parse(PARSER, "this text", markdown));
    return styled(Prose.wrap(words, indent, Math.min(width, WIDEST)));
  }

  private static String styled(String lines) {
    String styled = lines.replace(BLANK_IN_CODE, ' ');
    for (Map.Entry<String, Style> mark : STYLES.entrySet()) {
      styled =
          Pattern.compile(mark.getKey() + "([^" + mark.getKey() + "]*+)" + mark.getKey())
              .matcher(styled)
              .replaceAll(text -> Matcher.quoteReplacement(mark.getValue().on(text.group(1))));
    }
    return styled;
  }

  /** A heading without the anchor {@code {#name}} that may stand at its end. */
  public static String title(String heading) {
    String text = heading.stripTrailing();
    int anchor = text.indexOf("{#", text.lastIndexOf('}', text.length() - 2) + 1);
    return text.endsWith("}") && anchor >= 0 ? text.substring(0, anchor).stripTrailing() : heading;
  }

  /** The text of a node, in one line. */
  private static String words(Node node) {
    Words words = new Words();
    node.accept(words);
    return words.text.toString().strip();
  }

  /** Collects blocks, each a text of whole lines. */
  private static final class Blocks extends AbstractVisitor {
    private final List<String> done = new ArrayList<>();
    private final int width;

    private Blocks(int width) {
      this.width = width;
    }

    @Override
    public void visit(Heading heading) {
      done.add(Style.STRONG.on(title(words(heading))) + "\n");
    }

    @Override
    public void visit(Paragraph paragraph) {
      done.add(Prose.wrap(words(paragraph), 0, width));
    }

    @Override
    public void visit(BulletList list) {
      items(list, "- ", 0);
    }

    @Override
    public void visit(OrderedList list) {
      Integer first = list.getMarkerStartNumber();
      items(list, "", first == null ? 1 : first);
    }

    /** Items below each other, each hanging behind its mark or its number. */
    private void items(Node list, String mark, int first) {
      StringBuilder text = new StringBuilder();
      int number = first;
      for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
        String label = mark.isEmpty() ? number++ + ". " : mark;
        text.append(hanging(label, item));
      }
      done.add(text.toString());
    }

    private String hanging(String label, Node item) {
      String inner = within(item, width - label.length()).replaceAll("(?m)^(?=.)", blanks(label));
      return label + inner.substring(Math.min(label.length(), inner.length()));
    }

    private static String blanks(String label) {
      return " ".repeat(label.length());
    }

    /** The blocks in a node, narrower. */
    private static String within(Node node, int width) {
      Blocks inner = new Blocks(width);
      for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
        child.accept(inner);
      }
      return String.join(node instanceof ListItem ? "" : "\n", inner.done);
    }

    @Override
    public void visit(BlockQuote quote) {
      done.add(within(quote, width - 2).replaceAll("(?m)^(?=.)", "> "));
    }

    @Override
    public void visit(FencedCodeBlock block) {
      code(block.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock block) {
      code(block.getLiteral());
    }

    private void code(String literal) {
      done.add(literal.stripTrailing().replaceAll("(?m)^(?=.)", " ".repeat(CODE_INDENT)) + "\n");
    }

    @Override
    public void visit(ThematicBreak line) {
      done.add(Style.FAINT.on("-".repeat(width / 2)) + "\n");
    }

    @Override
    public void visit(CustomBlock block) {
      if (block instanceof TableBlock) {
        table(block);
      }
    }

    /** A table, its last column wrapped to what is left of the width. */
    private void table(Node block) {
      List<List<String>> rows = new ArrayList<>();
      block.accept(new Rows(rows));
      int columns = rows.get(0).size();
      List<Integer> widths = new ArrayList<>();
      for (int i = 0; i < columns; i++) {
        int column = i;
        widths.add(rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0));
      }
      StringBuilder text = new StringBuilder();
      for (List<String> row : rows) {
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < columns - 1; i++) {
          label.append(row.get(i)).append(" ".repeat(widths.get(i) - length(row.get(i)) + 2));
        }
        int left = Math.max(10, width - length(label.toString()) - 1);
        String margin = "\n" + " ".repeat(length(label.toString()));
        text.append(label).append(WordUtils.wrap(row.get(columns - 1), left, margin, false));
        text.append('\n');
      }
      done.add(text.toString());
    }

    private static int length(String cell) {
      return Style.plain(styled(cell)).length();
    }
  }

  /** Collects the cells of a table. */
  private static final class Rows extends AbstractVisitor {
    private final List<List<String>> rows;

    private Rows(List<List<String>> rows) {
      this.rows = rows;
    }

    @Override
    public void visit(CustomNode node) {
      if (node instanceof TableRow) {
        rows.add(new ArrayList<>());
      }
      if (node instanceof TableCell) {
        rows.get(rows.size() - 1).add(words(node));
      } else {
        visitChildren(node);
      }
    }
  }

  /** Collects the words of a paragraph. */
  private static final class Words extends AbstractVisitor {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void visit(Text piece) {
      text.append(piece.getLiteral());
    }

    @Override
    public void visit(Code code) {
      String literal = code.getLiteral();
      String commands =
          literal.length() <= LONGEST_CODE
              ? whole(literal)
              : BETWEEN.splitAsStream(literal).map(Words::whole).collect(Collectors.joining(" "));
      text.append(STRONG).append(commands).append(STRONG);
    }

    /** In one line, if it is not too long. */
    private static String whole(String command) {
      return command.length() <= LONGEST_COMMAND ? command.replace(' ', BLANK_IN_CODE) : command;
    }

    @Override
    public void visit(HtmlInline comparison) {
      text.append(comparison.getLiteral());
    }

    @Override
    public void visit(Emphasis emphasis) {
      around(EMPHASIS, emphasis);
    }

    @Override
    public void visit(StrongEmphasis emphasis) {
      around(STRONG, emphasis);
    }

    private void around(String mark, Node node) {
      text.append(mark);
      visitChildren(node);
      text.append(mark);
    }

    @Override
    public void visit(Link link) {
      visitChildren(link);
      if (link.getDestination().contains("://")) {
        text.append(" (").append(link.getDestination()).append(')');
      }
    }

    @Override
    public void visit(SoftLineBreak line) {
      text.append(' ');
    }

    @Override
    public void visit(HardLineBreak line) {
      text.append(' ');
    }
  }
}

package backstep.render;

import backstep.network.Origin;
import java.util.Optional;

/**
 * The statements of a script with all that is indented below them, by the numbers of their lines.
 */
final class ScriptBlocks {
  private final Origin script;

  ScriptBlocks(Origin script) {
    this.script = script;
  }

  /** Lines from the first to the last, both among them. */
  record Block(int first, int last) {
    int size() {
      return last - first + 1;
    }

    boolean holds(int line) {
      return first <= line && line <= last;
    }

    @Override
    public String toString() {
      return size() == 1 ? "line " + first : "lines " + first + " to " + last;
    }
  }

  /**
   * The whole statement of a step that a line stands in: the outermost of its loops and branches.
   */
  Block statement(int line) {
    int first = line;
    Optional<Integer> above = above(line);
    while (above.isPresent() && isInStep(above.get())) {
      first = above.get();
      above = above(first);
    }
    return new Block(first, last(first));
  }

  /** The line that begins the loop of the steps, or the function, that a line stands in; else 0. */
  int home(int line) {
    return above(statement(line).first()).orElse(0);
  }

  private boolean isInStep(int line) {
    return line != script.loop()
        && !text(line).startsWith("def ")
        && !new Block(line, last(line)).holds(script.loop());
  }

  /** The nearest line above that is indented less. */
  private Optional<Integer> above(int line) {
    for (int i = line - 1; i > 0; i--) {
      if (isCode(i) && indent(i) < indent(line)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** The last line of what is indented below a line; with an else and the like. */
  private int last(int first) {
    int last = first;
    for (int i = first + 1; i <= script.lines().size(); i++) {
      boolean goesOn = indent(i) == indent(first) && text(i).matches("(elif|else)\\b.*|[)\\]}].*");
      if (isCode(i) && indent(i) <= indent(first) && !goesOn) {
        return last;
      }
      last = isCode(i) ? i : last;
    }
    return last;
  }

  private boolean isCode(int line) {
    return !text(line).isEmpty() && !text(line).startsWith("#");
  }

  private int indent(int line) {
    String text = script.lines().get(line - 1).text().replace("\t", "        ");
    return text.length() - text.stripLeading().length();
  }

  private String text(int line) {
    return script.lines().get(line - 1).text().strip();
  }
}

package backstep.render;

import backstep.render.ScriptBlocks.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The text of a script while it is changed, its lines called by the numbers they had. */
final class ScriptText {
  private final String end;
  private final List<String> lines = new ArrayList<>();

  /** What comes behind a line, itself first: numbers of lines, those beyond the last are new. */
  private final Map<Integer, List<Integer>> order = new TreeMap<>();

  ScriptText(String text) {
    end = text.contains("\r\n") ? "\r\n" : "\n";
    text.lines().forEach(lines::add);
    order.put(0, new ArrayList<>());
    IntStream.rangeClosed(1, lines.size())
        .forEach(line -> order.put(line, new ArrayList<>(List.of(line))));
  }

  String line(int number) {
    return lines.get(number - 1);
  }

  void rewrite(int number, String text) {
    lines.set(number - 1, text);
  }

  void take(Block block) {
    for (int line = block.first(); line <= block.last(); line++) {
      order.get(line).remove((Integer) line);
    }
  }

  void move(Block block, int after) {
    take(block);
    IntStream.rangeClosed(block.first(), block.last()).forEach(order.get(after)::add);
  }

  void write(int after, String text) {
    lines.add(text);
    order.get(after).add(lines.size());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    order.values().stream()
        .flatMap(List::stream)
        .forEach(line -> text.append(line(line)).append(end));
    return text.toString();
  }
}

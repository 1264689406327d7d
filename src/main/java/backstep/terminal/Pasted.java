package backstep.terminal;

import backstep.notation.Section;
import java.util.List;
import java.util.regex.Pattern;

/** What was typed or pasted behind one prompt. */
record Pasted(String text) {
  private static final Pattern PROMPT = Pattern.compile("^\\s*backstep> ?");

  /**
   * The lines to run. Of a page that shows prompts, they are what stands behind these; what stands
   * between is what came of them.
   */
  List<String> lines() {
    if (text.isBlank()) {
      return List.of(text);
    }
    List<String> all = text.lines().filter(line -> !line.isBlank()).toList();
    List<String> prompted = all.stream().filter(line -> PROMPT.matcher(line).find()).toList();
    return prompted.isEmpty()
        ? all
        : prompted.stream().map(line -> PROMPT.matcher(line).replaceFirst("")).toList();
  }

  /** True of a program: of lines some of which begin a section. */
  boolean isProgram() {
    List<String> lines = text.lines().map(String::strip).toList();
    return lines.size() > 1 && lines.stream().anyMatch(Section::isBegunBy);
  }
}

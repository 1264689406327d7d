package backstep.notation;

import backstep.matrix.Decimals;
import backstep.matrix.Matrix;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a program as the text of a {@code .bp} file. */
final class ProgramPrinter {
  private final Program program;
  private final StringBuilder out = new StringBuilder();

  private ProgramPrinter(Program program) {
    this.program = program;
  }

  static String print(Program program) {
    return new ProgramPrinter(program).print();
  }

  private String print() {
    settings();
    data();
    statements(Section.PARAMETERS, program.parameters());
    Map<Section, List<Line>> lines = program.linesBySection();
    for (Section section : Section.values()) {
      if (section.runs()) {
        statements(section, lines.getOrDefault(section, List.of()));
      }
    }
    ending();
    return out.toString();
  }

  private void settings() {
    heading(Section.SETTINGS, program.settings().isEmpty());
    int width = program.settings().stream().mapToInt(s -> s.name().length()).max().orElse(0);
    for (Setting setting : program.settings()) {
      String name = setting.name() + " ".repeat(width - setting.name().length());
      entry(name + " = " + setting.text(), setting.remark());
    }
  }

  private void data() {
    heading(Section.DATA, program.data().isEmpty());
    Names names = program.data().names();
    if (!names.isNone()) {
      String inputs = String.join(", ", names.inputs());
      entry(inputs + " -> " + String.join(", ", names.outputs()), names.remark());
    }
    for (Sample sample : program.data().samples()) {
      entry(numbers(sample.x()) + " -> " + numbers(sample.d()), sample.remark());
    }
  }

  private static String numbers(Matrix column) {
    return IntStream.range(0, column.shape().rows())
        .mapToObj(i -> Decimals.shortest(column.get(i, 0)))
        .collect(Collectors.joining(", "));
  }

  private void statements(Section section, List<Line> lines) {
    heading(section, lines.isEmpty());
    lines.forEach(line -> entry(line.toString(), line.remark()));
  }

  private void heading(Section section, boolean empty) {
    List<String> comments = program.headings().getOrDefault(section, List.of());
    if (empty && comments.isEmpty()) {
      return;
    }
    paragraph(comments);
    out.append(section.word()).append(":\n");
  }

  private void ending() {
    if (!program.ending().isEmpty()) {
      paragraph(program.ending());
    }
  }

  /** An empty line, but not at the top, then comments. */
  private void paragraph(List<String> comments) {
    if (out.length() > 0) {
      out.append('\n');
    }
    comments.forEach(comment -> out.append('#').append(comment).append('\n'));
  }

  private void entry(String text, Remark remark) {
    remark.above().forEach(comment -> out.append("  #").append(comment).append('\n'));
    String beside = remark.beside().isEmpty() ? "" : "  #" + remark.beside();
    out.append("  ").append(text).append(beside).append('\n');
  }
}

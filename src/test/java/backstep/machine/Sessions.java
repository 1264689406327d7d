package backstep.machine;

import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Parser;
import backstep.notation.Program;
import backstep.notation.ProgramParser;
import backstep.notation.Section;
import backstep.notation.Source;

/** What a test types, as the things that the machine takes. */
public final class Sessions {
  private Sessions() {}

  public static Timeline begin(Shipped shipped) {
    return Timeline.begin(Experiment.of(shipped.word(), shipped.program()));
  }

  public static Expr expr(String text) {
    return Parser.expression(Source.typed(text));
  }

  public static Experiment experiment(String text) {
    return Experiment.of("test", ProgramParser.parse("test.bp", text));
  }

  /** A line taken out and put in after another; it joins that one's section. */
  public static Program move(Program program, int line, int after) {
    return program.editLines(
        lines -> {
          Line moved = lines.remove(line - 1);
          int place = after < line ? after : after - 1;
          Section section = lines.get(place - 1).section();
          lines.add(place, new Line(section, moved.statement(), moved.remark()));
          return lines;
        });
  }

  public static Experiment moved(Timeline timeline, int line, int after) {
    return Experiment.of("moved", move(timeline.ahead().experiment().program(), line, after));
  }

  public static Timeline goTo(Timeline timeline, String position) {
    String[] parts = position.split(":", -1);
    int line = parts[2].equals("end") ? Position.END : Integer.parseInt(parts[2]);
    Position to = new Position(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), line);
    return timeline.goTo(timeline.timeOf(to), Listener.NONE);
  }
}

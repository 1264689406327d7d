package backstep.shell.command;

import backstep.machine.State;
import backstep.machine.Stop;
import backstep.machine.Timeline;
import backstep.machine.Value;
import backstep.notation.Program;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.Table;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code info TOPIC}: what there is. */
public record Info() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.LOOK,
        "info",
        "info [names | stops | marks | settings]",
        "show what there is",
        "info names");
  }

  @Override
  public Syntax syntax() {
    return Syntax.word("names", "every value, its size, and the line that wrote it")
        .or(Syntax.word("stops", "breakpoints and watches"))
        .or(Syntax.word("marks", "the moments that have a name"))
        .or(Syntax.word("settings", "what set can change"));
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Span span = arguments.here();
    String topic = arguments.isEmpty() ? "names" : arguments.word("a topic");
    arguments.end();
    String text =
        switch (topic) {
          case "names" -> names(session, world);
          case "stops", "breakpoints" -> stops(session, world);
          case "marks" -> marks(session);
          case "settings" -> Show.all(session);
          default ->
              throw new UserError(
                  "there is no info about '"
                      + topic
                      + "'; info tells of names, stops, marks or settings",
                  span);
        };
    return Reply.of(session, text);
  }

  /** Every value with its shape, and which line wrote it how often in this sample. */
  private static String names(Session session, World world) {
    Timeline timeline = session.timeline();
    Program program = timeline.here().experiment().program();
    State state = session.now();
    List<String> names = program.writtenNames();
    List<String> shapes = new ArrayList<>();
    List<String> versions = new ArrayList<>();
    List<String> origins = new ArrayList<>();
    for (String name : names) {
      Value value = state.value(name);
      shapes.add(timeline.here().shape(name).toString());
      versions.add(value == null ? "" : Integer.toString(value.version()));
      origins.add(
          value == null
              ? "not computed yet"
              : origin(value, timeline.here().experiment().stepWord()));
    }
    return new Table(0)
        .text("name", names)
        .text("shape", shapes)
        .numbers("version", versions)
        .text("written by", origins)
        .draw(session.view(world));
  }

  private static String origin(Value value, String stepWord) {
    String earlier = value.version() == 0 ? ", in the " + stepWord + " before" : "";
    return switch (value.line()) {
      case Value.INITIAL -> "its initial value";
      case Value.BY_HAND -> "hand";
      default -> "line " + value.line() + earlier;
    };
  }

  private static String stops(Session session, World world) {
    List<Stop> stops = session.stops().all();
    if (stops.isEmpty()) {
      return "there are no stops; break and watch make one\n";
    }
    return new Table(0)
        .numbers("stop", stops.stream().map(stop -> Integer.toString(stop.number())).toList())
        .text("on", stops.stream().map(Stop::toString).toList())
        .numbers("hits", stops.stream().map(stop -> Integer.toString(stop.hits())).toList())
        .numbers("to ignore", stops.stream().map(stop -> Integer.toString(stop.ignored())).toList())
        .draw(session.view(world));
  }

  private static String marks(Session session) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Timeline> mark : new TreeMap<>(session.marks()).entrySet()) {
      text.append(mark.getKey())
          .append(" = ")
          .append(mark.getValue().now().position())
          .append(" of ")
          .append(mark.getValue().ahead().experiment().title())
          .append('\n');
    }
    return text.length() == 0 ? "there are no marks; mark NAME makes one\n" : text.toString();
  }
}

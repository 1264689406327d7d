package backstep.shell.argument;

import backstep.exchange.Weights;
import backstep.machine.State;
import backstep.machine.Timeline;
import backstep.machine.Value;
import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Line;
import backstep.notation.Nearest;
import backstep.notation.Program;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.shell.Arguments;
import backstep.shell.ByHand;
import backstep.shell.Completion;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code save weights [NAME, ...] FILE.npy} and {@code load weights ...}: parameters, all of them
 * where none are named, in a file of numpy.
 *
 * @param typed the names, then the file
 * @param span where they begin
 */
public record WeightsFile(String typed, Span span) {
  /** The word for this, behind save or load. */
  public static final String WORD = "weights";

  public static final Syntax SYNTAX =
      Syntax.word(WORD, "the parameters, as numpy keeps them")
          .then(Completion.WRITTEN.repeated().optional())
          .then(Syntax.file(".npy", ".npz"));

  public static WeightsFile take(Arguments arguments) {
    Span span = arguments.here();
    return new WeightsFile(arguments.file(), span);
  }

  private int end() {
    return typed.lastIndexOf(' ') + 1;
  }

  private String file() {
    return typed.substring(end());
  }

  private Span place() {
    return new Span(span.source(), span.start() + end());
  }

  private Set<String> names(Program program) {
    List<String> parameters = program.parameters().stream().map(Line::target).distinct().toList();
    if (parameters.isEmpty()) {
      throw new UserError("this program has no parameters");
    }
    String named = typed.substring(0, end()).strip();
    Set<String> names = new LinkedHashSet<>(parameters);
    if (!named.isEmpty()) {
      names.clear();
      for (String name : named.split("[\\s,]+", -1)) {
        if (!parameters.contains(name)) {
          throw new UserError(
              "there is no parameter '"
                  + name
                  + "'"
                  + Nearest.hint(name, parameters, "they are " + String.join(", ", parameters)),
              span);
        }
        names.add(name);
      }
    }
    return names;
  }

  private Map<String, Matrix> values(Program program, State state) {
    Map<String, Matrix> values = new LinkedHashMap<>();
    for (String name : names(program)) {
      Value value = state.value(name);
      values.put(name, value.matrix());
    }
    return values;
  }

  /** Writes them as they are now. */
  public Reply save(Session session, World world) {
    Weights format = UserError.about(place(), () -> Weights.of(file()));
    Timeline timeline = session.timeline();
    Map<String, Matrix> values = values(timeline.here().experiment().program(), session.now());
    byte[] content = format.write(values);
    UserError.at(place(), () -> world.writeBytes(file(), content));
    return Reply.of(session, "saved " + said(values) + " in " + file() + "\n");
  }

  /** Reads them and sets each, here and now. */
  public Reply load(Session session, World world) {
    Weights format = UserError.about(place(), () -> Weights.of(file()));
    Timeline timeline = session.timeline().ready();
    Program program = timeline.here().experiment().program();
    Map<String, Shape> shapes = new LinkedHashMap<>();
    values(program, timeline.now()).forEach((name, value) -> shapes.put(name, value.shape()));
    Map<String, Matrix> read =
        UserError.about(place(), () -> format.read(world.readBytes(file()), shapes));
    world.claim(file());
    for (String name : read.keySet()) {
      timeline = ByHand.replaced(timeline, name, read.get(name), span);
    }
    return Reply.of(
        session.withTimeline(timeline),
        said(read) + " set from " + file() + missing(shapes.keySet(), read.keySet()) + "\n");
  }

  /** What the file has not. */
  private static String missing(Set<String> wanted, Set<String> read) {
    List<String> missing = wanted.stream().filter(name -> !read.contains(name)).toList();
    return missing.isEmpty() ? "" : "; not in it, and as before: " + String.join(", ", missing);
  }

  private static String said(Map<String, Matrix> values) {
    return String.join(", ", values.keySet());
  }
}

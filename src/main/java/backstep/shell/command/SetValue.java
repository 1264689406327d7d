package backstep.shell.command;

import backstep.machine.Machine;
import backstep.machine.Value;
import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.network.KnownSetting;
import backstep.notation.Expr;
import backstep.notation.Nearest;
import backstep.notation.Parser;
import backstep.notation.Program;
import backstep.notation.ProgramParser;
import backstep.notation.Setting;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Edit;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Option;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code set NAME VALUE}: changes a setting, an option of the shell, or a value of the run. */
public record SetValue() implements Command {
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "(?<name>[A-Za-z_]\\w*)(?<index>\\[[^\\]]*\\])?\\s*(?:=(?!=))?\\s*(?<value>.*)");

  @Override
  public Help help() {
    return Help.of(
            Group.CHANGE,
            "set",
            "set [new] SETTING VALUE | NAME EXPRESSION | NAME[i,j] EXPRESSION",
            "change a setting or a value",
            "set alpha 0.1; set Ws[3,0] 0.2")
        .details(
            """
            A setting changes from this sample on; one that the initial values depend on (seed, hidden, data)
            begins the run anew. set activation acts through act. set new NAME VALUE adds a setting, a number
            that lines can read. precision and borders change how things look; set precision exact shows every
            digit. set Ws[3,0] 0.2 writes a value, here and now.
            """);
  }

  @Override
  public List<Completion> completions() {
    return List.of(Completion.SETTING, Completion.SETTING_VALUE);
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    boolean isNew = arguments.takes("new");
    Span span = arguments.here();
    if (arguments.isEmpty()) {
      arguments.word("a setting or a name");
    }
    Matcher assignment = ASSIGNMENT.matcher(arguments.rest());
    if (!assignment.matches() || assignment.group("value").isEmpty()) {
      throw new UserError("set takes a name and a value, as in set alpha 0.1", span);
    }
    String name = assignment.group("name");
    String value = assignment.group("value");
    if (assignment.group("index") != null) {
      return setCells(session, name, name + assignment.group("index"), value, span);
    }
    Program program = session.timeline().current().program();
    if (isNew || program.setting(name).isPresent()) {
      return setSetting(session, program, name, value, isNew, span);
    }
    if (Option.named(name).isPresent()) {
      Option option = Option.named(name).get();
      return Reply.of(
          session.withLook(option.apply(session.look(), value)), name + " = " + value + "\n");
    }
    return setCells(session, name, name, value, span);
  }

  private static Reply setSetting(
      Session session, Program program, String name, String value, boolean isNew, Span span) {
    if (isNew && program.setting(name).isPresent()) {
      throw new UserError("there is a setting " + name + " already", span);
    }
    if (isNew && (Parser.isReserved(name) || program.writtenNames().contains(name))) {
      throw new UserError("'" + name + "' has a meaning already", span);
    }
    if (name.equals(KnownSetting.ACTIVATION.word()) && !program.usesActivation()) {
      throw new UserError(
          "this program does not use act, so its activation changes nothing: edit a line to use it",
          span);
    }
    Object parsed = ProgramParser.value(value, new Span(Source.typed(value), 0));
    Program changed = program.withSetting(name, parsed, span);
    Setting setting = changed.setting(name).orElseThrow();
    return Edit.of(session, changed, name + " = " + setting.text() + "\n");
  }

  private static Reply setCells(
      Session session, String name, String target, String text, Span span) {
    Machine machine = session.timeline().machine();
    Value old = session.now().value(name);
    if (old == null) {
      throw unknown(session, name, span);
    }
    refuseIfTheLossWouldNotSee(session.timeline().experiment().program(), name, span);
    Matrix value = machine.probe(Parser.expression(Source.typed(text))).value(session.now());
    Expr cells = Parser.expression(Source.typed(target));
    Matrix changed =
        cells instanceof Expr.Index index
            ? withCells(machine, session, index, old.matrix(), value, span)
            : fitted(name, old.matrix().shape(), value, span);
    return Reply.of(
        session.withTimeline(session.timeline().withValue(name, changed)), target + " is set\n");
  }

  private static Matrix fitted(String name, Shape shape, Matrix value, Span span) {
    if (!value.shape().equals(shape)) {
      throw new UserError(name + " is " + shape + " and the value is " + value.shape(), span);
    }
    return value;
  }

  private static Matrix withCells(
      Machine machine, Session session, Expr.Index index, Matrix old, Matrix value, Span span) {
    Shape picked = machine.probe(index).value(session.now()).shape();
    if (!value.shape().isScalar()) {
      fitted("that part", picked, value, span);
    }
    int left = index.columns().start(old.shape().cols());
    int top = index.row().start(old.shape().rows());
    Matrix changed = old;
    for (int i = 0; i < picked.rows(); i++) {
      for (int j = 0; j < picked.cols(); j++) {
        double cell = value.shape().isScalar() ? value.scalar() : value.get(i, j);
        changed = changed.with(top + i, left + j, cell);
      }
    }
    return changed;
  }

  /** The cross-entropy of a sigmoid is computed from its pre-activation. */
  private static void refuseIfTheLossWouldNotSee(Program program, String name, Span span) {
    boolean inCrossEntropy =
        program
            .statements()
            .flatMap(line -> line.value().all())
            .filter(Expr.Call.class::isInstance)
            .map(Expr.Call.class::cast)
            .filter(call -> call.function() == backstep.matrix.Function.CROSS_ENTROPY)
            .anyMatch(call -> call.arguments().get(0).reads(name));
    if (inCrossEntropy) {
      throw new UserError(
          "the cross-entropy of "
              + name
              + " is computed from its pre-activation and would not see"
              + " this: set that instead, before the line that reads it",
          span);
    }
  }

  private static UserError unknown(Session session, String name, Span span) {
    Program program = session.timeline().current().program();
    if (program.writtenNames().contains(name)) {
      return new UserError(
          name + " has not been computed yet in this sample: there is nothing to set", span);
    }
    List<String> known = new ArrayList<>(program.writtenNames());
    program.settings().forEach(setting -> known.add(setting.name()));
    Arrays.stream(Option.values()).forEach(option -> known.add(option.word()));
    return new UserError(
        "there is no setting or value '"
            + name
            + "'"
            + Nearest.to(name, known)
                .map(near -> ": did you mean '" + near + "'?")
                .orElse("; set new " + name + " VALUE adds a setting"),
        span);
  }
}

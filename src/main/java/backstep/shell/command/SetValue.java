package backstep.shell.command;

import backstep.machine.Machine;
import backstep.machine.State;
import backstep.machine.Timeline;
import backstep.machine.Value;
import backstep.matrix.Buffer;
import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.network.Experiment;
import backstep.network.KnownSetting;
import backstep.notation.Expr;
import backstep.notation.Nearest;
import backstep.notation.Parser;
import backstep.notation.Program;
import backstep.notation.ProgramParser;
import backstep.notation.Remark;
import backstep.notation.Setting;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.View;
import backstep.shell.Arguments;
import backstep.shell.ByHand;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Edit;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Manual;
import backstep.shell.Option;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
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
          "(?<name>[A-Za-z_]\\w*)(?<index>\\[[^\\[\\]]*\\])?\\s*+(?:=(?!=))?+\\s*+(?<value>.*+)");

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
            now: from this sample on; anew: from epoch 0; lines: writes the lines anew.
            """)
        .words(Manual.settings());
  }

  @Override
  public Syntax syntax() {
    return Completion.SETTING
        .or(Completion.WRITTEN)
        .then(Completion.SETTING_VALUE.repeated())
        .or(Syntax.word("new", "add a number that lines can read").then(Completion.OTHER));
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    if (arguments.isEmpty()) {
      return Reply.of(session, Show.all(session));
    }
    boolean isNew = arguments.takes("new");
    Span span = arguments.here();
    if (arguments.isEmpty()) {
      arguments.word("a setting or a name");
    }
    String rest = arguments.rest();
    Matcher assignment = ASSIGNMENT.matcher(rest);
    if (!assignment.matches()) {
      throw new UserError("set takes a name and a value, as in set alpha 0.1", span);
    }
    String name = assignment.group("name");
    String value = assignment.group("value");
    Span place = new Span(span.source(), span.start() + assignment.start("value"));
    if (value.isEmpty()) {
      throw new UserError("a value is missing, as in set alpha 0.1", place);
    }
    if (isNew) {
      refuseTaken(session.timeline().ahead().experiment().program(), name, span);
    }
    boolean isWhole = assignment.group("index") == null;
    if (isWhole && (isNew || session.timeline().ahead().experiment().hasSetting(name))) {
      return set(session, name, value, isNew, span, place);
    }
    return isWhole && Option.named(name).isPresent()
        ? look(session, name, value, place)
        : setCells(
            session,
            name,
            isWhole ? name : name + assignment.group("index"),
            value,
            span,
            session.view(world));
  }

  private static Reply set(
      Session session, String name, String value, boolean isNew, Span span, Span place) {
    refuseUnused(session.timeline().ahead().experiment().program(), name, isNew, span);
    refuseFile(name, value, place);
    return setSetting(session, name, ProgramParser.value(value, place), place);
  }

  private static Reply look(Session session, String name, String value, Span place) {
    Option option = Option.named(name).orElseThrow();
    return Reply.of(
        session.withLook(option.apply(session.look(), value, place)), name + " = " + value + "\n");
  }

  private static void refuseTaken(Program program, String name, Span span) {
    refuseFixed(name, span);
    if (program.setting(name).isPresent()) {
      throw new UserError(
          "there is a setting " + name + " already; set " + name + " VALUE changes it", span);
    }
    if (program.writtenNames().contains(name) || Option.named(name).isPresent()) {
      throw new UserError("'" + name + "' has a meaning already; take another name", span);
    }
  }

  private static void refuseFixed(String name, Span span) {
    if (Experiment.GIVEN.contains(name)) {
      throw new UserError("'" + name + "' is given by the machine and cannot be set", span);
    }
    if (Parser.isReserved(name)) {
      throw new UserError("'" + name + "' has a meaning of its own in the notation", span);
    }
  }

  private static void refuseUnused(Program program, String name, boolean isNew, Span span) {
    if (name.equals(KnownSetting.ACTIVATION.word()) && !isNew && !program.usesActivation()) {
      throw new UserError(
          "this program does not use act, so its activation changes nothing: edit a line to use it",
          span);
    }
  }

  private static void refuseFile(String name, String value, Span place) {
    if (name.equals(KnownSetting.DATA.word()) && value.matches(".*[./].*")) {
      throw new UserError(
          "set data takes the name of a built-in data set; a file is read by data " + value, place);
    }
  }

  private static Reply setSetting(Session session, String name, Object value, Span place) {
    Experiment experiment = session.timeline().ahead().experiment();
    Program changed = experiment.withSetting(name, value, place).program();
    Setting setting = new Setting(name, value, Remark.NONE, place);
    return Edit.of(session, changed, name + " = " + setting.text() + "\n");
  }

  private static Reply setCells(
      Session session, String name, String target, String text, Span span, View view) {
    Timeline timeline = session.timeline().ready();
    Machine machine = timeline.here();
    State now = timeline.now();
    Value old = now.value(name);
    if (old == null) {
      throw noValue(timeline, name, span);
    }
    Matrix value = machine.probe(Parser.expression(Source.typed(text))).value(now);
    Expr cells = Parser.expression(Source.typed(target));
    Matrix changed =
        cells instanceof Expr.Index index
            ? withCells(machine.probe(index).value(now).shape(), index, old.matrix(), value, span)
            : fitted(name, old.matrix().shape(), value, span);
    Timeline set = ByHand.replaced(timeline, name, changed, span);
    Matrix shown = set.here().probe(cells).value(set.now());
    return Reply.of(session.withTimeline(set), view.named(target, shown));
  }

  private static Matrix fitted(String name, Shape shape, Matrix value, Span span) {
    if (!value.shape().equals(shape)) {
      String fill =
          value.shape().isScalar() ? ": set " + name + "[:,:] fills it with one number" : "";
      throw new UserError(
          name + " is " + shape + " and the value is " + value.shape() + fill, span);
    }
    return value;
  }

  private static Matrix withCells(
      Shape picked, Expr.Index index, Matrix old, Matrix value, Span span) {
    boolean isRow = value.shape().equals(picked.transposed()) && value.shape().cols() == 1;
    Matrix cells = isRow ? value.transposed() : value; // [1, 2] fills a row, too, as in numpy
    if (!cells.shape().isScalar()) {
      fitted("that part", picked, cells, span);
    }
    int left = index.columns().start(old.shape().cols());
    int top = index.row().start(old.shape().rows());
    Buffer changed = Buffer.of(old);
    for (int i = 0; i < picked.rows(); i++) {
      for (int j = 0; j < picked.cols(); j++) {
        double cell = cells.shape().isScalar() ? cells.scalar() : cells.get(i, j);
        changed.set(top + i, left + j, cell);
      }
    }
    return changed.toMatrix();
  }

  private static UserError noValue(Timeline timeline, String name, Span span) {
    Program program = timeline.here().experiment().program();
    if (program.setting(name).isPresent()) {
      return new UserError(name + " is a setting: set " + name + " VALUE changes it", span);
    }
    if (program.writtenNames().contains(name)) {
      return new UserError(
          name
              + " has not been computed yet in this "
              + timeline.here().experiment().stepWord()
              + ": line "
              + program.writers(name).get(0)
              + " does that",
          span);
    }
    refuseFixed(name, span);
    if (timeline.here().experiment().given().contains(name)) {
      return new UserError(
          name + " is given by the machine; set new " + name + " VALUE hides that", span);
    }
    if (name.equals(KnownSetting.HIDDEN.word())
        && program.setting(KnownSetting.LAYERS.word()).isPresent()) {
      return new UserError(
          "this network has several hidden layers, whose sizes are in layers: set layers 10,10",
          span);
    }
    List<String> known = new ArrayList<>(program.writtenNames());
    program.settings().forEach(setting -> known.add(setting.name()));
    Arrays.stream(Option.values()).forEach(option -> known.add(option.word()));
    return new UserError(
        "there is no setting or value '"
            + name
            + "'"
            + Nearest.hint(name, known, "set new " + name + " VALUE adds a setting"),
        span);
  }
}

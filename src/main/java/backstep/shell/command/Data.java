package backstep.shell.command;

import backstep.network.BuiltInData;
import backstep.network.CsvData;
import backstep.network.CsvOptions;
import backstep.network.DataSet;
import backstep.network.Experiment;
import backstep.network.ScaledData;
import backstep.notation.Nearest;
import backstep.notation.Program;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.DataView;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Edit;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;
import backstep.shell.argument.CsvArguments;
import java.util.List;

/** {@code data}: the samples, of a built-in data set or a file. */
public record Data() implements Command {
  private static final String SCALE = "--scale";

  @Override
  public Help help() {
    return Help.of(
            Group.CHANGE,
            "data",
            "data [NAME | FILE.csv [OPTION]... | --scale]",
            "show the samples, or train on others",
            "data iris")
        .details(
            """
            Built in are xor, and, or, xnor, parity3, circles, spirals and iris. A CSV file has a sample a row;
            its first row has the names if none of its cells is a number (--header and --no-header say so). The
            last column is the target d, or others by --target NAME,NAME or by number, from 0; --without NAME leaves
            columns out. A column of texts becomes an input or output for each text, in alphabetical order, 1 where
            the text stands and 0 elsewhere; of two texts only the second becomes one. --classes NAME does so with
            numbers; of two, both become outputs where the program has two. --scale takes the mean from each input and
            divides it by its standard deviation, and tells both; alone it does so with the samples that are there.
            --bias appends an input that is 1. The samples become a part of the program, so that save writes
            them, names and all; data = mine.csv in the settings of a program reads them so, too, and the
            last column as classes, an output each, where the program has so many. At most 100000 samples, and 500000 numbers.
            """);
  }

  @Override
  public Syntax syntax() {
    return Completion.DATA_SET
        .or(Syntax.word(SCALE, "scale the samples that are there"))
        .or(Syntax.file(".csv").then(CsvArguments.SYNTAX.repeated().optional()));
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    if (arguments.isEmpty()) {
      return Reply.of(
          session, DataView.draw(session.timeline().here().experiment(), session.view(world)));
    }
    if (arguments.takes(SCALE)) {
      arguments.end();
      return scaled(session, world);
    }
    Span span = arguments.here();
    String name = arguments.fileBeforeOptions();
    return BuiltInData.named(name).isPresent() || isNoFile(name, world)
        ? builtIn(session, name, span, arguments)
        : file(session, name, span, arguments, world);
  }

  private static boolean isNoFile(String name, World world) {
    return name.matches("[A-Za-z0-9_-]+") && !world.has(name);
  }

  private static Reply builtIn(Session session, String name, Span span, Arguments arguments) {
    arguments.end();
    Program program = session.timeline().ahead().experiment().program();
    if (BuiltInData.named(name).isEmpty()) {
      List<String> names = BuiltInData.names();
      throw new UserError(
          "there is no data set '"
              + name
              + "'"
              + Nearest.hint(
                  name,
                  names,
                  "there are " + String.join(", ", names) + ", and files such as my.csv"),
          span);
    }
    return Edit.of(session, program.withDataSet(name, span), "data = " + name + "\n");
  }

  private static Reply scaled(Session session, World world) {
    Experiment experiment = session.timeline().ahead().experiment();
    ScaledData scaled = ScaledData.of(experiment.data());
    if (scaled.story().isEmpty()) {
      throw new UserError(
          "no input can be scaled: each is one number in all samples, or too large");
    }
    DataSet data = DataSet.own(scaled.data());
    String heading = DataView.heading(data, scaled.story(), experiment, session.view(world));
    return Edit.of(
        session, experiment.program().withOwnData(scaled.data(), scaled.story()), heading);
  }

  private static Reply file(
      Session session, String name, Span span, Arguments arguments, World world) {
    Experiment experiment = session.timeline().ahead().experiment();
    int outputs = experiment.data().sample(0).d().shape().rows();
    CsvOptions options = CsvArguments.of(arguments).forOutputs(outputs);
    String text = UserError.about(span, () -> world.read(name));
    CsvData csv = UserError.about(span, () -> CsvData.read(name, text, options));
    DataSet data = DataSet.own(csv.data());
    String heading = DataView.heading(data, csv.story(), experiment, session.view(world));
    Program changed = experiment.program().withOwnData(csv.data(), csv.story());
    return Edit.of(session, changed, heading);
  }
}

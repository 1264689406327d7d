package backstep.shell.command;

import backstep.insight.sweep.Variant;
import backstep.machine.Timeline;
import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.Prose;
import backstep.render.ScriptStory;
import backstep.script.Script;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Edit;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.Travel;
import backstep.shell.World;
import backstep.shell.argument.Programs;
import backstep.shell.argument.Variants;
import backstep.shell.argument.WeightsFile;

/** {@code load}: another program. */
public record Load() implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.CHANGE,
            "load",
            "load NAME | FILE | seed K [of [NAME | FILE] [SETTING=VALUE]...] | weights FILE",
            "load a program, or weights of numpy",
            "load fixed-relu")
        .details(
            """
            It begins at epoch 0. load mine.py reads a training script of numpy, as far as it is understood; Python never
            runs. The programs that ship are question-relu, question-sigmoid, fixed-relu,
            fixed-sigmoid and xor-rows. load seed 7 begins this program from another seed, and load seed 7 of fixed-relu
            alpha=0.1 a run of a sweep. load weights mine.npy sets the parameters here and now, from what np.save
            wrote of each into one file, in the order of the program; from mine.npz, of np.savez, by their names (what it has not stays as it is);
            load weights Ws mine.npy only this one.
            """);
  }

  @Override
  public Syntax syntax() {
    return Completion.ANY_PROGRAM
        .or(WeightsFile.SYNTAX)
        .or(
            Syntax.word("seed", "begin from another seed")
                .then(Completion.OTHER)
                .then(Syntax.word("of", "of which program").then(Variants.SYNTAX).optional()));
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Span span = arguments.here();
    if (arguments.takes("seed")) {
      return seed(session, arguments, world);
    }
    if (arguments.takes(WeightsFile.WORD)) {
      return WeightsFile.take(arguments).load(session, world);
    }
    String name = arguments.file();
    Experiment experiment = UserError.about(span, () -> Programs.load(name, world));
    if (!Script.isNamed(name)) {
      world.claim(name); // a script is not what the program is saved in
    }
    return Edit.onto(
        session,
        session.timeline().beginAnother(experiment),
        story(name, experiment, world.width()));
  }

  private static Reply seed(Session session, Arguments arguments, World world) {
    Span span = arguments.here();
    int seed = arguments.seed("a seed");
    if (!arguments.takes("of")) {
      arguments.end();
    } else if (arguments.isEmpty()) {
      arguments.word("a program or a setting");
    }
    Variant variant = Variants.variant(session, arguments, world);
    Experiment experiment = UserError.about(span, () -> variant.from(seed));
    Timeline begun = session.timeline().beginAnother(experiment);
    String where = Travel.where(begun, session.view(world));
    return Edit.onto(session, begun, "seed " + seed + " of " + variant.label() + "\n" + where);
  }

  private static String story(String name, Experiment experiment, int width) {
    String story = Shipped.named(name).map(shipped -> ": " + shipped.story()).orElse("");
    String lines = Prose.counted(experiment.program().size(), "line");
    String samples = Prose.counted(experiment.data().size(), "sample");
    return name
        + story
        + "\n"
        + lines
        + ", "
        + samples
        + "\n"
        + ScriptStory.text(experiment, width);
  }
}

package backstep.shell.command;

import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.Prose;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Edit;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.World;
import java.util.List;

/** {@code load}: another program. */
public record Load() implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.CHANGE,
            "load",
            "load NAME | FILE",
            "load a program: one that ships, or a .bp file",
            "load fixed-relu")
        .details(
            """
            It begins at epoch 0. The programs that ship are question-relu, question-sigmoid, fixed-relu and
            fixed-sigmoid.
            """);
  }

  @Override
  public List<Completion> completions() {
    return List.of(Completion.PROGRAM);
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Span span = arguments.here();
    String name = arguments.file();
    Experiment experiment = UserError.about(span, () -> Programs.load(name, world));
    return Edit.onto(session, session.timeline().beginAnother(experiment), story(name, experiment));
  }

  private static String story(String name, Experiment experiment) {
    String story = Shipped.named(name).map(shipped -> ": " + shipped.story()).orElse("");
    String lines = Prose.counted(experiment.program().size(), "line");
    String samples = Prose.counted(experiment.data().size(), "sample");
    return name + story + "\n" + lines + ", " + samples + "\n";
  }
}

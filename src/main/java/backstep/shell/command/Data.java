package backstep.shell.command;

import backstep.notation.Program;
import backstep.notation.Span;
import backstep.render.SamplesView;
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

/** {@code data [NAME]}: the samples. */
public record Data() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.CHANGE,
        "data",
        "data [NAME]",
        "show the samples, or train on another data set",
        "data");
  }

  @Override
  public List<Completion> completions() {
    return List.of(Completion.DATA_SET);
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    if (arguments.isEmpty()) {
      return Reply.of(
          session,
          SamplesView.data(session.timeline().here().experiment().data(), session.view(world)));
    }
    Span span = arguments.here();
    String name = arguments.word("a data set");
    arguments.end();
    Program changed = session.timeline().ahead().experiment().program().withDataSet(name, span);
    return Edit.of(session, changed, "data = " + name + "\n");
  }
}
